import re

import pytest

from papers.models import Link
from papers.services.page_cache import render_pages
from tests.factories import LearnerFactory, PaperFactory
from tests.html_page import main_form

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
