"""A group of six that the demo learner owns: roles, sharing, who asks, who is invited.

What the group said, read and decided stands in demo_group_work.
"""

from datetime import datetime, timedelta

from papers.models import Paper
from study.groups.invitation_services import let_in
from study.groups.member_services import NO_SHARES
from study.groups.request_services import ask_to_join
from study.groups.services import create_group
from study.groups.tokens import new_token
from study.management.demo_group_work import add_demo_work
from study.models import Invitation, Learner, Membership, StudyGroup
from study.models.search import token_digest
from study.reading.services import set_reading_status

NAME = "Thursday reading"
ABOUT = (
    "What makes large models *learn from little*: one paper every second Thursday,"
    " from attention to $p(x \\mid z)$."
)
FINISHED = NO_SHARES | {"shares_finished": True}
PROGRESS = NO_SHARES | {"shares_finished": True, "shares_progress": True}
MARKS = PROGRESS | {"shares_marks": True}
EVERYTHING = MARKS | {"shares_results": True}
# Name, role, what they share, papers finished lately.
MEMBERS = (
    ("Ben Okafor", Membership.Role.ORGANISER, EVERYTHING, 5),
    ("Chiara Conti", Membership.Role.ORGANISER, MARKS, 4),
    ("Daniel Weiss", Membership.Role.MEMBER, PROGRESS, 3),
    ("Elif Aydın", Membership.Role.MEMBER, FINISHED, 3),
    ("Farid Haddad", Membership.Role.MEMBER, NO_SHARES, 2),
)
ASKER = "Greta Lindqvist"
SENTENCE = (
    "I read diffusion papers on my own and would like to talk about them."
)
INVITED = "hugo@octavo.example"
HALF_A_YEAR = timedelta(days=182)


def add_demo_group(owner: Learner, at: datetime) -> StudyGroup:
    """Began half a year ago; the others came week by week."""
    began_at = at - HALF_A_YEAR
    group = create_group(
        learner=owner,
        name=NAME,
        about=ABOUT,
        place="Room 2.14, or https://meet.example.org/thursdays",
        joining=StudyGroup.Joining.LISTED,
        at=began_at,
    )
    own = group.memberships.get()
    Membership.objects.filter(pk=own.pk).update(**EVERYTHING)
    papers = list(
        Paper.objects.published().with_note().order_by("-year", "slug")[:8]
    )
    for week, (name, role, shares, count) in enumerate(MEMBERS, start=1):
        learner = demo_learner(name, began_at)
        joined_at = began_at + timedelta(weeks=week)
        let_in(group, learner, role, shares, joined_at)
        finish_papers(learner, papers[week : week + count], at)
    add_demo_work(group, papers, at)
    asker = demo_learner(ASKER, began_at)
    ask_to_join(group=group, learner=asker, sentence=SENTENCE, at=at)
    Invitation.objects.create(
        group=group,
        token_digest=token_digest(new_token()),
        email=INVITED,
        invited_by=owner,
        created_at=at - timedelta(days=2),
        expires_at=at + timedelta(days=12),
    )
    return group


def demo_learner(name: str, at: datetime) -> Learner:
    """Nobody can sign in as them: they have no password."""
    address = name.split()[0].lower()
    learner = Learner.objects.create_user(
        f"{address}@octavo.example", None, display_name=name
    )
    learner.date_joined = at
    learner.save(update_fields=["date_joined"])
    return learner


def finish_papers(learner: Learner, papers: list[Paper], at: datetime) -> None:
    """One every eleven days, the last one five days ago."""
    for number, paper in enumerate(reversed(papers)):
        finished_at = at - timedelta(days=5 + 11 * number)
        began_at = finished_at - timedelta(days=3)
        for status, when in (("reading", began_at), ("read", finished_at)):
            set_reading_status(
                learner=learner, paper=paper, status=status, at=when
            )
