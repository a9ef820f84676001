"""The live world: one flat dictionary of facts, the seats' views, and the table that applies each event to them."""
