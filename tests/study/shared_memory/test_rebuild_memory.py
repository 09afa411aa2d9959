"""`manage.py rebuild_memory`."""

import pytest
from django.core.management import call_command

from study.models import Review, SiteBeliefs
from tests.study.shared_memory.group import make_group, study_together

pytestmark = pytest.mark.django_db


def test_rebuild_memory_says_how_many_answers_it_learned_from(capsys):
    learners, questions = make_group(2, 3)
    study_together(learners, questions, rounds=2)
    call_command("rebuild_memory")
    assert capsys.readouterr().out == "Answers learned from: 12.\n"
    last_id = Review.objects.order_by("pk").last().pk
    assert SiteBeliefs.objects.get().learned_review_id == last_id


def test_rebuild_memory_without_answers(capsys):
    call_command("rebuild_memory")
    assert capsys.readouterr().out == "Answers learned from: 0.\n"
    assert SiteBeliefs.objects.get().learned_review_id == 0


def test_rebuild_memory_says_nothing_when_told_so(capsys):
    call_command("rebuild_memory", verbosity=0)
    assert capsys.readouterr().out == ""
