"""Writing a note: its texts before they are stored, how they look, what is wrong."""
