"""One learner in two windows: what both send at once comes out as if one were first."""

import uuid
from functools import partial

import pytest

from papers.topic_tree import topic_tree
from study.memory import Rating
from study.models import (
    Card,
    DailyAnswers,
    LearnerVersion,
    Quiz,
    Reading,
    ReadingChange,
    Report,
    Review,
    SavedSearch,
    SetAside,
    StudyAim,
)
from study.reading.services import (
    mark_to_read,
    set_reading_status,
    undo_marked_to_read,
    undo_reading_change,
)
from study.reports.services import Told, report_paper, report_question
from study.review.change_services import (
    TakenBackAlready,
    correct_review,
    undo_review,
)
from study.review.daily_services import rebuild_daily
from study.review.quiz_services import start_paper_quiz, start_topic_quiz
from study.review.services import AnsweredElsewhere
from study.review.set_aside_services import (
    ask_question_again,
    set_question_aside,
)
from study.search.services import MOST_SEARCHES, TooManySearches, keep_search
from study.start.services import save_start
from study.trying.services import keep_trial
from study.trying.trials import Trial, TrialAnswer
from tests.factories import (
    ChoiceQuestionFactory,
    PaperFactory,
    QuestionFactory,
    TopicFactory,
    answer,
)
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def kinds_of(results):
    """The classes of what came back, whoever was first."""
    return sorted(type(result).__name__ for result in results)


def test_set_reading_status_counts_one_reading(learner, noon):
    paper = PaperFactory()
    set_reading_status(learner=learner, paper=paper, status="reading", at=noon)
    finish = partial(
        set_reading_status, learner=learner, paper=paper, status="read", at=noon
    )
    assert at_once(finish, finish) == [None, None]
    assert Reading.objects.get().times_read == 1
    assert ReadingChange.objects.filter(status="read").count() == 1


def test_set_reading_status_marks_an_unmarked_paper_once(learner, noon):
    begin = partial(
        set_reading_status,
        learner=learner,
        paper=PaperFactory(),
        status="reading",
        at=noon,
    )
    assert at_once(begin, begin) == [None, None]
    assert ReadingChange.objects.count() == 1


def test_undo_reading_change_takes_back_one_change_each(learner, noon):
    paper = PaperFactory()
    for status in ("to_read", "reading", "read"):
        set_reading_status(learner=learner, paper=paper, status=status, at=noon)
    undo = partial(undo_reading_change, learner=learner, paper=paper, at=noon)
    assert at_once(undo, undo) == [True, True]
    assert ReadingChange.objects.filter(undone_at=None).count() == 1
    assert Reading.objects.get().status == "to_read"


def test_keep_trial_stores_each_answer_once(learner, noon):
    question = QuestionFactory()
    given = TrialAnswer(
        question_id=question.pk,
        rating=3,
        key=uuid.uuid4().hex,
        answered_ms=int(noon.timestamp() * 1000),
        revision=question.revision,
    )
    trial = Trial(
        paper_id=question.home_id, question_ids=(question.pk,), answers=(given,)
    )
    keep = partial(keep_trial, learner=learner, trial=trial, at=noon)
    results = at_once(keep, keep)
    assert sorted(kept.kept_count for kept in results) == [0, 1]
    assert sorted(kept.known_count for kept in results) == [0, 1]
    assert Review.objects.count() == 1
    assert Card.objects.get().review_count == 1


def test_save_start_keeps_one_aim_and_one_reading(learner, noon):
    save = partial(
        save_start,
        learner=learner,
        known=[PaperFactory()],
        kind="look",
        path_id=None,
        topic_id=None,
        minutes=10,
        at=noon,
    )
    assert kinds_of(at_once(save, save)) == ["StudyAim", "StudyAim"]
    assert StudyAim.objects.count() == 1
    assert Reading.objects.get().times_read == 1


def test_mark_to_read_counts_each_paper_once(learner, noon):
    papers = [PaperFactory(), PaperFactory()]
    mark = partial(mark_to_read, learner=learner, papers=papers, at=noon)
    assert sorted(at_once(mark, mark)) == [0, 2]
    assert ReadingChange.objects.count() == 2


def test_undo_marked_to_read_takes_back_nothing_older(learner, noon):
    paper = PaperFactory()
    for status in ("read", ""):
        set_reading_status(learner=learner, paper=paper, status=status, at=noon)
    mark_to_read(learner=learner, papers=[paper], at=noon)
    undo = partial(undo_marked_to_read, learner=learner, papers=[paper], at=noon)
    assert sorted(at_once(undo, undo)) == [0, 1]
    assert not Reading.objects.exists()


def test_start_quiz_on_a_paper_begins_one(learner, noon):
    paper = QuestionFactory().home
    start = partial(start_paper_quiz, learner=learner, paper=paper, at=noon)
    first, second = at_once(start, start)
    assert first == second
    assert Quiz.objects.count() == 1


