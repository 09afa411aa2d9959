"""Reading plans: which paper on which day, what became of it, and days without."""
