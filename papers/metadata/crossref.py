"""What Crossref answers: https://api.crossref.org/swagger-ui/ (works/{doi})."""

import json
from typing import Any
from urllib.parse import quote

from papers.formats.entry import BibliographyEntry
from papers.metadata.cleaning import (
    NAME_LENGTH,
    TITLE_LENGTH,
    VENUE_LENGTH,
    abstract_of_markup,
    clean_year,
    dict_of,
    dicts_of,
    first_of,
    person_name,
    text_of_markup,
    unique_names,
)
from papers.metadata.network import FetchError


def crossref_path(doi: str) -> str:
    return f"/works/{quote(doi, safe='')}"


def read_crossref_answer(body: bytes, doi: str) -> BibliographyEntry:
    """The work of that DOI; FetchError where the answer is of none."""
    work = dict_of(parse_json(body).get("message"))
    title = text_of_markup(first_of(work.get("title")), TITLE_LENGTH)
    if str(work.get("DOI", "")).lower() != doi or not title:
        raise FetchError("answer")
    subtitle = text_of_markup(first_of(work.get("subtitle")), TITLE_LENGTH)
    if subtitle:
        title = f"{title}: {subtitle}"[:TITLE_LENGTH]
    venue = first_of(work.get("container-title"))
    return BibliographyEntry(
        title=title,
        authors=unique_names(author_names(work)),
        year=year_of(work),
        venue=text_of_markup(venue, VENUE_LENGTH),
        doi=doi,
        abstract=abstract_of_markup(work.get("abstract")),
    )


def parse_json(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise FetchError("answer") from None
    if not isinstance(answer, dict):
        raise FetchError("answer")
    return answer


def author_names(work: dict[str, Any]) -> list[str]:
    names = []
    for author in dicts_of(work.get("author")):
        family = author.get("family") or author.get("name")
        given = author.get("given")
        names.append(
            person_name(
                text_of_markup(family, NAME_LENGTH),
                text_of_markup(given, NAME_LENGTH),
            )
        )
    return names


def year_of(work: dict[str, Any]) -> int | None:
    """Of first publication: {"date-parts": [[2019, 6]]}."""
    for key in ("issued", "published", "created"):
        dates = dict_of(work.get(key)).get("date-parts")
        year = clean_year(first_of(first_of(dates)))
        if year is not None:
            return year
    return None
