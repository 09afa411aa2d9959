"""What somebody typed becomes a paper that is there, or facts for a new one."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.core.cache import cache

from papers.formats.entry import BibliographyEntry
from papers.metadata.lookup import Facts, look_up
from papers.models import Paper
from papers.queries.matching import Match, same_work
from study.adding.typed_reference import TypedReference, complete_entry
from study.models import Learner

MOST_LOOKUPS = 15
LIMIT_SECONDS = 300

OFF = "This site does not look papers up."
TOO_MANY = "You have looked up many papers in the last minutes."
NOBODY_KNOWS = "Nobody can be asked about this address."
NO_TITLE_FITS = "No paper here has this title."
NO_SUCH_NUMBER = (
    "This looks like an arXiv number, but none is of this form: they read like"
    " 1706.03762 or cs/0309136."
)
LIKE_A_NUMBER = re.compile(
    r"arxiv\s*:\s*\S+|\d{3,5}\.\d{3,6}(?:v\d+)?", re.IGNORECASE
)

Pause = Callable[[], AbstractContextManager[None]]


@dataclass(slots=True)
class Finding:
    """The paper that it is, else those that it may be and what is known of it.

    `remark` says in a sentence where the facts are from, or why there are none.
    """

    entry: BibliographyEntry
    paper: Paper | None = None
    probable: list[Paper] = field(default_factory=list)
    remark: str = ""
    has_facts: bool = False


def find_work(
    *,
    typed: TypedReference,
    learner: Learner,
    at: datetime,
    pause: Pause,
) -> Finding:
    """In the library, then with services outside, and with their facts here again."""
    finding = Finding(typed.entry)
    match = same_work(typed.entry, learner)
    if match.paper_id is None and typed.lacks_facts and typed.has_identifier:
        facts = looked_up(typed, learner, at, pause)
        finding.remark = facts.problem or NOBODY_KNOWS
        if facts.entry is not None:
            finding.has_facts = True
            finding.remark = ""
            finding.entry = complete_entry(typed.entry, facts.entry)
            match = same_work(finding.entry, learner)
    is_title_alone = not typed.has_identifier and not typed.entry.authors
    if match == Match() and is_title_alone:
        finding.remark = remark_on_title(typed.entry.title)
    put_matches(finding, match, learner)
    return finding


def remark_on_title(title: str) -> str:
    """Of what names no paper that is here."""
    is_number = LIKE_A_NUMBER.fullmatch(title)
    return NO_SUCH_NUMBER if is_number else NO_TITLE_FITS


def find_here(entry: BibliographyEntry, learner: Learner) -> Finding:
    """Among the papers that are here, asking nobody outside."""
    finding = Finding(entry)
    put_matches(finding, same_work(entry, learner), learner)
    return finding


def looked_up(
    typed: TypedReference,
    learner: Learner,
    at: datetime,
    pause: Pause,
) -> Facts:
    if not settings.METADATA_LOOKUP:
        return Facts(problem=OFF)
    if not counts_as_lookup(learner, at):
        return Facts(problem=TOO_MANY)
    return look_up(typed.identifiers, at=at, pause=pause)


def counts_as_lookup(learner: Learner, at: datetime) -> bool:
    """Whether the learner may look another one up now; counts it if so."""
    period = int(at.timestamp()) // LIMIT_SECONDS
    key = f"lookups:{learner.pk}:{period}"
    cache.add(key, 0, timeout=LIMIT_SECONDS)
    try:
        return cache.incr(key) <= MOST_LOOKUPS
    except ValueError:
        # It has expired since.
        return True


def put_matches(finding: Finding, match: Match, learner: Learner) -> None:
    ids = [*match.probable_ids]
    if match.paper_id is not None:
        ids.append(match.paper_id)
    if not ids:
        return
    papers = Paper.objects.visible_to(learner).with_authors().in_bulk(ids)
    finding.paper = papers.get(match.paper_id)
    for paper_id in match.probable_ids:
        if paper_id in papers:
            finding.probable.append(papers[paper_id])
