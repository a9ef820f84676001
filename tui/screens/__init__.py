"""The screens, each in a file of its own, imported when it is first shown."""
