"""The first evening: what a learner knows, wants, and may begin with."""
