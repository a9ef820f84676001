"""What a person sees: the terminal screens and the line mode. They know the session only, never the world behind it."""
