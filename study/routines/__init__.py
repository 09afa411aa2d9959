"""Routines: what a learner does each day, week, month or quarter."""
