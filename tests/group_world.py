"""A group with something of everything in it, for both access matrices.

make_group makes the owner's and the victim's group of the access matrix, and the one
that the group matrix asks about. Every text in it has a canary. A room adds what it
keeps of a group to make_group, and the number to `things`, under the name that its
addresses have for it (`<int:remark_id>`: things["remark_id"]).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from papers.models import Question
from study.groups.services import create_group
from study.models import (
    GroupMail,
    GroupMailSetting,
    GroupQuiz,
    GroupQuizQuestion,
    Invitation,
    JoinRequest,
    Learner,
    Membership,
    StudyGroup,
)
from study.models.search import token_digest
from tests.discussion_world import DISCUSSION_GETS, make_discussion
from tests.factories import LearnerFactory, MembershipFactory, QuestionFactory
from tests.group_list_world import GROUP_LIST_GETS, make_group_lists
from tests.highlight_world import show_passage
from tests.meeting_world import make_meeting, subscribe_to_group

GROUP_MAIL_TOKEN = "a-token-of-mail-that-is-no-word"
# As tests/access_neighbours.py: GETS.
GROUP_GETS = """
group_list           -          -                            own
group_list           -          ?page=2                      own
new_group            -          -                            same
group                -          -                            same
edit_group           -          -                            same
public_group         -          -                            same
edit_public_group    -          -                            same
public_group_sitemap -          -                            same
group_members        -          -                            same
group_member         -          -                            same
group_sharing        -          -                            same
seen_by_group        -          -                            same
leave_group          -          -                            same
end_group            -          -                            same
export_group         -          -                            same
group_quiz_list      -          -                            same
group_year           -          -                            same
group_year_markdown  -          -                            same
group_quiz           -          -                            same
new_group_quiz       -          -                            same
edit_group_quiz      -          -                            same
group_mail_settings  -          -                            own
group_news           -          -                            own
turn_off_group_mail  owners     -                            same
group_invitations    -          -                            same
group_requests       -          -                            same
ask_to_join          -          -                            same
invitation           valid      -                            same
invitation           expired    -                            same
invitation           revoked    -                            same
invitation           used_up    -                            same
invitation           mailed     -                            same
invitation           forged     -                            same
"""
GROUP_GETS += DISCUSSION_GETS
GROUP_GETS += GROUP_LIST_GETS
# By the state of the invitation into a group that nobody of the matrix belongs to.
INVITATION_TOKENS = {
    "valid": "an-invitation-that-is-no-word",
    "expired": "an-invitation-that-expired",
    "revoked": "an-invitation-taken-back",
    "used_up": "an-invitation-used-up",
    "mailed": "an-invitation-by-mail",
    "forged": "an-invitation-that-nobody-made",
}


@dataclass(frozen=True)
class MadeGroup:
    """A group, and by parameter of an address the number of what it points at.

    member: belongs to it beside the owner. request: waits for an answer.
    """

    group: StudyGroup
    owner: Membership
    member: Membership
    request: JoinRequest
    things: dict[str, int]


def make_group(
    learner: Learner,
    canary: str,
    at: datetime,
    joining: str = StudyGroup.Joining.INVITATION,
) -> MadeGroup:
    """Owned by the learner; one member and somebody who asks are made with it."""
    group = create_group(
        learner=learner,
        name=f"{canary} group",
        about=f"{canary} about",
        place=f"{canary} place",
        joining=joining,
        at=at,
    )
    owner = group.memberships.get()
    member = MembershipFactory(group=group, joined_at=at)
    invitation = make_invitation(owner, f"{canary} invitation", at)
    request = ask(group, LearnerFactory(), f"{canary} sentence", at)
    discussed = make_discussion(owner, member, canary, at)
    list_things = make_group_lists(member, canary, at)
    show_passage(member, canary, at)
    met = make_meeting(group, learner, canary, at)
    return MadeGroup(
        group=group,
        owner=owner,
        member=member,
        request=request,
        things={
            "group_id": group.pk,
            "membership_id": member.pk,
            "request_id": request.pk,
            **discussed,
            "year": at.year,
            **met,
            **make_open_quiz(group, canary, at),
            **list_things,
            "invitation_id": invitation.pk,
        },
    )


def make_open_quiz(group: StudyGroup, canary: str, at: datetime) -> dict[str, int]:
    """One of a question, that the group may answer."""
    quiz = GroupQuiz.objects.create(
        group=group, title=f"{canary} quiz", created_at=at, opened_at=at
    )
    question = Question.objects.live().order_by("pk").first() or QuestionFactory()
    place = GroupQuizQuestion.objects.create(
        group_quiz=quiz, question=question, position=1
    )
    return {"group_quiz_id": quiz.pk, "place_id": place.pk}


def make_group_mail(learner: Learner, token: str) -> None:
    """A mail that told of a mention, whose link has this token."""
    now = timezone.now()
    GroupMailSetting.objects.create(learner=learner)
    GroupMail.objects.create(
        learner=learner,
        kinds=["mention"],
        off_digest=token_digest(token),
        decided_at=now,
        sent_at=now,
    )


def make_invitation(
    by: Membership, token: str, at: datetime, **values: object
) -> Invitation:
    """It holds for a week, for two people."""
    row = {
        "group": by.group,
        "token_digest": token_digest(token),
        "most_uses": 2,
        "invited_by": by.learner,
        "created_at": at,
        "expires_at": at + timedelta(days=7),
    }
    return Invitation.objects.create(**row | values)


def make_invitations(invited: Learner, at: datetime) -> None:
    """One in each state, into a group that has no canary."""
    owner = MembershipFactory(role=Membership.Role.OWNER)
    earlier = at - timedelta(days=9)
    states = {
        "valid": {},
        "expired": {"created_at": earlier, "expires_at": at - timedelta(days=1)},
        "revoked": {"revoked_at": at},
        "used_up": {"uses": 2},
        "mailed": {"email": invited.email, "most_uses": 1},
    }
    for state, values in states.items():
        make_invitation(owner, INVITATION_TOKENS[state], at, **values)


def ask(
    group: StudyGroup, learner: Learner, sentence: str, at: datetime
) -> JoinRequest:
    return JoinRequest.objects.create(
        group=group, learner=learner, sentence=sentence, created_at=at
    )


def groups_of_both(learners: dict[str, Learner], word: str) -> dict[str, int]:
    """The owner's things by parameter; the victim has the same, unnamed.

    word: a canary that takes the learner's name.
    """
    now = timezone.now()
    make_invitations(learners["owner"], now)
    make_group(learners["victim"], word.format("victim"), now)
    make_group_mail(learners["owner"], GROUP_MAIL_TOKEN)
    make_group_mail(learners["victim"], f"{GROUP_MAIL_TOKEN}-of-victim")
    made = make_group(learners["owner"], word.format("owner"), now)
    subscribe_to_group(learners["owner"], now)
    return made.things
