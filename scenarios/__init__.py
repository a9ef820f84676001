"""What was written: the scenario language, country packs and the library of scenarios."""
