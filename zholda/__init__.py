"""The front door: the session that screens and commands talk to, what is kept on disk, the wording, the commands."""
