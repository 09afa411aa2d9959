"""The sentences that pages of groups share."""

from study.groups.limits import MOST_GROUPS_OWNED, MOST_INVITATIONS_A_DAY

TOO_MANY_GROUPS = (
    f"You own {MOST_GROUPS_OWNED} groups already. Delete one, or hand one over, before"
    " you make another."
)
LAST_OWNER = (
    "You are the only owner."
    " Make somebody else an owner first, or delete the group."
)
MEMBER_IS_GONE = "They do not belong to the group any more. Nothing changed."
NOT_YOURS = "Your role does not let you do that. Nothing changed."
UNREADABLE = "Nothing can be done with this. Go back and choose again."
TOO_MANY_INVITATIONS = (
    f"The group has sent {MOST_INVITATIONS_A_DAY} invitations in a day. Send the next"
    " one tomorrow."
)
NO_SUCH_INVITATION = (
    "No invitation has this address. Perhaps a part of it is missing: copy the whole"
    " link from the mail."
)
ANSWERED_ALREADY = "That was answered or withdrawn already. Nothing changed."
ASKED_ALREADY = "You asked already: it waits for an answer."
