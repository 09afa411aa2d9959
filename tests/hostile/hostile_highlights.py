"""Passages in every state that pages show them in, and requests about them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from papers.models import PaperPage
from study.highlights.section_text import digest_of
from study.models import Highlight, HighlightShare, StudyGroup
from tests.factories import MembershipFactory

TYPED_PARTS = {"part": "tldr", "exact": "is all", "before": "", "after": ""}


def add_highlight_states(learner, paper):
    """Drawn, lost, deleted; each text is there to be written over."""
    now = timezone.now()
    fields = {
        "learner": learner,
        "paper": paper,
        "part": "tldr",
        "exact": "there",
        "prefix": "is all ",
        "suffix": " is.",
        "comment": "Where?",
        "revision": digest_of(PaperPage.objects.get(paper=paper).body_html),
        "created_at": now,
        "changed_at": now,
    }
    Highlight.objects.create(**fields, start=17, end=22)
    Highlight.objects.create(**fields)
    deleted_at = now - timedelta(hours=1)
    Highlight.objects.create(**fields, start=1, end=4, deleted_at=deleted_at)
    Highlight.objects.create(**fields, deleted_at=deleted_at)


def show_to_owners_group(owner, group_id):
    """What the owner, a member and somebody more marked alike; all share it."""
    now = timezone.now()
    group = StudyGroup.objects.get(pk=group_id)
    shown = HighlightShare.objects.filter(group=group).first().highlight
    own = owner.highlights.get()
    third = MembershipFactory(group=group, shares_marks=True)
    anothers = Highlight.objects.create(
        learner=third.learner,
        paper=shown.paper,
        part=shown.part,
        exact=shown.exact,
        created_at=now,
        changed_at=now,
    )
    for highlight in (own, anothers):
        HighlightShare.objects.create(highlight=highlight, group=group, shared_at=now)
    group.memberships.filter(learner=owner).update(shares_marks=True)


def place_shown_passages():
    """All on the same words."""
    for highlight in Highlight.objects.filter(shares__isnull=False):
        page = PaperPage.objects.get(paper=highlight.paper_id)
        same = {"revision": digest_of(page.body_html), "start": 0, "end": 500}
        Highlight.objects.filter(pk=highlight.pk).update(**same)


def place_passages(learner):
    """Those in a note stand in it as it reads after all texts were written over."""
    in_note = Highlight.objects.filter(learner=learner, end=22)
    for highlight in in_note:
        page = PaperPage.objects.get(paper=highlight.paper_id)
        revision = {"revision": digest_of(page.body_html)}
        Highlight.objects.filter(pk=highlight.pk).update(**revision)
    place_shown_passages()


def highlight_requests(keeper, role, typed):
    """Their note, all of them, each to be changed; words that are nowhere."""
    yield role, "GET", reverse("paper", args=["transformer"]), None
    yield role, "GET", reverse("highlight_list"), None
    asked = {"q": typed, "paper": "transformer", "show": "comment"}
    yield role, "GET", reverse("highlight_list"), asked
    for name in ("highlights_markdown", "highlights_csv"):
        yield role, "GET", reverse(name), None
    for highlight in Highlight.objects.standing().filter(learner=keeper):
        path = reverse("show_highlight", args=[highlight.pk])
        yield role, "GET", path, None
        yield role, "POST", path, {"groups": [typed]}
        path = reverse("edit_highlight", args=[highlight.pk])
        yield role, "GET", path, None
        yield role, "POST", path, {"comment": typed * 9}
    path = reverse("mark_passage", args=["transformer"])
    yield role, "GET", path, {"part": typed}
    yield role, "POST", path, dict.fromkeys(TYPED_PARTS, typed)
    yield role, "POST", path, TYPED_PARTS | {"comment": typed}
