"""The fields of a query that begin at a learner: `status:` and `mine:`."""

from functools import partial

from django.db.models import Exists, OuterRef, Q

from papers.search.filters import NO_PAPER, NotAnswered, OwnFields
from papers.search.words import fold
from study.models import Learner, Reading

UNMARKED = "unmarked"


def status_words() -> dict[str, str]:
    """Each status by the word that is typed for it, such as to-read."""
    status_by_word = {}
    for status, label in Reading.Status.choices:
        word = label.lower().replace(" ", "-")
        status_by_word[word] = status
    return status_by_word


STATUSES = status_words()


def own_fields(learner: Learner | None) -> OwnFields:
    if learner is None:
        return {}
    return {"status": partial(has_status, learner), "mine": is_mine}


def is_mine(value: str) -> Q:
    """Nothing of the library; what is one's own, OwnCriteria finds."""
    return NO_PAPER


def has_status(learner: Learner, value: str) -> Q:
    """Papers that the learner marked so."""
    readings = Reading.objects.filter(
        learner=learner,
        paper=OuterRef("pk"),
    )
    word = fold(value).replace(" ", "-").replace("_", "-")
    if word == UNMARKED:
        return ~Q(Exists(readings))
    if word not in STATUSES:
        known = ", ".join([*STATUSES, UNMARKED])
        raise NotAnswered(f"There is no status “{value}”. Known are {known}.")
    status = STATUSES[word]
    return Q(Exists(readings.filter(status=status)))
