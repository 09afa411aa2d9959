"""Passages marked, changed, deleted and brought back; found again after an edit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models.functions import MD5

from papers.models import Paper, PaperPage
from papers.services.page_cache import render_pages
from study.highlights.anchoring import (
    Place,
    Selector,
    find_again,
    places_meant,
    selector_at,
)
from study.highlights.section_text import (
    SectionText,
    digest_of,
    texts_of_parts,
)
from study.models import Highlight, Learner
from study.models.deletion import bring_back
from study.models.highlight import LONGEST_EXACT, HighlightQuerySet

MOST_HIGHLIGHTS = 20_000
MOST_IN_A_PART = 200
# Papers of one learner whose passages are found again for one page.
MOST_FOUND_AGAIN = 100


class CannotMark(Exception):
    """Nothing is kept, for a reason that the learner hears."""


class WordsNotThere(CannotMark):
    """The note has no such words in this part."""


class WordsThereTwice(CannotMark):
    """They stand there more than once, and nothing says which."""


class TooManyWords(CannotMark):
    """More than LONGEST_EXACT characters."""


class MarkedAlready(CannotMark):
    """Exactly these words are marked."""

    def __init__(self, highlight: Highlight) -> None:
        self.highlight = highlight


class MarkedAnew(CannotMark):
    """What was deleted, and is marked a second time since."""


class TooManyHighlights(CannotMark):
    """In all, or in this part."""


@dataclass(frozen=True, kw_only=True)
class Marked:
    """What a learner selected or pasted, and what they say to it."""

    part: str
    exact: str
    before: str = ""
    after: str = ""
    comment: str = ""


def mark_passage(
    *, learner: Learner, paper: Paper, marked: Marked, at: datetime
) -> Highlight:
    """Raises CannotMark."""
    page = page_of_note(paper)
    place, selector = find_passage(page.body_html, marked)
    digest = digest_of(page.body_html)
    with transaction.atomic():
        learner.lock()
        own = Highlight.objects.filter(learner=learner)
        own.forget_deleted(at)
        standing = own.standing()
        in_part = standing.filter(paper=paper, part=marked.part)
        same = in_part.filter(
            revision=digest, start=place.start, end=place.end
        ).first()
        if same is not None:
            raise MarkedAlready(same)
        refuse_too_many(standing, in_part)
        return Highlight.objects.create(
            learner=learner,
            paper=paper,
            part=marked.part,
            revision=digest,
            exact=selector.exact,
            prefix=selector.prefix,
            suffix=selector.suffix,
            start=place.start,
            end=place.end,
            comment=marked.comment,
            created_at=at,
            changed_at=at,
        )


def refuse_too_many(
    standing: HighlightQuerySet, in_part: HighlightQuerySet
) -> None:
    """One more would be too many, of a learner or in a part."""
    is_full = standing.count() >= MOST_HIGHLIGHTS
    if is_full or in_part.count() >= MOST_IN_A_PART:
        raise TooManyHighlights


def page_of_note(paper: Paper) -> PaperPage:
    """What is rendered of it; that of an own paper is perhaps still to be."""
    page = PaperPage.objects.filter(paper=paper).first()
    if page is not None:
        return page
    list(render_pages([paper.pk]))
    return PaperPage.objects.get(paper=paper)


def find_passage(body_html: str, marked: Marked) -> tuple[Place, Selector]:
    """The one place that is meant. Raises CannotMark."""
    section = texts_of_parts(body_html).get(marked.part)
    if section is None:
        raise WordsNotThere
    places = places_meant(
        section, marked.exact, before=marked.before, after=marked.after
    )
    if not places:
        raise WordsNotThere
    if len(places) > 1:
        raise WordsThereTwice
    (place,) = places
    if place.end - place.start > LONGEST_EXACT:
        raise TooManyWords
    return place, selector_at(place, section.text)


def change_comment(*, highlight: Highlight, comment: str, at: datetime) -> None:
    highlight.comment = comment
    highlight.changed_at = at
    highlight.save(update_fields=["comment", "comment_html", "changed_at"])


def restore_highlight(*, highlight: Highlight) -> None:
    """Raises MarkedAnew, TooManyHighlights. What is back already stays so."""
    with transaction.atomic():
        highlight.learner.lock()
        own = Highlight.objects.filter(learner=highlight.learner_id)
        others = own.standing().exclude(pk=highlight.pk)
        in_part = others.filter(paper=highlight.paper_id, part=highlight.part)
        refuse_too_many(others, in_part)
        try:
            with transaction.atomic():
                bring_back(highlight)
        except IntegrityError as error:
            raise MarkedAnew from error


def find_passages_again(
    highlights: Iterable[Highlight], body_html: str, digest: str
) -> None:
    """Where they stand in the note as it reads now, also in these objects.

    Derived from the note, as its page is: so it is kept whenever somebody looks.
    """
    moved = [one for one in highlights if one.revision != digest]
    if not moved:
        return
    texts = texts_of_parts(body_html)
    taken = places_taken(moved, digest)
    for highlight in sorted(moved, key=lambda one: one.pk):
        own_places = taken[highlight.learner_id, highlight.part]
        place = place_now(highlight, texts)
        highlight.revision = digest
        highlight.start = None
        highlight.end = None
        # Of two passages with the same words perhaps one is left.
        if place is not None and place not in own_places:
            own_places.add(place)
            highlight.start = place.start
            highlight.end = place.end
    try:
        with transaction.atomic():
            Highlight.objects.bulk_update(moved, ["revision", "start", "end"])
    except IntegrityError:
        # Marked anew in this moment: whoever looks next finds all of them.
        pass


def place_now(
    highlight: Highlight, texts: Mapping[str, SectionText]
) -> Place | None:
    """None for an orphan."""
    section = texts.get(highlight.part)
    if section is None:
        return None
    selector = Selector(highlight.exact, highlight.prefix, highlight.suffix)
    return find_again(selector, section.text)


def places_taken(
    moved: list[Highlight], digest: str
) -> dict[tuple[int, str], set[Place]]:
    """By learner and part: what is marked in the note as it reads now."""
    paper_ids = {highlight.paper_id for highlight in moved}
    learner_ids = {highlight.learner_id for highlight in moved}
    settled = Highlight.objects.standing().filter(
        learner__in=learner_ids,
        paper__in=paper_ids,
        revision=digest,
        start__isnull=False,
    )
    taken: dict[tuple[int, str], set[Place]] = defaultdict(set)
    columns = ("learner_id", "part", "start", "end")
    for learner_id, part, start, end in settled.values_list(*columns):
        taken[learner_id, part].add(Place(start, end))
    return taken


def find_moved_passages(highlights: HighlightQuerySet) -> None:
    """Of these, those whose note was rendered anew since: MOST_FOUND_AGAIN notes.

    Two queries where none was; the database reads each note once for its digest.
    """
    kept = highlights.standing().on_shown_papers().order_by()
    revisions: dict[int, set[str]] = defaultdict(set)
    for paper_id, revision in kept.values_list("paper", "revision").distinct():
        revisions[paper_id].add(revision)
    pages = PaperPage.objects.filter(paper__in=list(revisions))
    moved_ids = []
    for paper_id, digest in pages.values_list("paper", MD5("body_html")):
        if revisions[paper_id] != {digest}:
            moved_ids.append(paper_id)
    for page in pages.filter(paper__in=moved_ids[:MOST_FOUND_AGAIN]):
        of_note = kept.filter(paper=page.paper_id)
        find_passages_again(of_note, page.body_html, digest_of(page.body_html))
