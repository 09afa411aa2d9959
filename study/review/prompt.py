"""One question as it is put to a learner, before and after she answers."""

import random
import secrets
import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from papers.libraryfiles import gaps_of
from papers.models import KeyPoint, Paper, Question, question_is_live
from papers.models.question import GAP_MARK
from study.memory import Rating, preview
from study.memory.words import when
from study.models import Card, Learner, Quiz, Review

LABELS = {choice.value: choice.label for choice in Review.Grade}
ANCHORS = {"tldr": "tldr", "why": "why"}


@dataclass(frozen=True)
class AskedQuestion:
    """The question's static side."""

    id: int
    kind: str
    kind_label: str
    level_label: str
    prompt_html: SafeString
    papers: list[tuple[str, str]]
    place_url: str


@dataclass(frozen=True)
class ShownChoice:
    """A choice before it is known whether it is right."""

    id: int
    text_html: str


@dataclass(frozen=True)
class RatingOption:
    value: int
    label: str
    next_label: str
    is_suggested: bool


@dataclass(frozen=True)
class FilledGap:
    answer: str
    typed: str
    is_right: bool


@dataclass
class QuestionPrompt:
    """A question as it is put to a learner. mode is ask or reveal; left counts this question too."""

    question: AskedQuestion
    mode: str
    key: uuid.UUID
    seen: int
    quiz_id: int | str = ""
    position: int = 1
    total: int = 1
    left: int = 1
    undo_review_id: int | None = None
    choices: list[ShownChoice] = field(default_factory=list)
    typed: str = ""
    answer_html: str = ""
    explanation_html: str = ""
    key_points: list[KeyPoint] = field(default_factory=list)
    gaps: list[FilledGap] = field(default_factory=list)
    ratings: list[RatingOption] = field(default_factory=list)

    def stands_at(self, *, done: int, left: int) -> None:
        """Says how far the learner has come; left counts this question too."""
        self.position, self.total, self.left = done + 1, done + left, left


