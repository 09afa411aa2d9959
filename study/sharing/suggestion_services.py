"""Suggesting papers for another's list, and answering what was suggested."""

from datetime import datetime, timedelta

from django.db import transaction

from papers.models import Paper
from study.lists.services import add_papers_to_list
from study.models import Learner, ListSuggestion, ReadingList

State = ListSuggestion.State
# Of one person for one list, in the time below.
MOST_SUGGESTIONS = 10
SUGGESTIONS_EVERY = timedelta(days=1)
# Of all people for one list.
MOST_WAITING = 100


class CannotSuggest(Exception):
    """Nothing is suggested, for a reason that the suggester is told."""


class TakesNone(CannotSuggest):
    """The list's owner wants no suggestions, or has closed the list."""


class TooManySuggestions(CannotSuggest):
    """One person has suggested enough for now."""


class TooManyWait(CannotSuggest):
    """The list's owner has enough to answer."""


class OnTheList(CannotSuggest):
    """The paper stands on the list already."""


class SuggestedAlready(CannotSuggest):
    """The same person's suggestion of the same paper waits."""


class NoLongerWaits(Exception):
    """The suggestion was answered or withdrawn meanwhile."""


def takes_suggestions(reading_list: ReadingList) -> bool:
    """Whether who can see the list may suggest papers."""
    if reading_list.visibility == ReadingList.Visibility.PRIVATE:
        return False
    return reading_list.editing == ReadingList.Editing.SUGGESTIONS


def suggest_paper(
    *,
    reading_list: ReadingList,
    learner: Learner,
    paper: Paper,
    sentence: str,
    at: datetime,
) -> ListSuggestion:
    """The suggestion, which waits for the owner. Raises CannotSuggest."""
    with transaction.atomic():
        # Else two windows together would get round the limits.
        locked = ReadingList.objects.select_for_update().get(pk=reading_list.pk)
        if not takes_suggestions(locked):
            raise TakesNone
        suggestions = ListSuggestion.objects.filter(reading_list=locked)
        own = suggestions.filter(learner=learner)
        if locked.entries.filter(paper=paper).exists():
            raise OnTheList
        if own.waiting().filter(paper=paper).exists():
            raise SuggestedAlready
        lately = own.filter(suggested_at__gt=at - SUGGESTIONS_EVERY)
        if lately.count() >= MOST_SUGGESTIONS:
            raise TooManySuggestions
        if suggestions.waiting().count() >= MOST_WAITING:
            raise TooManyWait
        return ListSuggestion.objects.create(
            reading_list=locked,
            list_title=locked.title,
            learner=learner,
            paper=paper,
            sentence=sentence,
            suggested_at=at,
        )


def accept_suggestion(
    *,
    suggestion: ListSuggestion,
    answer: str,
    at: datetime,
) -> None:
    """The paper stands at the end of the list. Raises NoLongerWaits."""
    with transaction.atomic():
        close_suggestion(suggestion, State.ACCEPTED, answer, at)
        add_papers_to_list(
            reading_list=suggestion.reading_list,
            papers=[suggestion.paper],
            at=at,
        )


def decline_suggestion(
    *, suggestion: ListSuggestion, answer: str, at: datetime
) -> None:
    """Raises NoLongerWaits."""
    close_suggestion(suggestion, State.DECLINED, answer, at)


def withdraw_suggestion(
    *,
    suggestion: ListSuggestion,
    at: datetime,
) -> None:
    """Raises NoLongerWaits."""
    close_suggestion(suggestion, State.WITHDRAWN, "", at)


def close_suggestion(
    suggestion: ListSuggestion,
    state: str,
    answer: str,
    at: datetime,
) -> None:
    """One statement, so that of two answers the first stands."""
    waiting = ListSuggestion.objects.filter(
        pk=suggestion.pk, state=State.WAITING
    )
    count = waiting.update(state=state, answer=answer, closed_at=at)
    if count == 0:
        raise NoLongerWaits
