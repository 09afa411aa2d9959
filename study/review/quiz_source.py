"""What each kind of quiz says of itself: the frame that quiz_sources.py fills in."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from papers.models import Question
from study.models import Learner
from study.models.quiz import QuizKind

Questions = QuerySet[Question]


@dataclass(frozen=True, kw_only=True)
class AskingFor:
    """Whose questions are chosen, when, and of which paper, topic and so on."""

    learner: Learner
    at: datetime
    subject_id: int | None


class QuizSource(ABC):
    """A choice of questions. when_empty: what to do when it has none, in words."""

    kind: ClassVar[QuizKind]
    label: ClassVar[str]
    help: ClassVar[str] = ""
    when_empty: ClassVar[str]
    back_label: ClassVar[str] = ""
    is_offered: ClassVar[bool] = True

    @abstractmethod
    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        """Those of these questions that belong to it, each once."""
