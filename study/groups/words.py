"""The sentences that pages of groups share."""

from study.groups.limits import MOST_GROUPS_OWNED

TOO_MANY_GROUPS = (
    f"You own {MOST_GROUPS_OWNED} groups already. Delete one, or hand one over, before"
    " you make another."
)
