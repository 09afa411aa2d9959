"""Passages that a learner marks in notes, with what they think of them."""
