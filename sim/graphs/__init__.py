"""Networks of places and people, worked out when a scenario is read and never while it is played (networkx imports slowly)."""
