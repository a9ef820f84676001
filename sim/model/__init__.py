"""The words of the exercise as frozen dataclasses: scenario, pack, events, commands, verbs. Pure: no files, clock, draws or SimPy."""
