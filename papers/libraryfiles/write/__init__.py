"""From entries to files in their canonical form."""
