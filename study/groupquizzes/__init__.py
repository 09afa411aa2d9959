"""Quizzes of groups: chosen by organisers, answered alone, then seen by question."""
