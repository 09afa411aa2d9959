"""Papers of a learner's own."""

from datetime import UTC, datetime
from typing import Any

from papers.formats.entry import BibliographyEntry
from papers.models import Paper
from study.models import Learner
from study.ownpapers.making_services import create_own_paper
from tests.factories.study import LearnerFactory

ADDED_AT = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def make_own_paper(learner: Learner | None = None, **facts: Any) -> Paper:
    """As a learner adds it; `facts` are those of a BibliographyEntry."""
    owner = learner or LearnerFactory()
    entry = BibliographyEntry(**{"title": "A paper of my own"} | facts)
    return create_own_paper(learner=owner, entry=entry, at=ADDED_AT)
