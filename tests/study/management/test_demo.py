"""The demo learner's year."""

import pytest
from django.core.management import CommandError, call_command

from study.management.demo import EMAIL
from study.models import Learner
from tests.factories import PaperFactory, QuestionFactory


@pytest.fixture
def library(db):
    for number in range(3):
        paper = PaperFactory(slug=f"note-{number}")
        QuestionFactory(slug=f"question-{number}", home=paper)


def test_demo_learner_has_read_and_answered(library, capsys):
    call_command("load_demo", password="correct horse battery")
    learner = Learner.objects.get(email=EMAIL)
    assert learner.check_password("correct horse battery")
    assert learner.readings.filter(status="read").count() == 3
    assert learner.reviews.count() > 10
    assert f"{learner.reviews.count()} answers" in capsys.readouterr().out


def test_second_demo_learner_is_refused(library):
    call_command("load_demo", verbosity=0)
    with pytest.raises(CommandError, match="exists already"):
        call_command("load_demo", verbosity=0)
