"""A library and learners whose every text that a person can type tries to be a tag."""

from copy import copy
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models
from django.utils import timezone

from papers.fields import HtmlField
from papers.models import (
    Category,
    Framework,
    Link,
    Paper,
    Prompt,
    Question,
    Section,
    Topic,
)
from papers.services.page_cache import render_pages
from study.memory import Rating, State
from study.memory.weights import USUAL_WEIGHTS
from study.models import (
    Card,
    DailyAnswers,
    DailyRecalls,
    Learner,
    ListImport,
    Quiz,
    QuizItem,
    Review,
)
from study.models.answered_version import keep_answered_version
from study.ownpapers.suggestion_services import (
    accept_paper_suggestion,
    decline_paper_suggestion,
)
from study.reading.services import set_reading_status
from study.sharing.suggestion_services import decline_suggestion
from tests.canaries import suspend
from tests.factories import (
    ChoiceQuestionFactory,
    QuestionFactory,
    TopicFactory,
    answer,
)
from tests.hostile.hostile_discussion import is_not_there
from tests.hostile.hostile_group_quizzes import add_group_quiz_states
from tests.hostile.hostile_groups import add_group_states
from tests.hostile.hostile_highlights import add_highlight_states, place_passages
from tests.hostile.hostile_json import hostile_json
from tests.hostile.hostile_meetings import add_meeting_states
from tests.hostile.hostile_plans import add_plan_states
from tests.hostile.hostile_reports import add_report_states
from tests.hostile.not_typed import NOT_TYPED
from tests.weights_constraint_cases import make_weights_fit

# Ends an attribute, a script and a title before it begins a tag of its own.
LONG = "\"'></script></title><x-c{}>"
SHORT = "\"'><x-c{}>"
EMAIL = '"\'><x-cemail>{}"@example.org'
TAG = "x-c"
APPS = ("papers", "study", "taggit", "usersessions")
# Whatever the model: no digest is typed, and a zone is chosen from a list.
NEVER_TYPED = ("digest", "time_zone")
TEXTS = (models.CharField, models.TextField, models.JSONField)
OTHERS = (HtmlField, models.SlugField, models.EmailField)


def label_of(field):
    return f"{field.model._meta.label}.{field.name}"


def is_typed(field):
    """Whether people write it freely."""
    if not isinstance(field, TEXTS) or isinstance(field, OTHERS) or field.choices:
        return False
    if field.name.endswith(NEVER_TYPED):
        return False
    return label_of(field) not in NOT_TYPED


def typed_fields():
    """The fields by number.

    Rows of history and of the search index only repeat them.
    """
    found = []
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            is_copy = model.__name__.startswith(("Historical", "SearchEntry"))
            if not is_copy:
                found += model._meta.concrete_fields
    return dict(enumerate(filter(is_typed, found), start=100))


def hostile_value(number, field, row):
    """A value of the field that names its number.

    And the row's number, as some are unique.
    """
    room = field.max_length or 10_000
    marker = (LONG if room > 40 else SHORT).format(number)
    if isinstance(field, models.JSONField):
        return hostile_json(label_of(field), marker)
    if label_of(field) == "papers.Question.prompt" and row.kind == "cloze":
        return f"{marker} attention {{{{six <x-c{number}>|6}}}} and {{{{eight|8}}}}"
    if room > 60:
        return f"{marker} attention {row.pk}"
    return marker if room < 20 else f"{marker}{row.pk}"


def add_states(world):
    """What templates show only in some states: deep topics, ended and begun quizzes."""
    attention = Topic.objects.get(slug="attention")
    attention.definition = "Looking at all of it."
    attention.explained_in = Section.objects.filter(paper__slug="transformer").first()
    attention.save()
    below = TopicFactory(slug="below", parent=attention)
    TopicFactory(slug="far-below", parent=below)
    TopicFactory(slug="deepest", parent=Topic.objects.get(slug="far-below"))
    framework = Framework.objects.get()
    Prompt.objects.create(framework=framework, slug="why", text="Why?")
    learner = world.learners["victim"]
    cloze = Question.objects.get(home__slug="bert")
    review = answer(learner, cloze, at=timezone.now(), duration=60_000)
    begin_quiz(learner, cloze, review=review)
    suspend(learner, cloze)
    # One that was forgotten too often beside one that comes easier.
    forgotten = Card.objects.filter(learner=learner, question__kind="choice")
    forgotten.update(lapse_count=30, difficulty=10)
    choice = Question.objects.filter(kind="choice").first()
    begin_quiz(learner, choice)
    add_changed_questions(learner)
    add_faded_paper(learner)
    add_plan_states(learner)
    add_group_states(world)
    add_group_quiz_states(world.learners["owner"])
    add_meeting_states(world)
    answer_suggestion(world.shared_lists.suggested, "Thank you.")
    answer_suggestion(world.shared_lists.suggestion, "No, thank you.")
    answer_paper_suggestions(world)
    add_highlight_states(learner, world.papers["published"])
    add_report_states(learner, world.papers["published"], choice)
    add_backlog(world.learners["curator"])
    add_recalls(world.learners["neighbour"], asked_count=100)
    add_recalls(world.learners["reader"], asked_count=10)
    move_by_others(world.learners["neighbour"], world.questions["published"])
    add_weights(world.learners["neighbour"])


def add_weights(learner):
    """A comparison whose numbers the learner has, and a later one."""
    now = timezone.now()
    other_weights = [0.3, *USUAL_WEIGHTS[1:]]
    taken = make_weights_fit(
        learner=learner, fitted_at=now - timedelta(days=90), taken_at=now
    )
    make_weights_fit(learner=learner, fitted_at=now, weights=other_weights)
    Learner.objects.filter(pk=learner.pk).update(memory_weights=taken.weights)


