"""A visitor's few questions and answers, carried in the form and stored nowhere.

What the visitor said so far goes from page to page in a signed text. Nothing is
kept of it here before there is an account.
"""

import json
import uuid
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.core.signing import TimestampSigner

from study.memory import Rating

SALT = "study.trying"
SECONDS_VALID = 2 * 60 * 60
# Three of them, signed, fit into a cookie of 4,096 bytes.
TYPED_BYTES = 700


@dataclass(frozen=True, kw_only=True)
class TrialAnswer:
    """What a visitor answered to one question.

    answered_ms: milliseconds since 1970. duration: milliseconds. revision: the
    question's when it was answered.
    """

    question_id: int
    rating: int
    key: str
    answered_ms: int
    revision: int
    typed: str = ""
    choice_id: int | None = None
    point_ids: tuple[int, ...] = ()
    duration: int | None = None

    @property
    def is_remembered(self) -> bool:
        return self.rating > Rating.AGAIN

    @property
    def answer_key(self) -> uuid.UUID:
        return uuid.UUID(self.key)

    @property
    def answered_at(self) -> datetime:
        return datetime.fromtimestamp(self.answered_ms / 1000, tz=UTC)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """The questions of a paper that a visitor is asked, and what came of them."""

    paper_id: int
    question_ids: tuple[int, ...]
    answers: tuple[TrialAnswer, ...] = ()

    @property
    def answered_ids(self) -> set[int]:
        return {answer.question_id for answer in self.answers}

    def with_answer(self, answer: TrialAnswer) -> "Trial":
        """An answer to the same question takes the place of an earlier one."""
        others = [
            given
            for given in self.answers
            if given.question_id != answer.question_id
        ]
        return replace(self, answers=(*others, answer))


@dataclass
class KeptAnswers:
    """How many became reviews, and why others did not.

    known_count: those that are kept since an earlier time. answered_count: their
    questions had an answer of the learner's already. gone_count: their questions were
    taken out of the library or changed.
    """

    kept_count: int = 0
    known_count: int = 0
    answered_count: int = 0
    gone_count: int = 0


class CompactJSON:
    """JSON as short as it gets, in UTF-8."""

    def dumps(self, value: Any) -> bytes:
        text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
        return text.encode()

    def loads(self, value: bytes) -> Any:
        return json.loads(value)


def trial_token(trial: Trial) -> str:
    """The trial as a signed text."""
    answers = []
    for answer in trial.answers:
        given = asdict(answer)
        answers.append({name: value for name, value in given.items() if value})
    values = [trial.paper_id, trial.question_ids, answers]
    signer = TimestampSigner(salt=SALT)
    return signer.sign_object(values, serializer=CompactJSON, compress=True)


def trial_of_token(token: str) -> Trial:
    """Raises BadSignature when the text is not ours or older than two hours."""
    signer = TimestampSigner(salt=SALT)
    paper_id, question_ids, answers = signer.unsign_object(
        token,
        serializer=CompactJSON,
        max_age=SECONDS_VALID,
    )
    return Trial(
        paper_id=paper_id,
        question_ids=tuple(question_ids),
        answers=tuple(trial_answer_of(values) for values in answers),
    )


def trial_answer_of(values: dict[str, Any]) -> TrialAnswer:
    point_ids = tuple(values.pop("point_ids", ()))
    return TrialAnswer(**values, point_ids=point_ids)
