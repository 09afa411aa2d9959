"""Which questions are put into a group's quiz."""

import pytest

from papers.models import Paper
from study.grouplists.services import create_group_list
from tests.conftest import NOON
from tests.factories import PaperFactory, QuestionFactory, StudyGroupFactory
from tests.study.groupquizzes.quizzed_group import make_quiz, url_of

pytestmark = pytest.mark.django_db


def test_questions_are_picked_from_a_list_of_the_group(client, organiser):
    group = organiser.group
    first, second = PaperFactory(), PaperFactory()
    later, sooner = QuestionFactory(home=second), QuestionFactory(home=first)
    reading_list = create_group_list(
        group=group, editing="owner", title="Ours", papers=[first, second], at=NOON
    )
    quiz = make_quiz(group, opened_at=None, question_count=0)
    page = client.get(url_of("edit_group_quiz", group.pk, quiz.pk)).content.decode()
    assert "From a list of the group" in page
    pick = {"kind": "list", "subject": reading_list.pk, "amount": 5}
    client.post(url_of("add_group_quiz_questions", group.pk, quiz.pk), pick)
    questions = [place.question for place in quiz.places.all()]
    assert questions == [sooner, later]


def test_questions_of_a_draft_are_not_picked_from_a_list(client, organiser):
    quiz = make_quiz(organiser.group, opened_at=None, question_count=0)
    papers = [QuestionFactory().home, QuestionFactory().home]
    reading_list = create_group_list(
        group=organiser.group, editing="group", title="Autumn", papers=papers, at=NOON
    )
    Paper.objects.filter(pk=papers[0].pk).update(status=Paper.Status.DRAFT)
    pick = {"kind": "list", "subject": reading_list.pk, "amount": 5}
    client.post(url_of("add_group_quiz_questions", organiser.group_id, quiz.pk), pick)
    assert quiz.places.get().question.home == papers[1]


def test_questions_are_not_picked_from_another_groups_list(client, organiser):
    paper = QuestionFactory().home
    reading_list = create_group_list(
        group=StudyGroupFactory(), editing="owner", title="X", papers=[paper], at=NOON
    )
    quiz = make_quiz(organiser.group, opened_at=None, question_count=0)
    url = url_of("add_group_quiz_questions", organiser.group_id, quiz.pk)
    pick = {"kind": "list", "subject": reading_list.pk, "amount": 5}
    assert client.post(url, pick).status_code == 400
    assert not quiz.places.exists()
