"""A long import answers with a page that grows, and all or nothing stays of it."""

import pytest
from django.db import OperationalError

from papers.admin import import_progress
from papers.admin.import_progress import STEPS_STAND_HERE, running_page
from papers.models import Topic
from papers.services.documents import importing
from tests.library_changes import bring_topics

ROWS = [f"├── Topic <b>{number}" for number in range(60)]
TREE = "\n".join(["## Bread", *ROWS])


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch):
    monkeypatch.setattr(import_progress, "LONG_TEXT", 100)


def send_import(browser, document):
    path = f"/admin/papers/documentimport/{document.pk}/import/"
    return browser.post(path)


def test_page_tells_each_step_and_what_came_of_it(curator_browser):
    document = bring_topics(text=TREE)
    answer = send_import(curator_browser, document)
    parts = [part.decode() for part in answer.streaming_content]
    assert answer.headers["X-Accel-Buffering"] == "no"
    assert "Leave this page open" in parts[0]
    assert [part.strip() for part in parts[1:-1]] == [
        "<li>Read and compared: 61 new, 0 there already.</li>",
        "<li>Written; now it is checked against the rules of the library.</li>",
        "<li>Checked.</li>",
        "<li>Imported: 61 new topics, 0 changed.</li>",
    ]
    assert f"/documentimport/{document.pk}/change/" in parts[-1]
    assert Topic.objects.count() == 61


@pytest.mark.parametrize("step_count", [1, 2, 3, 4])
def test_page_that_is_closed_before_its_end_leaves_nothing(rf, curator, step_count):
    document = bring_topics(text=TREE)
    request = rf.post("/")
    request.user = curator
    parts = running_page(request, f"head{STEPS_STAND_HERE}end", document)
    for _ in range(step_count):
        next(parts)
    parts.close()
    document.refresh_from_db()
    assert document.imported_at is None
    assert not Topic.objects.exists()


def test_import_that_is_sent_twice_is_told_so(curator_browser):
    document = bring_topics(text=TREE)
    first = send_import(curator_browser, document).getvalue().decode()
    second = send_import(curator_browser, document).getvalue().decode()
    assert "Imported: 61" in first
    assert "It was imported or undone meanwhile." in second
    assert Topic.objects.count() == 61


def test_what_cannot_be_read_is_told_and_escaped(curator_browser):
    document = bring_topics(text=f"<outline {TREE}", kind="opml")
    page = send_import(curator_browser, document).getvalue().decode()
    assert "no well-formed XML" in page
    assert "Nothing was imported." in page


def test_busy_site_says_so(curator_browser, monkeypatch):
    def fail():
        raise OperationalError

    monkeypatch.setattr(importing, "bump_revision", fail)
    document = bring_topics(text=TREE)
    page = send_import(curator_browser, document).getvalue().decode()
    assert "The site is busy." in page
    assert not Topic.objects.exists()
