"""What stands in each pane, one module a pane: read from what the seat sees, as rows or lines of text. Screen and line mode share it."""
