"""The scenario language: YAML that an exercise director reads as an MSEL, compiled into the frozen dataclasses of `sim.model`.

The way of a file: `document` (bytes to plain text values with positions), `shape` (what may stand where, read by `kinds` and `acts`),
`references` (every id that is used exists, every condition compiles), `sense` (the story can happen), `compile`. `library` finds
scenarios, checks them and keeps compiled ones.
"""
