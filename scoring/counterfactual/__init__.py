"""What one other decision would have changed: a finished exercise replayed up to a point, decided otherwise there, and played on.

`lines` plays such a line, `fates` says as whole numbers what became of each person and of the case, `paired` compares under the same
luck, `turning` finds the few points that mattered, `difference` says in moments how two journals differ.
"""
