"""How much a group may arrange."""

MOST_OF_A_SERIES = 53
MOST_TO_COME = 200
MOST_PAPERS = 20
