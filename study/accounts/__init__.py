"""Coming in, settings, leaving."""
