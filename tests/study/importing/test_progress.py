"""An import of many rows tells how far it is, and is whole or not there."""

import pytest
from django.db import OperationalError
from django.utils import timezone

from papers.models import Paper
from study.importing import new_paper_services, progress_responses
from study.importing.services import confirm_in_steps
from study.models import ListEntry, ListImport

pytestmark = pytest.mark.django_db

ROWS = "\n".join(f"@misc{{k{n}, title = {{Work number {n}}}}}" for n in range(5))


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """Three rows are many, and two papers are made at once."""
    monkeypatch.setattr(progress_responses, "LONG_ROWS", 3)
    monkeypatch.setattr(new_paper_services, "MADE_AT_ONCE", 2)


def keep_now(keep, text):
    kept = keep(text)
    ListImport.objects.update(created_at=timezone.now())
    return kept


@pytest.fixture
def kept(keep):
    return keep_now(keep, ROWS)


def confirm(browser, kept):
    return browser.post(f"{kept.get_absolute_url()}confirm/", {"row-4": "skip"})


def words_of(response):
    return " ".join(response.getvalue().decode().split())


def test_steps_count_papers_and_then_entries(kept, noon):
    steps = confirm_in_steps(list_import=kept, choices={}, at=noon)
    counts = [(step.made_count, step.new_count, step.entry_count) for step in steps]
    assert counts == [
        (0, 5, None),
        (2, 5, None),
        (4, 5, None),
        (5, 5, None),
        (5, 5, 5),
    ]


def test_long_import_shows_how_far_it_is(ada, kept, reading_list):
    response = confirm(ada, kept)
    assert response.streaming
    words = words_of(response)
    assert "Putting them on “Transformers”" in words
    assert "0 of 4 new papers are made." in words
    assert "2 of 4 new papers are made." in words
    assert "Done. 4 entries came to the list." in words
    assert words.endswith("</html>")
    assert reading_list.entries.count() == 4
    result = ada.get(kept.get_absolute_url()).content.decode()
    assert "See the list" in result


def test_page_is_not_kept_back_until_it_is_whole(ada, kept):
    response = confirm(ada, kept)
    assert response.headers["X-Accel-Buffering"] == "no"
    assert response.headers["Cache-Control"] == "private, no-store"


def test_nothing_is_left_of_an_import_that_is_broken_off(kept, noon):
    steps = confirm_in_steps(list_import=kept, choices={}, at=noon)
    next(steps)
    next(steps)
    assert Paper.objects.exclude(owner=None).count() == 2
    steps.close()
    assert not Paper.objects.exclude(owner=None).exists()
    assert not ListEntry.objects.exists()
    assert ListImport.objects.get().confirmed_at is None


def test_import_that_was_broken_off_can_be_begun_again(ada, kept, reading_list, noon):
    steps = confirm_in_steps(list_import=kept, choices={}, at=noon)
    next(steps)
    steps.close()
    assert "Done. 4 entries" in words_of(confirm(ada, kept))
    assert reading_list.entries.count() == 4


def test_list_deleted_meanwhile_is_told_on_the_page(ada, kept, reading_list, noon):
    response = confirm(ada, kept)
    reading_list.deleted_at = noon
    reading_list.save()
    assert "This list was deleted meanwhile." in words_of(response)
    assert not Paper.objects.exclude(owner=None).exists()


def test_second_window_is_told_that_it_was_imported(ada, kept, reading_list):
    slower = confirm(ada, kept)
    words_of(confirm(ada, kept))
    assert "This was imported already" in words_of(slower)
    assert reading_list.entries.count() == 4
    assert confirm(ada, kept).status_code == 302


def test_busy_database_is_told_on_the_page(ada, kept, monkeypatch):
    def refuse(*_args, **_options):
        raise OperationalError

    monkeypatch.setattr(new_paper_services, "write_own_papers", refuse)
    assert "The site is busy." in words_of(confirm(ada, kept))
    assert ListImport.objects.get().confirmed_at is None


def test_short_import_leads_to_its_result_at_once(ada, keep):
    response = confirm(ada, keep_now(keep, "arXiv:1706.03762"))
    assert response.status_code == 302