def add_recalls(learner, *, asked_count):
    """A time, and so many delayed answers."""
    days = DailyAnswers.objects.filter(learner=learner)
    days.update(timed_count=1, milliseconds=60_000)
    DailyRecalls.objects.create(
        learner=learner,
        day=timezone.now().date(),
        age=1,
        tenth=9,
        asked_count=asked_count,
        remembered_count=asked_count,
        expected_millionths=asked_count * 900_000,
        wanted_millionths=asked_count * 900_000,
    )


def move_by_others(learner, question):
    """What others answered halved the interval of a settled memory."""
    cards = Card.objects.filter(learner=learner, question=question)
    cards.update(stability=20, state=State.REVIEW, step=None)
    reviews = Review.objects.filter(learner=learner, question=question)
    reviews.update(stretch=0.5)


def answer_suggestion(suggestion, words):
    """It was declined; the same is suggested once more, and waits."""
    waiting = copy(suggestion)
    waiting.pk = None
    decline_suggestion(suggestion=suggestion, answer=words, at=timezone.now())
    waiting.save()


def answer_paper_suggestions(world):
    """One is accepted, one declined; the owner's waits."""
    accepted = world.learners["victim"].paper_suggestions.get()
    accept_paper_suggestion(
        suggestion=accepted,
        entry=accepted.entry,
        category=Category.objects.get(slug="language"),
        answer="Yes.",
        at=timezone.now(),
    )
    declined = world.learners["neighbour"].paper_suggestions.get()
    decline_paper_suggestion(suggestion=declined, answer="No.", at=timezone.now())


def add_backlog(learner):
    """So much that waits that it is offered to be spread over days."""
    two_months_ago = timezone.now() - timedelta(days=60)
    home = Paper.objects.get(slug="rnn")
    for _ in range(20):
        answer(learner, QuestionFactory(home=home), at=two_months_ago)


def add_faded_paper(learner):
    """Read and answered a year ago; another paper builds on it and comes next."""
    year_ago = timezone.now() - timedelta(days=365)
    faded = Question.objects.get(home__slug="lstm")
    answer(learner, faded, at=year_ago)
    set_reading_status(learner=learner, paper=faded.home, status="read", at=year_ago)
    gpt = Paper.objects.get(slug="gpt")
    for kind, source, target in (
        (Link.Kind.BUILDS_ON, gpt, faded.home),
        (Link.Kind.READ_NEXT, faded.home, gpt),
    ):
        Link.objects.create(source=source, target=target, kind=kind, reason="Next.")


def add_changed_questions(learner):
    """Answered in a quiz that has ended, and written anew since."""
    home = Paper.objects.get(slug="bert")
    for factory in (QuestionFactory, ChoiceQuestionFactory):
        question = factory(home=home)
        review = answer(learner, question, at=timezone.now(), rating=Rating.AGAIN)
        begin_quiz(learner, question, review=review)
        keep_answered_version(question)
        Question.objects.filter(pk=question.pk).update(revision=2)


def begin_quiz(learner, question, review=None):
    """A quiz of one question; with its answer it has ended."""
    quiz = Quiz.objects.create(
        learner=learner,
        kind=Quiz.Kind.PAPER,
        subject_id=question.home_id,
        minute_limit=5,
        started_at=timezone.now(),
        finished_at=review and timezone.now(),
    )
    QuizItem.objects.create(quiz=quiz, question=question, position=1, review=review)


def waits_for_its_answer(field, row):
    """Whether the text comes later, as the table itself says."""
    answers = (
        "study.ListSuggestion.answer",
        "study.PaperSuggestion.answer",
        "study.Report.answer",
    )
    is_waiting = label_of(field) in answers and row.closed_at is None
    if label_of(field) == "papers.Paper.also_called" and row.owner_id:
        return True
    return is_waiting or is_not_there(label_of(field), row)


def import_first_paper():
    """What is imported may be a paper of the library, whose title it has."""
    title = Paper.objects.published().first().title
    for list_import in ListImport.objects.all():
        list_import.rows.append({"line": 6, "title": title})
        if list_import.confirmed_at is None:
            list_import.reading_list = None
        list_import.save()


def offer_to_join(world):
    """One own paper of each learner is what the library has too."""
    arxiv_id = Paper.objects.get(pk=world.papers["published"].pk).arxiv_id
    for learner in world.learners.values():
        first = Paper.objects.own_of(learner).order_by("pk").first()
        if first:
            Paper.objects.filter(pk=first.pk).update(arxiv_id=arxiv_id)


def make_hostile(world):
    """Every typed text of every row becomes hostile, and what is derived from it."""
    fields = typed_fields()
    for model in {field.model for field in fields.values()}:
        own = [pair for pair in fields.items() if pair[1].model is model]
        for row in model.objects.all():
            for number, field in own:
                if waits_for_its_answer(field, row):
                    continue
                setattr(row, field.name, hostile_value(number, field, row))
            row.save()
    for learner in Learner.objects.all():
        email = EMAIL.format(learner.pk)
        Learner.objects.filter(pk=learner.pk).update(email=email)
        EmailAddress.objects.filter(user=learner).update(email=email)
    # The key is none that could be used: only its name is shown.
    data = {"name": LONG.format("key"), "credential": {}}
    keeper = world.learners["victim"]
    Authenticator.objects.create(user=keeper, type="webauthn", data=data)
    Paper.history.update(history_change_reason=LONG.format("reason"))
    Paper.objects.update(written_on="2026-03-10")
    import_first_paper()
    offer_to_join(world)
    list(render_pages())
    place_passages(keeper)
