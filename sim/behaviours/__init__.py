"""What goes on: perceiving, the authored story, acts under way, talk, services, decisions. Plain functions on a stage, one topic a file."""
