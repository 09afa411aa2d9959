"""Questions as they were asked when they were answered, whatever they say today.

A revision that was answered is kept (AnsweredVersion). Of answers from before that
began, the history of questions keeps the texts, but neither choices nor key points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from papers import markdown
from papers.fields import RenderedField
from papers.models import Question
from study.models import AnsweredVersion, GivenAnswer
from study.models.answered_version import TEXT_FIELDS
from study.review.withdrawn import version_answered

NOT_KEPT = "A question that was withdrawn"
# A question's id, and one of its revisions.
Revision = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class AskedQuestion:
    """question: not to be saved; as it reads today where is_known is false.

    choices: as rows for the page. choices, key_points: None where they are not known.
    is_changed: it reads otherwise today. is_known: whether its text is.
    """

    question: Question
    choices: list[dict[str, Any]] | None
    key_points: list[dict[str, Any]] | None
    is_changed: bool
    is_known: bool = True

    @property
    def note(self) -> str:
        """What the page says of it; empty where nothing was changed."""
        if not self.is_known:
            if not self.question.is_live:
                return ""
            return (
                "The question was changed since, and how it read when you answered it"
                " is not known. This is how it reads today."
            )
        if not self.is_changed:
            return ""
        note = (
            "The question was changed since. It stands here as you answered it."
        )
        if self.choices is None and self.question.kind == Question.Kind.CHOICE:
            note += " The choices that you had are not known."
        if (
            self.key_points is None
            and self.question.kind == Question.Kind.RECALL
        ):
            note += " Of its key points only those that you ticked are known."
        return note


def questions_as_asked(
    answers: Sequence[GivenAnswer],
) -> dict[int, AskedQuestion]:
    """Each answer's question by the answer's id; what was not changed needs no query.

    But for choices and key points that are not fetched yet.
    """
    changed = [answer for answer in answers if not reads_as_answered(answer)]
    kept = kept_versions(changed)
    without_text = []
    for answer in changed:
        version = kept.get(revision_of(answer))
        if version is None or not version.prompt:
            without_text.append(answer)
    histories = versions_of_questions(without_text)
    by_revision: dict[Revision, AskedQuestion] = {}
    asked = {}
    for answer in answers:
        revision = revision_of(answer)
        if revision not in by_revision:
            version = kept.get(revision)
            history = histories.get(answer.question_id, [])
            by_revision[revision] = question_as_asked(answer, version, history)
        asked[answer.pk] = by_revision[revision]
    return asked


def revision_of(answer: GivenAnswer) -> Revision:
    return answer.question_id, answer.question_revision


def is_unchanged_since(answer: GivenAnswer) -> bool:
    """Whether the question is of the revision that was answered."""
    return answer.question.revision == answer.question_revision


def reads_as_answered(answer: GivenAnswer) -> bool:
    """Of what is withdrawn that is not said: it stands as it was kept."""
    return answer.question.is_live and is_unchanged_since(answer)


def kept_versions(
    answers: Sequence[GivenAnswer],
) -> dict[Revision, AnsweredVersion]:
    if not answers:
        return {}
    question_ids = {answer.question_id for answer in answers}
    versions = AnsweredVersion.objects.filter(question__in=question_ids)
    return {
        (version.question_id, version.revision): version for version in versions
    }


def versions_of_questions(
    answers: Sequence[GivenAnswer],
) -> dict[int, list[Any]]:
    """The history of the answers' questions by their ids, oldest first."""
    if not answers:
        return {}
    question_ids = {answer.question_id for answer in answers}
    versions: dict[int, list[Any]] = {}
    history = Question.history.filter(id__in=question_ids).order_by(
        "history_id"
    )
    for version in history:
        versions.setdefault(version.id, []).append(version)
    return versions


