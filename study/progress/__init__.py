"""How a learner stands."""
