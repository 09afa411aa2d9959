"""How much of everything a group may have."""

MOST_GROUPS_OWNED = 50
MOST_MEMBERS = 1_000
GROUPS_A_PAGE = 50
MEMBERS_A_PAGE = 50
