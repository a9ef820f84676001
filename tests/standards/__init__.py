"""Every standard: its examples, and acts that breach and meet it."""
