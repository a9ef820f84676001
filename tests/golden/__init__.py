"""Golden playthroughs: every walkthrough as a text that shows, step by step, what became new for each seat."""
