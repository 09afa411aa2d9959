"""arXiv is asked once in three seconds, by all processes together."""

from contextlib import contextmanager
from datetime import timedelta

import pytest

from papers.metadata import turns
from papers.metadata.network import Deadline, FetchError
from papers.metadata.turns import LONGEST_TURN, end_turn, take_turn, wait_for_turn
from papers.models import LookupTurn
from tests.conftest import NOON

pytestmark = pytest.mark.django_db


def after(seconds):
    return NOON + timedelta(seconds=seconds)


def test_first_has_the_turn():
    assert take_turn("arxiv", NOON) == NOON


def test_nobody_asks_while_another_does():
    take_turn("arxiv", NOON)
    assert take_turn("arxiv", after(7)) is None


def test_next_asks_three_seconds_after_the_last_began():
    end_turn("arxiv", take_turn("arxiv", NOON), was_refused=False)
    assert take_turn("arxiv", after(2.9)) is None
    assert take_turn("arxiv", after(3)) == after(3)


def test_nobody_asks_for_a_minute_after_a_refusal():
    end_turn("arxiv", take_turn("arxiv", NOON), was_refused=True)
    assert take_turn("arxiv", after(59)) is None
    assert take_turn("arxiv", after(60)) == after(60)


def test_turn_of_a_killed_process_ends():
    take_turn("arxiv", NOON)
    assert take_turn("arxiv", NOON + LONGEST_TURN) == NOON + LONGEST_TURN


def test_late_end_does_not_shorten_the_turn_of_another():
    take_turn("arxiv", NOON)
    later = NOON + LONGEST_TURN
    take_turn("arxiv", later)
    end_turn("arxiv", NOON, was_refused=False)
    assert LookupTurn.objects.get().free_at == later + LONGEST_TURN


def test_clock_that_was_set_back_does_not_stop_us():
    LookupTurn.objects.create(source="arxiv", free_at=after(100_000))
    assert take_turn("arxiv", NOON) == NOON


def test_sources_have_turns_of_their_own():
    take_turn("arxiv", NOON)
    assert take_turn("another", NOON) == NOON


def test_of_two_who_see_it_free_one_has_it(monkeypatch):
    free = LookupTurn.objects.create(source="arxiv", free_at=NOON)
    take_turn("arxiv", after(1))
    seen = lambda **_: (free, False)  # noqa: E731
    monkeypatch.setattr(LookupTurn.objects, "get_or_create", seen)
    assert take_turn("arxiv", after(2)) is None


def test_waiting_ends_with_the_time(monkeypatch):
    """While it sleeps it holds nothing: `pause` is open then."""
    pauses = []

    @contextmanager
    def pause():
        pauses.append("begun")
        yield

    wait_for_turn("arxiv", Deadline(), pause)
    monkeypatch.setattr(turns, "POLL_SECONDS", 0.05)
    with pytest.raises(FetchError) as raised:
        wait_for_turn("arxiv", Deadline(0.3), pause)
    assert raised.value.kind in ("turn", "time")
    assert pauses
