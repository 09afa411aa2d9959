"""What was withdrawn stays as the learner saw it, whatever a curator writes later."""

from datetime import timedelta

from papers.models import Choice, KeyPoint, Paper, Question
from study.memory import Rating
from study.models import AnsweredVersion
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    ChoiceQuestionFactory,
    ClozeQuestionFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page

SECRET = "embargoed"


def shown_answer(browser, review):
    return Page(browser.get(f"/reviews/{review.pk}/")).text


def retire(question, at):
    Question.objects.filter(pk=question.pk).update(retired_at=at)


def forget_texts(question):
    """As of answers from before any text was kept."""
    question.history.all().delete()
    AnsweredVersion.objects.filter(question=question).delete()


def test_withdrawn_question_shows_what_was_answered(ada, learner, noon, curate):
    question = QuestionFactory(prompt="Why slow?", answer="It waits.")
    review = answer(learner, question, at=noon)
    retire(question, noon)
    curate(question, prompt=f"{SECRET} prompt", answer=f"{SECRET} answer")
    text = shown_answer(ada, review)
    assert "Why slow?" in text
    assert "It waits." in text
    assert "This question was withdrawn." in text
    assert SECRET not in text


def test_each_answer_to_a_withdrawn_question_shows_its_own_text(
    ada,
    learner,
    noon,
    curate,
):
    question = QuestionFactory(prompt="The first text")
    reviews = []
    for seen, text in enumerate(("The second text", "The third text", SECRET)):
        at = noon + timedelta(days=seen)
        question.refresh_from_db()
        reviews.append(answer(learner, question, at=at, seen=seen))
        if text == SECRET:
            retire(question, noon)
        curate(question, prompt=text)
    first, second, third = reviews
    assert "The first text" in shown_answer(ada, first)
    assert "The second text" in shown_answer(ada, second)
    assert "The third text" in shown_answer(ada, third)
    assert SECRET not in shown_answer(ada, third)


def test_withdrawn_question_that_nobody_changed_is_shown_whole(ada, learner, noon):
    question = ChoiceQuestionFactory()
    right = question.choices.get(is_right=True)
    review = answer(learner, question, at=noon, choice=right)
    retire(question, noon)
    context = ada.get(f"/reviews/{review.pk}/").context
    assert context["is_withdrawn"] is True
    chosen = [choice for choice in context["choices"] if choice["is_chosen"]]
    assert [choice["text_html"] for choice in chosen] == [right.text_html]


def test_changed_choices_of_a_withdrawn_question_are_not_shown(
    ada,
    learner,
    noon,
    curate,
):
    question = ChoiceQuestionFactory()
    chosen = question.choices.get(is_right=True)
    review = answer(learner, question, at=noon, choice=chosen)
    retire(question, noon)
    curate(question, **{"choices-0-text": SECRET, "choices-0-feedback": SECRET})
    assert Choice.objects.filter(text=SECRET).exists()
    assert SECRET not in shown_answer(ada, review)


def test_changed_key_points_are_shown_as_they_were_ticked(ada, learner, noon, curate):
    question = QuestionFactory()
    point = question.key_points.first()
    review = answer(learner, question, at=noon, points=[point.text])
    retire(question, noon)
    curate(question, **{"key_points-0-text": SECRET})
    assert KeyPoint.objects.filter(text=SECRET).exists()
    text = shown_answer(ada, review)
    assert point.text in text
    assert SECRET not in text


def test_withdrawn_cloze_keeps_the_gaps_that_were_filled(ada, learner, noon, curate):
    question = ClozeQuestionFactory()
    review = answer(learner, question, at=noon, typed="six; nine")
    retire(question, noon)
    curate(question, prompt=f"{{{{{SECRET}}}}} stacks")
    gaps = ada.get(f"/reviews/{review.pk}/").context["gaps"]
    assert [gap.answer for gap in gaps] == ["six", "eight"]
    assert SECRET not in shown_answer(ada, review)


def test_question_of_a_withdrawn_paper_names_it_as_it_was(ada, learner, noon, curate):
    paper = PaperFactory(slug="gan", title="Adversarial Nets")
    review = answer(learner, QuestionFactory(home=paper), at=noon)
    curate(paper, status="retired", title=SECRET)
    page = Page(ada.get(f"/reviews/{review.pk}/"))
    assert "Adversarial Nets" in page.text
    assert SECRET not in page.text
    assert "/papers/gan/" not in page.links


def test_question_changed_under_a_withdrawn_paper_stays_as_answered(
    ada,
    learner,
    noon,
    curate,
):
    question = QuestionFactory(prompt="Why slow?")
    review = answer(learner, question, at=noon)
    Paper.objects.update(status="retired")
    curate(question, prompt=SECRET)
    text = shown_answer(ada, review)
    assert "Why slow?" in text
    assert SECRET not in text


def test_withdrawn_question_without_history_shows_no_text(ada, learner, noon, curate):
    question = QuestionFactory()
    review = answer(learner, question, at=noon)
    retire(question, noon)
    curate(question, prompt=SECRET)
    forget_texts(question)
    text = shown_answer(ada, review)
    assert "A question that was withdrawn" in text
    assert SECRET not in text


def test_withdrawn_question_promises_no_next_time(ada, learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    retire(review.question, noon)
    assert ada.get(f"/reviews/{review.pk}/").context["comes_back"] == ""


def test_quiz_shows_withdrawn_questions_as_answered(ada, learner, noon, curate):
    question = QuestionFactory(home=PaperFactory(slug="gan"), prompt="Why slow?")
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    answer(learner, question, at=noon, quiz=quiz, rating=Rating.GOOD)
    curate(question.home, status="retired", title=SECRET)
    curate(question, prompt=SECRET)
    response = ada.get(quiz.get_absolute_url())
    page = Page(response)
    assert "Why slow?" in page.text
    assert "withdrawn, not asked again" in page.text
    assert SECRET not in response.content.decode()
    assert "/papers/gan/" not in page.links
