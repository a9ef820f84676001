"""One report of an exercise, from which every format is laid out: what is said is decided here, how it looks is decided elsewhere."""