def test_start_quiz_on_a_topic_begins_one(learner, noon):
    TopicFactory(slug="attention").questions.add(QuestionFactory())
    topic = topic_tree().node("attention")
    start = partial(start_topic_quiz, learner=learner, topic=topic, at=noon)
    first, second = at_once(start, start)
    assert first == second
    assert Quiz.objects.count() == 1


def test_record_review_of_one_key_is_stored_once(learner, noon):
    send = partial(answer, learner, QuestionFactory(), at=noon, key=uuid.uuid4())
    first, second = at_once(send, send)
    assert first == second
    assert Card.objects.get().review_count == 1


def test_record_review_takes_one_of_two_answers(learner, noon):
    question = QuestionFactory()
    forgot = partial(answer, learner, question, at=noon, rating=Rating.AGAIN)
    knew = partial(answer, learner, question, at=noon, rating=Rating.EASY)
    results = at_once(forgot, knew)
    assert kinds_of(results) == [AnsweredElsewhere.__name__, Review.__name__]
    assert Review.objects.count() == 1


def test_record_review_after_others_takes_one_of_two_answers(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    again = partial(answer, learner, question, at=noon, seen=1)
    results = at_once(again, again)
    assert kinds_of(results) == [AnsweredElsewhere.__name__, Review.__name__]
    assert Card.objects.get().review_count == Review.objects.count() == 2


def test_undo_review_takes_back_once(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    review = answer(learner, question, at=noon, seen=1)
    undo = partial(undo_review, review=review, at=noon)
    assert kinds_of(at_once(undo, undo)) == ["NoneType", TakenBackAlready.__name__]
    assert Card.objects.get().review_count == 1


def test_correct_review_leaves_one_standing(learner, noon):
    review = answer(learner, ChoiceQuestionFactory(), at=noon, rating=Rating.AGAIN)
    hard = partial(correct_review, review=review, rating=Rating.HARD, at=noon)
    easy = partial(correct_review, review=review, rating=Rating.EASY, at=noon)
    results = at_once(hard, easy)
    assert kinds_of(results) == [Review.__name__, Review.__name__]
    assert Review.objects.standing().get() in results
    assert Card.objects.get().review_count == 1


def test_rebuild_daily_mends_once(learner, noon):
    answer(learner, QuestionFactory(), at=noon)
    DailyAnswers.objects.all().delete()
    rebuild = partial(rebuild_daily, learner)
    assert sorted(at_once(rebuild, rebuild)) == [0, 1]
    assert DailyAnswers.objects.count() == 1


def test_keep_search_keeps_a_query_once(learner, noon):
    keep = partial(keep_search, learner=learner, query="dropout", name="", at=noon)
    first, second = at_once(keep, keep)
    assert first == second
    assert SavedSearch.objects.count() == 1


def test_keep_search_keeps_no_more_than_allowed(learner, noon):
    SavedSearch.objects.bulk_create(
        SavedSearch(learner=learner, name="Old", query=f"old {number}", created_at=noon)
        for number in range(MOST_SEARCHES - 1)
    )
    one = partial(keep_search, learner=learner, query="one", name="", at=noon)
    other = partial(keep_search, learner=learner, query="other", name="", at=noon)
    results = at_once(one, other)
    assert kinds_of(results) == [SavedSearch.__name__, TooManySearches.__name__]
    assert SavedSearch.objects.count() == MOST_SEARCHES


def test_set_question_aside_keeps_one_row(learner, noon):
    question = QuestionFactory()
    until = learner.clock.end_of_day(noon)
    set_aside = partial(
        set_question_aside,
        learner=learner,
        question=question,
        at=noon,
    )
    suspend = partial(set_aside, until=None)
    bury = partial(set_aside, until=until)
    assert at_once(suspend, bury) == [None, None]
    assert SetAside.objects.count() == 1


def test_ask_question_again_leaves_one_version_and_no_row(learner, noon):
    question = QuestionFactory()
    set_question_aside(learner=learner, question=question, until=None, at=noon)
    ask_again = partial(ask_question_again, learner=learner, question=question)
    assert at_once(ask_again, ask_again) == [None, None]
    assert not SetAside.objects.exists()
    assert LearnerVersion.objects.filter(learner=learner).count() == 1


def test_report_question_keeps_one_waiting(learner, noon):
    question = QuestionFactory()
    tell = partial(report_question, learner=learner, question=question, at=noon)
    wrong = partial(tell, told=Told(reason="wrong"))
    unclear = partial(tell, told=Told(reason="unclear", words="Which one?"))
    assert at_once(wrong, unclear) == [None, None]
    assert Report.objects.waiting().count() == 1


def test_report_paper_keeps_one_of_what_is_sent_twice(learner, noon):
    tell = partial(
        report_paper,
        learner=learner,
        paper=PaperFactory(),
        told=Told(reason="wrong"),
        at=noon,
    )
    assert at_once(tell, tell) == [None, None]
    assert Report.objects.count() == 1
