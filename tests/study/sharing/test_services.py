"""Lists opened and closed, papers suggested and answered, lists copied."""

from datetime import timedelta

import pytest
from django.http import Http404

from study.access import list_of_link, open_public_list
from study.lists.services import add_papers_to_list
from study.models import ListEntry, ReadingList
from study.models.search import token_digest
from study.sharing import suggestion_services as suggestions
from study.sharing.copying_services import copy_shared_list_to
from study.sharing.services import (
    make_list_private,
    make_list_public,
    share_by_link,
)
from tests.factories import LearnerFactory, PaperFactory, ReadingListFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading_list():
    return ReadingListFactory(title="Beginnings")


@pytest.fixture
def welcome():
    """A list that takes suggestions."""
    return ReadingListFactory(visibility="public", editing="suggestions")


def is_found(look_up, argument):
    try:
        look_up(argument)
    except Http404:
        return False
    return True


def test_link_has_128_bits_and_is_stored_as_its_digest(reading_list):
    token = share_by_link(reading_list)
    kept = ReadingList.objects.values_list("link_digest", flat=True).get()
    assert len(token) == 22
    assert kept == token_digest(token)
    assert list_of_link(token) == reading_list


def test_new_link_ends_the_old_one(reading_list):
    old = share_by_link(reading_list)
    new = share_by_link(reading_list)
    assert not is_found(list_of_link, old)
    assert is_found(list_of_link, new)


@pytest.mark.parametrize("close", [make_list_private, make_list_public])
def test_link_ends_with_another_visibility(reading_list, close):
    token = share_by_link(reading_list)
    close(reading_list)
    assert not is_found(list_of_link, token)


def test_public_list_is_private_again(reading_list):
    make_list_public(reading_list)
    assert is_found(open_public_list, reading_list.pk)
    make_list_private(reading_list)
    assert not is_found(open_public_list, reading_list.pk)


def test_list_by_link_has_no_public_address(reading_list):
    share_by_link(reading_list)
    assert not is_found(open_public_list, reading_list.pk)


@pytest.mark.parametrize("column", ["archived_at", "deleted_at"])
def test_list_that_is_put_away_is_closed(reading_list, noon, column):
    token = share_by_link(reading_list)
    other = ReadingListFactory(visibility="public")
    ReadingList.objects.update(**{column: noon})
    assert not is_found(list_of_link, token)
    assert not is_found(open_public_list, other.pk)


def test_lists_of_a_deactivated_learner_are_closed(reading_list):
    token = share_by_link(reading_list)
    other = ReadingListFactory(learner=reading_list.learner, visibility="public")
    reading_list.learner.is_active = False
    reading_list.learner.save()
    assert not is_found(list_of_link, token)
    assert not is_found(open_public_list, other.pk)


def suggest(reading_list, learner, noon, paper=None):
    return suggestions.suggest_paper(
        reading_list=reading_list,
        learner=learner,
        paper=paper or PaperFactory(),
        sentence="It began there.",
        at=noon,
    )


def papers_on(reading_list):
    entries = ListEntry.objects.filter(reading_list=reading_list)
    return [entry.paper for entry in entries.in_order()]


def test_accepted_paper_stands_at_the_end(welcome, learner, noon):
    first = PaperFactory()
    add_papers_to_list(reading_list=welcome, papers=[first], at=noon)
    suggestion = suggest(welcome, learner, noon)
    suggestions.accept_suggestion(suggestion=suggestion, answer="Yes!", at=noon)
    suggestion.refresh_from_db()
    assert papers_on(welcome) == [first, suggestion.paper]
    assert suggestion.state == "accepted"
    assert suggestion.answer == "Yes!"


def test_declined_paper_stands_nowhere(welcome, learner, noon):
    suggestion = suggest(welcome, learner, noon)
    suggestions.decline_suggestion(suggestion=suggestion, answer="No.", at=noon)
    suggestion.refresh_from_db()
    assert papers_on(welcome) == []
    assert suggestion.state == "declined"


def test_withdrawn_suggestion_cannot_be_accepted(welcome, learner, noon):
    suggestion = suggest(welcome, learner, noon)
    suggestions.withdraw_suggestion(suggestion=suggestion, at=noon)
    with pytest.raises(suggestions.NoLongerWaits):
        suggestions.accept_suggestion(suggestion=suggestion, answer="", at=noon)
    assert papers_on(welcome) == []


def test_paper_on_the_list_is_not_suggested(welcome, learner, noon):
    paper = PaperFactory()
    add_papers_to_list(reading_list=welcome, papers=[paper], at=noon)
    with pytest.raises(suggestions.OnTheList):
        suggest(welcome, learner, noon, paper)


def test_same_paper_is_suggested_once_by_each(welcome, learner, noon):
    paper = PaperFactory()
    suggest(welcome, learner, noon, paper)
    with pytest.raises(suggestions.SuggestedAlready):
        suggest(welcome, learner, noon, paper)
    suggest(welcome, LearnerFactory(), noon, paper)


@pytest.mark.parametrize(
    "values", [{"visibility": "private"}, {"editing": "owner"}], ids=str
)
def test_list_that_wants_none_takes_none(welcome, learner, noon, values):
    ReadingList.objects.update(**values)
    with pytest.raises(suggestions.TakesNone):
        suggest(welcome, learner, noon)


def test_one_learner_suggests_ten_a_day(welcome, learner, noon):
    for _ in range(suggestions.MOST_SUGGESTIONS):
        suggestion = suggest(welcome, learner, noon)
        suggestions.withdraw_suggestion(suggestion=suggestion, at=noon)
    with pytest.raises(suggestions.TooManySuggestions):
        suggest(welcome, learner, noon)
    suggest(welcome, LearnerFactory(), noon)
    suggest(welcome, learner, noon + timedelta(days=1))


def test_list_takes_no_more_than_the_owner_can_answer(
    welcome, learner, noon, monkeypatch
):
    monkeypatch.setattr(suggestions, "MOST_WAITING", 1)
    suggest(welcome, LearnerFactory(), noon)
    with pytest.raises(suggestions.TooManyWait):
        suggest(welcome, learner, noon)


def test_copy_is_private_and_has_the_same_entries(learner, noon):
    paper = PaperFactory()
    shared = ReadingListFactory(
        title="Theirs", description="*Read.*", visibility="public"
    )
    entries = {"reading_list": shared, "added_at": noon}
    ListEntry.objects.create(rank=1, kind="heading", text="First", **entries)
    ListEntry.objects.create(rank=2, kind="paper", paper=paper, note="$x$", **entries)
    copied = copy_shared_list_to(learner=learner, reading_list=shared, at=noon)
    assert copied.learner == learner
    assert copied.visibility == "private"
    assert copied.title == "Theirs"
    columns = ("rank", "kind", "text", "paper", "note", "note_html")
    rows = {}
    for one in (shared, copied):
        rows[one] = list(one.entries.in_order().values_list(*columns))
    assert rows[copied] == rows[shared]