def question_as_asked(
    answer: GivenAnswer,
    version: AnsweredVersion | None,
    history: list[Any],
) -> AskedQuestion:
    """version: what is kept of the revision. history: of the question, oldest first."""
    current = answer.question
    if reads_as_answered(answer):
        return question_as_it_reads(current)
    texts = version
    if version is None or not version.prompt:
        texts = version_answered(history, answer.question_revision)
    if texts is None and is_unchanged_since(answer):
        return question_as_it_reads(current)
    if texts is None:
        return question_not_known(current)
    is_same = version is not None and reads_as_today(current, texts, version)
    return AskedQuestion(
        question=with_texts_of(current, texts),
        choices=kept_choices(version),
        key_points=kept_key_points(version),
        is_changed=not is_same,
    )


def question_as_it_reads(question: Question) -> AskedQuestion:
    return AskedQuestion(
        question=question,
        choices=current_choices(question),
        key_points=current_key_points(question),
        is_changed=False,
    )


def question_not_known(current: Question) -> AskedQuestion:
    """A live question as it is now, of a withdrawn one nothing."""
    if current.is_live:
        asked = question_as_it_reads(current)
        return AskedQuestion(
            question=asked.question,
            choices=asked.choices,
            key_points=asked.key_points,
            is_changed=True,
            is_known=False,
        )
    question = copy_without_texts(current)
    question.prompt = NOT_KEPT
    render_texts(question)
    return AskedQuestion(
        question=question,
        choices=None,
        key_points=None,
        is_changed=True,
        is_known=False,
    )


def copy_without_texts(current: Question) -> Question:
    return Question(
        pk=current.pk,
        home=current.home,
        status=current.status,
        retired_at=current.retired_at,
        revision=current.revision,
        kind=current.kind,
        level=current.level,
    )


def with_texts_of(current: Question, texts: Any) -> Question:
    """The question, not to be saved, with texts that are kept or of its history."""
    question = copy_without_texts(current)
    for name in TEXT_FIELDS:
        setattr(question, name, getattr(texts, name))
    render_texts(question)
    return question


def render_texts(question: Question) -> None:
    """Fills in the HTML of a question's texts without saving it."""
    for rendered in question._meta.fields:
        if isinstance(rendered, RenderedField):
            rendered.pre_save(question, add=False)


def reads_as_today(
    current: Question, texts: Any, version: AnsweredVersion
) -> bool:
    """Whether nothing that a learner reads lies between the two."""
    for name in ("kind", "prompt", "answer", "explanation"):
        if getattr(texts, name) != getattr(current, name):
            return False
    parts_now = [part_of_choice(choice) for choice in current.choices.all()]
    parts_then = []
    for kept in version.choices:
        parts_then.append((kept["text"], kept["feedback"], kept["is_right"]))
    if sorted(parts_now) != sorted(parts_then):
        return False
    points_now = [point.text for point in current.key_points.all()]
    return points_now == version.key_points


def part_of_choice(choice: Any) -> tuple[str, str, bool]:
    return choice.text, choice.feedback, choice.is_right


def current_choices(question: Question) -> list[dict[str, Any]]:
    if question.kind != Question.Kind.CHOICE:
        return []
    rows = []
    for choice in question.choices.all():
        row = {
            "id": choice.pk,
            "text_html": choice.text_html,
            "feedback_html": choice.feedback_html,
            "is_right": choice.is_right,
        }
        rows.append(row)
    return rows


def current_key_points(question: Question) -> list[dict[str, Any]]:
    rows = []
    for point in question.key_points.all():
        rows.append({"text": point.text, "text_html": point.text_html})
    return rows


def kept_choices(
    version: AnsweredVersion | None,
) -> list[dict[str, Any]] | None:
    if version is None:
        return None
    rows = []
    for choice in version.choices:
        row = {
            "id": choice["id"],
            "text_html": markdown.render(choice["text"], is_inline=True),
            "feedback_html": markdown.render(
                choice["feedback"], is_inline=True
            ),
            "is_right": choice["is_right"],
        }
        rows.append(row)
    return rows


def kept_key_points(
    version: AnsweredVersion | None,
) -> list[dict[str, Any]] | None:
    if version is None:
        return None
    rows = []
    for text in version.key_points:
        html = markdown.render(text, is_inline=True)
        rows.append({"text": text, "text_html": html})
    return rows
