"""How a learner wants to be asked: how much to remember, how many, in which order."""
