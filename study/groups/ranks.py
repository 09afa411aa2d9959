"""Which role is above which."""

from study.models import Membership

RANKS = {
    Membership.Role.MEMBER: 1,
    Membership.Role.ORGANISER: 2,
    Membership.Role.OWNER: 3,
}


def rank_of(role: str) -> int:
    return RANKS[Membership.Role(role)]
