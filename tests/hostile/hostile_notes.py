"""Notes as curators write them, with hostile texts in each part."""

from django.urls import reverse

from papers.models import Paper
from tests.hostile.hostile_requests import TYPED

BROKEN = f"$\\nosuch{{{TYPED}}}$ [x](paper:{TYPED}) ![y](figure:{TYPED})\n\n## {TYPED}"


def note_requests():
    """The preview beside the writing, and as a page of its own."""
    path = reverse("admin:papers_paper_preview")
    for method in ("POST", "POSTED FRAGMENT"):
        yield "curator", method, path, typed_note()
        yield "curator", method, path, {}


def typed_note():
    """With a text that is too short, one that is too long and one that is neither."""
    sections = (
        ("problem", f"{TYPED} {'word ' * 50}"),
        ("approach", f"{BROKEN} {'word ' * 500}"),
    )
    paper = Paper.objects.library().first()
    body = {"slug": paper.slug, "note": "full", "tldr": TYPED}
    body |= {"sections-TOTAL_FORMS": "2", "sections-INITIAL_FORMS": "0"}
    for number, (kind, text) in enumerate(sections):
        body[f"sections-{number}-kind"] = kind
        body[f"sections-{number}-body"] = text
    return body
