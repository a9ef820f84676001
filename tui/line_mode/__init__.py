"""The line mode: the same exercise in numbered lines, without a cursor that moves. What stands in them comes from tui.panes."""
