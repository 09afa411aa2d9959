"""The facts of a work by its identifier: from what was kept, else from a service.

It waits for the network outside of any transaction, at most eight seconds in all, and
it never fails: what went wrong is a sentence.
"""

import logging
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from datetime import datetime
from email.utils import parseaddr
from threading import BoundedSemaphore

from django.conf import settings
from django.db.models import Q

from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import Identifiers
from papers.metadata.network import Deadline, FetchError, Network, fetch
from papers.metadata.sources import ARXIV, Inquiry, inquiries_about
from papers.metadata.turns import Pause, end_turn, wait_for_turn
from papers.models.metadata import KEPT_FOR, LookupAnswer

NETWORK = Network()
# In each process: the other threads stay free for those who wait for no network.
one_at_a_time = BoundedSemaphore(1)
logger = logging.getLogger(__name__)

BUSY = "Others are looking papers up just now."
SENTENCES = {
    "time": "{name} did not answer in time.",
    "size": "{name} answered with more than we read.",
    "network": "{name} could not be reached.",
    "busy": "{name} is busy and asks us to wait.",
    "missing": "{name} does not know {identifier}.",
    "answer": "The answer of {name} could not be read.",
    "turn": BUSY,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a service knows of a work, or a sentence on why there is nothing.

    Both are empty where nobody can be asked about such a work.
    """

    entry: BibliographyEntry | None = None
    problem: str = ""


def look_up(
    identifiers: Identifiers,
    *,
    at: datetime,
    pause: Pause = nullcontext,
) -> Facts:
    """The network is waited for inside of `pause()`: there nothing is written."""
    inquiries = inquiries_about(identifiers)
    if not settings.METADATA_LOOKUP or not inquiries:
        return Facts()
    entry = kept_entry(inquiries, at)
    if entry is not None:
        return Facts(entry)
    if not one_at_a_time.acquire(blocking=False):
        return Facts(problem=BUSY)
    try:
        return ask_sources(inquiries, at, pause)
    finally:
        one_at_a_time.release()


def ask_sources(inquiries: list[Inquiry], at: datetime, pause: Pause) -> Facts:
    """The first that knows the work; all of them together have eight seconds."""
    deadline = Deadline()
    problem = ""
    for inquiry in inquiries:
        try:
            entry = ask(inquiry, deadline, pause)
        except FetchError as error:
            logger.info("%s: %s", inquiry.source.name, error.kind)
            problem = problem_sentence(error.kind, inquiry, inquiries)
            if error.kind == "missing":
                continue
            break
        keep_entry(inquiry, entry, at)
        return Facts(entry)
    return Facts(problem=problem)


def ask(
    inquiry: Inquiry, deadline: Deadline, pause: Pause
) -> BibliographyEntry:
    if inquiry.source != ARXIV:
        return fetch_entry(inquiry, deadline, pause)
    began_at = wait_for_turn(ARXIV.key, deadline, pause)
    was_refused = False
    try:
        return fetch_entry(inquiry, deadline, pause)
    except FetchError as error:
        was_refused = error.kind == "busy"
        raise
    finally:
        end_turn(ARXIV.key, began_at, was_refused=was_refused)


def fetch_entry(
    inquiry: Inquiry,
    deadline: Deadline,
    pause: Pause,
) -> BibliographyEntry:
    source = inquiry.source
    with pause():
        body = fetch(
            source.url(inquiry.identifier),
            content_types=source.content_types,
            sender=sender_name(),
            network=NETWORK,
            deadline=deadline,
        )
    return source.read(body, inquiry.identifier)


def sender_name() -> str:
    """Who asks, and where they can be written to, as the services ask for it."""
    _, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    name = f"Octavo ({settings.SITE_URL}; mailto:{address})"
    return name.encode("ascii", "ignore").decode()


def problem_sentence(
    kind: str, inquiry: Inquiry, inquiries: list[Inquiry]
) -> str:
    if kind == "missing" and len(inquiries) > 1:
        names = " nor ".join(other.source.name for other in inquiries)
        return f"Neither {names} knows {inquiry.identifier}."
    return SENTENCES[kind].format(
        name=inquiry.source.name,
        identifier=inquiry.identifier,
    )


def kept_entry(
    inquiries: list[Inquiry], at: datetime
) -> BibliographyEntry | None:
    condition = Q(pk__in=())
    for inquiry in inquiries:
        condition |= Q(source=inquiry.source.key, identifier=inquiry.identifier)
    answers = LookupAnswer.objects.filter(
        condition, fetched_at__gt=at - KEPT_FOR
    )
    for fields in answers.values_list("entry", flat=True):
        authors = tuple(fields["authors"])
        return BibliographyEntry(**fields | {"authors": authors})
    return None


def keep_entry(
    inquiry: Inquiry, entry: BibliographyEntry, at: datetime
) -> None:
    """For thirty days; what is older goes."""
    LookupAnswer.objects.filter(fetched_at__lte=at - KEPT_FOR).delete()
    answer = LookupAnswer(
        source=inquiry.source.key,
        identifier=inquiry.identifier,
        entry=asdict(entry),
        fetched_at=at,
    )
    LookupAnswer.objects.bulk_create(
        [answer],
        update_conflicts=True,
        unique_fields=["source", "identifier"],
        update_fields=["entry", "fetched_at"],
    )
