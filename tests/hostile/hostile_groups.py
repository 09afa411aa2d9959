"""States of groups that their pages show only to some: asked, waiting, declined."""

from django.utils import timezone

from study.models import Invitation, JoinRequest, StudyGroup
from study.models.search import token_digest
from tests.group_world import INVITATION_TOKENS
from tests.hostile.hostile_highlights import show_to_owners_group


def add_group_states(world):
    """Whoever is here may ask the owner's group; one waits, one was declined."""
    group_id = world.group_things["group_id"]
    now = timezone.now()
    StudyGroup.objects.filter(pk=group_id).update(joining="listed")
    digest = token_digest(INVITATION_TOKENS["valid"])
    Invitation.objects.filter(token_digest=digest).update(role="organiser")
    JoinRequest.objects.create(
        group_id=group_id, learner=world.learners["reader"], created_at=now
    )
    JoinRequest.objects.create(
        group_id=group_id,
        learner=world.learners["other"],
        state=JoinRequest.State.DECLINED,
        answer="Not now.",
        created_at=now,
        answered_at=now,
    )
    show_to_owners_group(world.learners["owner"], group_id)
