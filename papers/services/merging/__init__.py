"""Two rows that are one: what hangs on the one moves to the other, and back."""
