import re
from datetime import timedelta

import pytest
from django.utils import timezone

from papers import due_publications
from papers.due_publications import next_moment
from papers.models import Link
from papers.services.page_cache import render_pages
from papers.services.writing.drafts import save_note_draft, stored_parts
from tests.factories import LearnerFactory, PaperFactory, QuestionFactory
from tests.html_page import main_form

TITLE = "Sparks of tomorrow"
LINE_END = re.compile(r"\r\n?|\n")


def as_browsers_send(values):
    """Each text with the line ends of the web's forms."""
    if isinstance(values, list | tuple):
        return [as_browsers_send(value) for value in values]
    if isinstance(values, str):
        return LINE_END.sub("\r\n", values)
    return values


@pytest.fixture
def curator(db):
    return LearnerFactory(email="curator@example.org", is_staff=True)


@pytest.fixture
def curator_browser(curator, sign_in):
    """The curator's browser."""
    return sign_in(curator)


@pytest.fixture
def root(db, sign_in):
    """A superuser's browser."""
    return sign_in(LearnerFactory(is_staff=True, is_superuser=True))


@pytest.fixture
def save(curator_browser):
    """Opens the admin page, changes what is named, and sends its form.

    A field that is changed to None is not sent. Lines end as browsers end them.
    """

    def send(path, **changes):
        form = main_form(curator_browser.get(path))
        body = {}
        for name, values in (form.lists | changes).items():
            if values is not None:
                body[name] = as_browsers_send(values)
        return curator_browser.post(path, body)

    return send


@pytest.fixture
def add_row():
    """The fields of a new row in an inline, from the page's management form."""

    def fields(prefix, number, **values):
        row = {f"{prefix}-TOTAL_FORMS": number + 1}
        for name, value in values.items():
            row[f"{prefix}-{number}-{name}"] = value
        return row

    return fields


@pytest.fixture
def gan(db):
    return PaperFactory(
        slug="gan",
        title="Adversarial Nets",
        authors=["Goodfellow, Ian"],
        tags=["games"],
    )


@pytest.fixture
def wgan(gan):
    """Leads on from gan."""
    paper = PaperFactory(slug="wgan", title="Wasserstein")
    Link.objects.create(source=gan, target=paper, kind="read_next", reason="It trains.")
    list(render_pages())
    return paper


@pytest.fixture
def coming(db):
    """A paper that waits in review, with a note that is whole."""
    paper = PaperFactory(slug="coming", title=TITLE, status="review", note="brief")
    paper.sections.create(kind="contributions", body="- One.\n- Two.")
    QuestionFactory(home=paper, papers=[paper], slug="coming-why", section="tldr")
    PaperFactory(slug="known", note="brief")
    list(render_pages())
    return paper


@pytest.fixture
def moment():
    """To the minute, as a form has it, some days from now."""
    later = timezone.now() + timedelta(days=3)
    return later.replace(second=0, microsecond=0)


@pytest.fixture
def clock_shows(monkeypatch):
    """What time it is for the middleware, in a process that asks anew."""

    def show(moment):
        next_moment.asked_at = None
        monkeypatch.setattr(due_publications.timezone, "now", lambda: moment)

    return show


@pytest.fixture
def drafted(gan, curator, noon):
    parts = stored_parts(gan) | {"tldr": "Newly said."}
    facts = {"state": "review", "version": 0, "by": curator, "at": noon}
    save_note_draft(paper=gan, parts=parts, **facts)
    list(render_pages([gan.pk]))
    return gan
