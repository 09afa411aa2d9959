"""One mail a day, at the learner's hour, when something is due."""
