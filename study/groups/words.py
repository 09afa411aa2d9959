"""The sentences that pages of groups share."""

from study.groups.limits import MOST_GROUPS_OWNED

TOO_MANY_GROUPS = (
    f"You own {MOST_GROUPS_OWNED} groups already. Delete one, or hand one over, before"
    " you make another."
)
LAST_OWNER = (
    "You are the only owner. Make somebody else an owner first, or delete the group."
)
MEMBER_IS_GONE = "They do not belong to the group any more. Nothing changed."
NOT_YOURS = "Your role does not let you do that. Nothing changed."
UNREADABLE = "Nothing can be done with this. Go back and choose again."
