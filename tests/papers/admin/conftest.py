import pytest

from tests.factories import LearnerFactory
from tests.html_page import main_form


@pytest.fixture
def curator(db):
    return LearnerFactory(email="curator@example.org", is_staff=True)


@pytest.fixture
def desk(curator, sign_in):
    """The curator's browser."""
    return sign_in(curator)


@pytest.fixture
def root(db, sign_in):
    """A superuser's browser."""
    return sign_in(LearnerFactory(is_staff=True, is_superuser=True))


@pytest.fixture
def save(desk):
    """Opens the admin page, changes what is named, and sends its form."""

    def send(path, **changes):
        form = main_form(desk.get(path))
        return desk.post(
            path,
            {
                name: values
                for name, values in (form.lists | changes).items()
                if values is not None
            },
        )

    return send


@pytest.fixture
def add_row():
    """The fields of a new row in an inline, from the page's management form."""

    def fields(prefix, number, **values):
        named = {f"{prefix}-{number}-{name}": value for name, value in values.items()}
        return named | {f"{prefix}-TOTAL_FORMS": number + 1}

    return fields
