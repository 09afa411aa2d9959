"""Finding things, and keeping a search."""
