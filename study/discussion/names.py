"""How members of a group are named to each other, decided where they are asked for."""

from django.db.models import Case, CharField, Exists, F, OuterRef, Value, When

from study.models import Membership

FORMER = "a former member"
NAMELESS = "a member without a name"


def author_name(prefix: str = "") -> Case:
    """The name of a remark's author; prefix: how the outer query gets to the remark."""
    return name_of_member(f"{prefix}author", f"{prefix}thread__group")


def name_of_member(learner: str, group: str) -> Case:
    """The display name of who belongs to the group today; never an address."""
    belongs = Membership.objects.active().filter(
        learner=OuterRef(learner), group=OuterRef(group)
    )
    return Case(
        When(~Exists(belongs), then=Value(FORMER)),
        When(**{f"{learner}__display_name": ""}, then=Value(NAMELESS)),
        default=F(f"{learner}__display_name"),
        output_field=CharField(),
    )
