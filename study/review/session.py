"""Where a learner stands in a session: in a quiz, or among what is due today."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count
from django.http import Http404, HttpRequest
from django.urls import reverse

from study.memory.words import minutes
from study.models import GivenAnswer, Learner, PracticeAnswer, Quiz, Review
from study.models.quiz import quiz_item_is_open
from study.review.limits import due_share
from study.review.queue import today_of

# Every number with so many digits fits into a database's 64 bits.
MOST_DIGITS = 18


@dataclass(frozen=True, kw_only=True)
class StudySession:
    """How far the learner has come.

    done_count: questions answered, or no longer asked. left_count: those that wait,
    with the one that is shown. undo_review_id: the answer that undo takes back.
    is_practice: no date moves.
    """

    done_count: int
    left_count: int
    quiz_id: int | None = None
    undo_review_id: int | None = None
    is_practice: bool = False
    time_left_label: str = ""

    @property
    def position(self) -> int:
        return self.done_count + 1

    @property
    def total(self) -> int:
        return self.done_count + self.left_count


def session_while_answering(
    learner: Learner,
    quiz: Quiz | None,
    at: datetime,
) -> StudySession:
    """The session of a question whose answer is shown and not yet graded."""
    # The question that is shown counts, even if it was not due.
    if quiz is None:
        left_count = due_share(learner, at).count
        return StudySession(
            done_count=today_of(learner, at).answered_count,
            left_count=max(1, left_count),
        )
    done_count, left_count = count_quiz_items(quiz, at)
    return StudySession(
        done_count=done_count,
        left_count=max(1, left_count),
        quiz_id=quiz.pk,
        is_practice=quiz.is_practice,
        time_left_label=time_left_label(quiz, at),
    )


def time_left_label(quiz: Quiz, at: datetime) -> str:
    """“12 minutes left”; empty for a quiz that takes as long as it takes."""
    ends_at = quiz.time_ends_at
    if ends_at is None:
        return ""
    left = ends_at - at
    if left <= timedelta(0):
        return "The time is up: this is the last question"
    if left < timedelta(minutes=1):
        return "Less than a minute left"
    return f"{minutes(left)} left"


def count_quiz_items(quiz: Quiz, at: datetime) -> tuple[int, int]:
    """How many questions are done (answered, or no longer asked), and how many left."""
    is_left = quiz_item_is_open(quiz.learner_id, at)
    items = quiz.items.aggregate(
        all=Count("id"), left=Count("id", filter=is_left)
    )
    return items["all"] - items["left"], items["left"]


def quiz_of_review(review: Review) -> Quiz | None:
    """The quiz in which the answer was given; None for one of the review page."""
    return Quiz.objects.filter(items__review=review).first()


def is_latest_answer(review: Review) -> bool:
    """Whether it stands and the question was not answered again since."""
    answers = Review.objects.standing().filter(
        learner=review.learner_id,
        question=review.question_id,
    )
    latest_id = answers.order_by("-id").values_list("id", flat=True).first()
    return latest_id == review.pk


def is_answered_since(review: Review) -> bool:
    """Whether a later answer to the question stands."""
    later = Review.objects.standing().filter(
        learner=review.learner_id,
        question=review.question_id,
        id__gt=review.pk,
    )
    return later.exists()


def quiz_id_in_address(request: HttpRequest) -> int | None:
    """The quiz that an address names as `?quiz=`; None when it names none."""
    text = request.GET.get("quiz", "")
    if not text:
        return None
    is_number = text.isascii() and text.isdigit()
    if not is_number or len(text) > MOST_DIGITS:
        raise Http404
    return int(text)


def session_url(quiz: Quiz | None) -> str:
    """Where the session goes on: in the quiz, or on the review page."""
    if quiz:
        return quiz.get_absolute_url()
    return reverse("review")


def given_answer_url(review: GivenAnswer, quiz: Quiz | None) -> str:
    """The page of an answer that was given, from which the session goes on."""
    if isinstance(review, PracticeAnswer):
        return reverse("show_practice_answer", args=[review.item_id])
    url = reverse("show_review", args=[review.pk])
    if quiz:
        return f"{url}?quiz={quiz.pk}"
    return url
