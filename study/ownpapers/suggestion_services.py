"""Suggesting an own paper to the library, and answering that."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from papers.formats.entry import BibliographyEntry
from papers.models import Category, Paper
from papers.services.library.drafts import create_draft, paper_with_number
from study.models import Learner, PaperSuggestion
from study.models.paper_suggestion import PaperSuggestionQuerySet
from study.ownpapers.services import lock_own_paper

State = PaperSuggestion.State
# Of one learner at a time.
MOST_WAITING = 10


class CannotSuggestPaper(Exception):
    """Nothing is suggested, for a reason that the learner is told."""


class InTheLibrary(CannotSuggestPaper):
    """The library shows this paper already."""


class SuggestedBefore(CannotSuggestPaper):
    """It waits for an answer, or was answered."""


class TooManyPapersWait(CannotSuggestPaper):
    """The learner has suggested enough for now."""


class SuggestionIsClosed(Exception):
    """It was answered or withdrawn meanwhile."""


def told_facts(paper: Paper) -> BibliographyEntry:
    """All that curators are told of a learner's own paper: no abstract, no note."""
    return BibliographyEntry(
        title=paper.title,
        authors=tuple(paper.own_part.authors),
        year=paper.year,
        venue=paper.venue,
        arxiv_id=paper.arxiv_id,
        doi=paper.doi,
        url=paper.url,
    )


def suggest_own_paper(
    *, paper: Paper, sentence: str, at: datetime
) -> PaperSuggestion:
    """The suggestion, which waits for a curator. Raises CannotSuggestPaper."""
    with transaction.atomic():
        locked = lock_own_paper(paper)
        learner = locked.owner
        assert isinstance(learner, Learner)
        entry = told_facts(locked)
        known = paper_with_number(entry)
        if known is not None and known.is_published:
            raise InTheLibrary
        suggestions = PaperSuggestion.objects.filter(paper=locked)
        if suggestions.exclude(state=State.WITHDRAWN).exists():
            raise SuggestedBefore
        own_suggestions = PaperSuggestion.objects.filter(learner=learner)
        if own_suggestions.waiting().count() >= MOST_WAITING:
            raise TooManyPapersWait
        return PaperSuggestion.objects.create(
            learner=learner,
            paper=locked,
            bibliography=asdict(entry),
            sentence=sentence,
            suggested_at=at,
        )


def withdraw_own_suggestion(*, paper: Paper, at: datetime) -> None:
    """Curators see it no more. Raises SuggestionIsClosed."""
    suggestions = PaperSuggestion.objects.filter(paper=paper)
    close_waiting(suggestions, state=State.WITHDRAWN, closed_at=at)


def entry_to_accept(
    suggestion: PaperSuggestion, *, year: int | None, url: str
) -> BibliographyEntry:
    """What was told, with what a curator looked up."""
    return replace(suggestion.entry, year=year, url=url)


def accept_paper_suggestion(
    *,
    suggestion: PaperSuggestion,
    entry: BibliographyEntry,
    category: Category | None,
    answer: str,
    at: datetime,
) -> Paper:
    """The draft that is made of `entry`, or what the library has of its number.

    `entry` is what was told, as the curator completed it; a draft needs `category`.
    Raises SuggestionIsClosed.
    """
    with transaction.atomic():
        answer_waiting(
            suggestion, state=State.ACCEPTED, answer=answer, closed_at=at
        )
        library_paper = paper_with_number(entry)
        if library_paper is None:
            assert category is not None
            library_paper = create_draft(entry=entry, category=category, at=at)
        accepted = PaperSuggestion.objects.filter(pk=suggestion.pk)
        accepted.update(library_paper=library_paper)
        return library_paper


def decline_paper_suggestion(
    *, suggestion: PaperSuggestion, answer: str, at: datetime
) -> None:
    """Raises SuggestionIsClosed."""
    answer_waiting(
        suggestion, state=State.DECLINED, answer=answer, closed_at=at
    )


def answer_waiting(suggestion: PaperSuggestion, **values: Any) -> None:
    """Of papers that their owners still have."""
    suggestions = PaperSuggestion.objects.filter(pk=suggestion.pk)
    if not suggestions.waiting().exists():
        raise SuggestionIsClosed
    close_waiting(suggestions, **values)


def close_waiting(suggestions: PaperSuggestionQuerySet, **values: Any) -> None:
    """One statement on one table, so that of two answers the first stands."""
    count = suggestions.filter(state=State.WAITING).update(**values)
    if count == 0:
        raise SuggestionIsClosed
