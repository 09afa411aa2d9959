"""Notes as curators write them, with hostile texts in each part."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from papers.models import Authorship, NoteDraft, Paper, PlannedPublication
from papers.services.writing.drafts import save_note_draft, stored_parts
from papers.services.writing.planning import plan_publication
from tests.factories import AuthorFactory
from tests.hostile.hostile_requests import TYPED

BROKEN = f"$\\nosuch{{{TYPED}}}$ [x](paper:{TYPED}) ![y](figure:{TYPED})\n\n## {TYPED}"


def add_note_drafts(curator):
    """One that waits, and one whose note was changed since."""
    for paper in Paper.objects.published().order_by("pk")[:2]:
        parts = stored_parts(paper) | {"tldr": "Proposed.", "impact": "Proposed."}
        save_note_draft(
            paper=paper,
            parts=parts,
            state=NoteDraft.State.REVIEW,
            version=0,
            by=curator,
            at=timezone.now(),
        )
        moment = timezone.now() + timedelta(days=9)
        plan_publication(paper=paper, publish_at=moment, by=curator)
    add_discarded_draft(Paper.objects.published().order_by("pk")[1], curator)


def add_discarded_draft(paper, curator):
    """Beside the one that stands there."""
    at = timezone.now()
    NoteDraft.objects.create(
        paper=paper,
        texts={"tldr": "Proposed."},
        base_texts={},
        begun_by=curator,
        begun_at=at,
        saved_by=curator,
        saved_at=at,
        discarded_at=at,
    )


def add_many_authors():
    """So many to one paper that the last of them are folded away."""
    paper = Paper.objects.published().earliest("pk")
    for position in range(101, 118):
        author = AuthorFactory()
        Authorship.objects.create(paper=paper, author=author, position=position)


def write_note_drafts():
    """What `make_hostile` wrote: of one, the note is as it was when it was begun.

    One of the two that are planned was not stopped.
    """
    draft = NoteDraft.objects.earliest("pk")
    draft.base_texts = stored_parts(draft.paper)
    draft.save()
    plan = PlannedPublication.objects.earliest("pk")
    plan.problem = ""
    plan.save()


def draft_requests():
    """Its pages, saves that are taken, come too late or can't be read, and acts."""
    for draft in NoteDraft.objects.select_related("paper"):
        arguments = [draft.paper_id]
        for name in ("papers_paper_draft", "papers_paper_draft_compare"):
            yield "curator", "GET", reverse(f"admin:{name}", args=arguments), None
        publication = reverse("admin:papers_paper_publication", args=arguments)
        yield "curator", "GET", publication, None
        yield "curator", "POST", publication, {"publish_at": TYPED}
        save = reverse("admin:papers_paper_draft_save", args=arguments)
        preview = reverse("admin:papers_paper_draft_preview", args=arguments)
        body = {"note": "full", "state": "writing", "tldr": TYPED, "approach": BROKEN}
        for version in ("0", "1"):
            for method in ("POST", "POSTED FRAGMENT"):
                yield "curator", method, save, body | {"version": version}
        yield "curator", "POSTED FRAGMENT", save, {}
        yield "curator", "POST", save, {"tldr": TYPED}
        yield "curator", "POSTED FRAGMENT", preview, body
        for action in ("update", "publish", "discard"):
            path = reverse(f"admin:papers_paper_draft_{action}", args=arguments)
            yield "curator", "POST", path, {"version": "1"}


def note_requests():
    """The preview beside the writing, and as a page of its own."""
    yield from draft_requests()
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
