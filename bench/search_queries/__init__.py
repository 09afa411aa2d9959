"""What readers type, and the notes that answer: see README.md."""
