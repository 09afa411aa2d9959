"""Reading lists: making them, filling them, keeping their order."""
