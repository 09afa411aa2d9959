"""A learner to be reminded."""

import pytest

from tests.study.reminders.reminded import make_reminded


@pytest.fixture
def reminded(db):
    """Grace, with reminders at 8:00 UTC and one question due."""
    return make_reminded(email="grace@example.org", display_name="Grace")