def new_key() -> uuid.UUID:
    """A UUID version 7 (RFC 9562): its first 48 bits are the milliseconds at which the page was made."""
    value = (
        (time.time_ns() // 1_000_000) << 80
        | 7 << 76
        | secrets.randbits(12) << 64
        | 2 << 62
        | secrets.randbits(62)
    )
    return uuid.UUID(int=value)


def milliseconds_since(key: uuid.UUID, at: datetime) -> int | None:
    """Milliseconds from the page to the answer; None when it makes no sense (over ten minutes, or negative)."""
    passed = int(at.timestamp() * 1000) - (key.int >> 80)
    return passed if 0 <= passed <= 600_000 else None


def questions_of_paper(paper: Paper) -> list[Question]:
    """Its own questions in the note's order, then those across papers."""
    return list(paper.questions.live().order_by("theme", "position", "id"))


def asked(
    question: Question, *, quiz: bool = False, prompt_html: SafeString | None = None
) -> AskedQuestion:
    papers = papers_of(question)
    return AskedQuestion(
        id=question.pk,
        kind=question.kind,
        kind_label=question.get_kind_display(),
        level_label=question.get_level_display(),
        prompt_html=prompt_html or question.shown_html,
        papers=papers,
        place_url=place_url(question, papers),
    )


def papers_of(question: Question) -> list[tuple[str, str]]:
    """Title and address of the papers that it asks about, without drafts."""
    if question.home:
        return [(question.home.title, question.home.get_absolute_url())]
    papers = question.papers.published().order_by("id").only("slug", "title")
    return [(paper.title, paper.get_absolute_url()) for paper in papers]


def place_url(question: Question, papers: list[tuple[str, str]]) -> str:
    """Where in the note the answer stands."""
    if not papers:
        return ""
    return papers[0][1] + (f"#{question.section}" if question.section else "")


def ask(question: Question, card: Card | None) -> QuestionPrompt:
    """The question, before it is answered."""
    key = new_key()
    is_cloze = question.kind == Question.Kind.CLOZE
    prompt_html = with_inputs(question) if is_cloze else None
    prompt = QuestionPrompt(
        asked(question, prompt_html=prompt_html),
        "ask",
        key,
        card.review_count if card else 0,
    )
    if question.kind == Question.Kind.CHOICE:
        prompt.choices = [
            ShownChoice(choice.id, choice.text_html)
            for choice in question.choices.only("text_html")
        ]
        random.Random(key.int).shuffle(prompt.choices)
    return prompt


def with_inputs(question: Question) -> SafeString:
    """The prompt with a field for each gap."""
    total = len(gaps_of(question.prompt))

    def make(number: int) -> str:
        label = "Gap" if total == 1 else f"Gap {number} of {total}"
        return format_html(
            '<input class="gap" name="gap" aria-label="{}" autocomplete="off" autocapitalize="off" spellcheck="false">',
            label,
        )

    numbers = iter(range(1, total + 1))
    # Safe: sanitised HTML from an HtmlField; each input is made by format_html.
    return mark_safe(
        GAP_MARK.sub(lambda mark: make(next(numbers)), question.prompt_html)
    )


def reveal(
    question: Question,
    card: Card | None,
    *,
    learner: Learner,
    key: uuid.UUID,
    seen: int,
    typed: str,
    typed_gaps: list[str],
    at: datetime,
) -> QuestionPrompt:
    """The question with its answer, ready to be graded."""
    filled = fill(question, typed_gaps)
    prompt_html = with_answers(question) if filled else None
    prompt = QuestionPrompt(
        asked(question, prompt_html=prompt_html), "reveal", key, seen
    )
    prompt.typed = typed or "; ".join(typed_gaps)
    prompt.answer_html = question.answer_html
    prompt.explanation_html = question.explanation_html
    prompt.key_points = list(question.key_points.all())
    prompt.gaps = filled
    prompt.ratings = rating_options(
        card, learner=learner, at=at, suggested=suggested(filled)
    )
    return prompt


def fill(question: Question, typed: list[str]) -> list[FilledGap]:
    """What was typed against what is right; case and spaces do not matter."""
    if question.kind != Question.Kind.CLOZE:
        return []
    wanted = gaps_of(question.prompt)
    given = [*typed, *[""] * len(wanted)]
    return [
        FilledGap(
            gap.answers[0],
            text,
            folded(text) in {folded(answer) for answer in gap.answers},
        )
        for gap, text in zip(wanted, given, strict=False)
    ]


def folded(text: str) -> str:
    return " ".join(text.casefold().split())


def with_answers(question: Question) -> SafeString:
    answers = iter(gap.answers[0] for gap in gaps_of(question.prompt))
    shown = GAP_MARK.sub(
        lambda mark: f'<mark class="gap">{escape(next(answers, ""))}</mark>',
        question.prompt_html,
    )
    # Safe: sanitised HTML from an HtmlField; each answer was escaped.
    return mark_safe(shown)


def suggested(filled: list[FilledGap]) -> Rating | None:
    if not filled:
        return None
    return Rating.GOOD if all(gap.is_right for gap in filled) else Rating.AGAIN


def rating_options(
    card: Card | None, *, learner: Learner, at: datetime, suggested: Rating | None
) -> list[RatingOption]:
    dates = preview(
        card.memory if card else None,
        at=at,
        desired_retention=learner.desired_retention,
    )
    return [
        RatingOption(
            rating.value,
            LABELS[rating],
            when(due_at, at=at, clock=learner.clock),
            rating is suggested,
        )
        for rating, due_at in dates.items()
    ]


def stand_in_quiz(quiz: Quiz) -> tuple[int, int]:
    """How many questions are done (answered, or no longer asked), and how many left."""
    is_left = Q(review=None) & question_is_live("question")
    items = quiz.items.aggregate(all=Count("id"), left=Count("id", filter=is_left))
    return items["all"] - items["left"], items["left"]


def next_url(quiz: Quiz | None) -> str:
    return quiz.get_absolute_url() if quiz else reverse("review")
