"""What happens: the model, the journal, the world, the engine and its behaviours. Never learns that it is graded, drawn or parsed."""
