"""What a learner has set aside, as pages tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from papers.models import Question, question_is_live
from study.models import Learner, Quiz, SetAside
from study.review.session import session_url
from study.review.shown_question import papers_of_question

# Every number with so many digits fits into a database's 64 bits.
MOST_DIGITS = 18
UNTIL_TOMORROW = "until tomorrow"
UNTIL_WANTED = "until you want it again"


@dataclass(frozen=True, kw_only=True)
class SetAsideNotice:
    """Said after a question was set aside: it can be taken back at once."""

    question_id: int
    until_label: str
    next_url: str


@dataclass(frozen=True, kw_only=True)
class SetAsideRow:
    """One question of the list; its paper is empty for one across papers."""

    question_id: int
    prompt_html: SafeString
    paper_title: str
    paper_url: str
    until_label: str


def until_label(set_aside: SetAside) -> str:
    if set_aside.is_suspended:
        return UNTIL_WANTED
    return UNTIL_TOMORROW


def standing_set_aside(
    learner: Learner,
    question_id: int,
    at: datetime,
) -> SetAside | None:
    """None when the learner may be asked the question at `at`."""
    set_asides = SetAside.objects.filter(learner=learner, question=question_id)
    return set_asides.standing(at).first()


def notice_url(question: Question, quiz: Quiz | None) -> str:
    """Where the session goes on, saying that the question was set aside."""
    return f"{session_url(quiz)}?aside={question.pk}"


def notice_in_address(
    request: HttpRequest,
    learner: Learner,
    quiz: Quiz | None,
    at: datetime,
) -> SetAsideNotice | None:
    """What the page says of the question that its address names, if it still stands."""
    text = request.GET.get("aside", "")
    is_number = text.isascii() and text.isdigit()
    if not is_number or len(text) > MOST_DIGITS:
        return None
    set_aside = standing_set_aside(learner, int(text), at)
    if set_aside is None:
        return None
    return make_notice(set_aside, session_url(quiz))


def make_notice(set_aside: SetAside, next_url: str) -> SetAsideNotice:
    return SetAsideNotice(
        question_id=set_aside.question_id,
        until_label=until_label(set_aside),
        next_url=next_url,
    )


def set_asides_of(learner: Learner, at: datetime) -> QuerySet[SetAside]:
    """All that would be asked otherwise, the latest first."""
    set_asides = SetAside.objects.filter(learner=learner).standing(at)
    return set_asides.filter(question_is_live("question"))


def set_aside_rows(set_asides: Iterable[SetAside]) -> list[SetAsideRow]:
    rows = []
    for set_aside in set_asides:
        question = set_aside.question
        title = ""
        url = ""
        if question.home:
            ((title, url),) = papers_of_question(question)
        row = SetAsideRow(
            question_id=question.pk,
            prompt_html=question.shown_html,
            paper_title=title,
            paper_url=url,
            until_label=until_label(set_aside),
        )
        rows.append(row)
    return rows
