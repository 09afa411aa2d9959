"""Where a learner stands with a paper, and what to read before it."""
