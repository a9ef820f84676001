"""What an exercise was worth: published standards as properties of its journal, ratings, and the debrief. Pure: no files, no clock."""
