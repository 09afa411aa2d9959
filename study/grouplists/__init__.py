"""Lists of a study group: its own, those shown to it, and reading them together."""
