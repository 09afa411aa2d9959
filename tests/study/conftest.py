"""What the tests of several rooms need."""

import pytest

from tests.factories import LearnerFactory
from tests.html_page import main_form


@pytest.fixture
def curate(sign_in, db):
    """Changes fields of a paper or a question as a curator does, through the admin."""
    browser = sign_in(LearnerFactory(is_staff=True))

    def save(instance, **changes):
        name = instance._meta.model_name
        path = f"/admin/papers/{name}/{instance.pk}/change/"
        form = main_form(browser.get(path))
        response = browser.post(path, form.lists | changes)
        assert response.status_code == 302

    return save
