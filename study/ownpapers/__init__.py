"""Papers of a learner's own, which the library does not have."""
