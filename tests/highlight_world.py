"""Passages that learners marked, as the access matrices need them.

Its columns are those of tests/access_matrix.py.
"""

from datetime import datetime

from django.utils import timezone

from papers.models import Paper, PaperPage
from study.highlights.section_text import digest_of
from study.highlights.services import Marked, mark_passage
from study.models import Highlight, HighlightShare, Learner, Membership

HIGHLIGHT_LINES = """
mark_passage       published  GET     sign-in    ok            ok            sign-in  ok            ok
mark_passage       draft      GET     sign-in    404           404           sign-in  404           404
mark_passage       published  POST    sign-in    →paper        →paper        sign-in  →paper        →paper
mark_passage       draft      POST    sign-in    404           404           sign-in  404           404
{highlight_list,highlights_markdown,highlights_csv} - GET sign-in ok ok sign-in ok ok
edit_highlight     owners     GET     sign-in    ok            404           sign-in  404           404
edit_highlight     owners     POST    sign-in    →paper        404           sign-in  404           404
show_highlight     owners     GET     sign-in    ok            404           sign-in  404           404
show_highlight     owners     POST    sign-in    →show_highlight 404         sign-in  404           404
{delete_highlight,restore_highlight} owners POST sign-in →highlight_list 404 sign-in 404 404
"""
HIGHLIGHT_GETS = """
mark_passage         published  -                            same
mark_passage         draft      -                            same
highlight_list       -          -                            own
highlight_list       -          ?q=attention&show=comment    own
highlight_list       -          ?show=orphan                 same
highlights_markdown  -          -                            own
highlights_csv       -          -                            own
edit_highlight       owners     -                            same
show_highlight       owners     -                            same
discussion           -          ?paper=transformer           same
"""
HIGHLIGHT_BODIES = {
    "mark_passage": {"part": "tldr", "exact": "is all"},
    "edit_highlight": {"comment": "Why?"},
}
OF_A_HIGHLIGHT = (
    "edit_highlight",
    "show_highlight",
    "delete_highlight",
    "restore_highlight",
)


def mark_first_words(learner: Learner, paper: Paper, comment: str) -> Highlight:
    """Of its TLDR, as its page reads now."""
    return mark_passage(
        learner=learner,
        paper=paper,
        marked=Marked(part="tldr", exact=paper.tldr.split(".")[0], comment=comment),
        at=timezone.now(),
    )


def show_passage(membership: Membership, canary: str, at: datetime) -> None:
    """To the member's group, which they share their highlights with."""
    page = PaperPage.objects.of_published().order_by("pk").first()
    if page is None:
        return
    highlight = Highlight.objects.create(
        learner=membership.learner,
        paper_id=page.pk,
        part="tldr",
        revision=digest_of(page.body_html),
        exact=f"{canary} words",
        start=0,
        end=5,
        comment=f"{canary} comment",
        created_at=at,
        changed_at=at,
    )
    shown = {"group": membership.group, "shared_at": at}
    HighlightShare.objects.create(highlight=highlight, **shown)
    Membership.objects.filter(pk=membership.pk).update(shares_marks=True)
