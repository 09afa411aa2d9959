"""Passages that the demo group marked in what it reads next, and the learner's own."""

from datetime import datetime, timedelta

from papers.models import Paper
from study.highlights.section_text import texts_of_parts
from study.highlights.services import Marked, mark_passage, page_of_note
from study.highlights.sharing_services import show_to_groups
from study.models import Highlight, Learner, Membership

PART = "tldr"
# By who has been in the group longest: three of them share what they mark.
COMMENTS = (
    "If that holds for small models too, the title is right.",
    "",
    "This is the sentence to argue about: what is it compared with?",
)
OWN_COMMENTS = ("Say this when somebody asks what it is about.", "")


def add_demo_highlights(
    members: list[Membership],
    read: list[Paper],
    coming: list[Paper],
    at: datetime,
) -> None:
    """read: the first member's own notes; coming: for the next meeting."""
    for paper in coming:
        for days, (member, comment) in enumerate(
            zip(members, COMMENTS, strict=False), start=1
        ):
            marked_at = at - timedelta(days=days)
            highlight = mark_first_sentence(
                member.learner, paper, comment, marked_at
            )
            groups = [member.group_id]
            show_to_groups(
                highlight=highlight,
                offered=groups,
                chosen=groups,
                at=marked_at,
            )
    owner = members[0].learner
    for paper, comment in zip(read, OWN_COMMENTS, strict=False):
        mark_first_sentence(owner, paper, comment, at - timedelta(days=20))


def mark_first_sentence(
    learner: Learner, paper: Paper, comment: str, at: datetime
) -> Highlight:
    body_html = page_of_note(paper).body_html
    text = texts_of_parts(body_html)[PART].text
    sentence, _, _ = text.partition(". ")
    marked = Marked(part=PART, exact=sentence, comment=comment)
    return mark_passage(learner=learner, paper=paper, marked=marked, at=at)
