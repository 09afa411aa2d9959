"""A group with something of everything in it, for both access matrices.

make_group makes the owner's and the victim's group of the access matrix, and the one
that the group matrix asks about. Every text in it has a canary. A room adds what it
keeps of a group to make_group, and the number to `things`, under the name that its
addresses have for it (`<int:remark_id>`: things["remark_id"]).
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from papers.models import Question
from study.groups.services import create_group
from study.models import (
    GroupMail,
    GroupMailSetting,
    GroupQuiz,
    GroupQuizQuestion,
    JoinRequest,
    Learner,
    Membership,
    StudyGroup,
)
from study.models.search import token_digest
from tests.discussion_world import DISCUSSION_GETS, make_discussion
from tests.factories import LearnerFactory, MembershipFactory, QuestionFactory

GROUP_MAIL_TOKEN = "a-token-of-mail-that-is-no-word"
# As tests/access_neighbours.py: GETS.
GROUP_GETS = """
group_list           -          -                            own
group_list           -          ?page=2                      own
new_group            -          -                            same
group                -          -                            same
edit_group           -          -                            same
group_members        -          -                            same
group_member         -          -                            same
group_sharing        -          -                            same
seen_by_group        -          -                            same
leave_group          -          -                            same
end_group            -          -                            same
export_group         -          -                            same
group_quiz_list      -          -                            same
group_quiz           -          -                            same
new_group_quiz       -          -                            same
edit_group_quiz      -          -                            same
group_mail_settings  -          -                            own
turn_off_group_mail  owners     -                            same
"""
GROUP_GETS += DISCUSSION_GETS


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
    request = ask(group, LearnerFactory(), f"{canary} sentence", at)
    discussed = make_discussion(owner, member, canary, at)
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
            **make_open_quiz(group, canary, at),
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
    make_group(learners["victim"], word.format("victim"), now)
    make_group_mail(learners["owner"], GROUP_MAIL_TOKEN)
    make_group_mail(learners["victim"], f"{GROUP_MAIL_TOKEN}-of-victim")
    return make_group(learners["owner"], word.format("owner"), now).things
