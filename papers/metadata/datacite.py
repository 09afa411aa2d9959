"""What DataCite answers: https://support.datacite.org/reference/get_dois-id."""

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
    person_name,
    text_of_markup,
    unique_names,
)
from papers.metadata.crossref import parse_json
from papers.metadata.network import FetchError


def datacite_path(doi: str) -> str:
    return f"/dois/{quote(doi, safe='')}"


def read_datacite_answer(body: bytes, doi: str) -> BibliographyEntry:
    """The work of that DOI; FetchError where the answer is of none."""
    record = dict_of(parse_json(body).get("data"))
    work = dict_of(record.get("attributes"))
    title = first_title(work)
    if str(work.get("doi", "")).lower() != doi or not title:
        raise FetchError("answer")
    names = []
    for creator in dicts_of(work.get("creators")):
        names.append(creator_name(creator))
    return BibliographyEntry(
        title=title,
        authors=unique_names(names),
        year=clean_year(work.get("publicationYear")),
        venue=venue_of(work),
        doi=doi,
        abstract=abstract_of(work),
    )


def first_title(work: dict[str, Any]) -> str:
    for title in dicts_of(work.get("titles")):
        text = text_of_markup(title.get("title"), TITLE_LENGTH)
        if text:
            return text
    return ""


def creator_name(creator: dict[str, Any]) -> str:
    """`name` is “Family, Given” of a person, and all of an organisation."""
    family = text_of_markup(creator.get("familyName"), NAME_LENGTH)
    given = text_of_markup(creator.get("givenName"), NAME_LENGTH)
    if family:
        return person_name(family, given)
    name = text_of_markup(creator.get("name"), NAME_LENGTH)
    if creator.get("nameType") == "Organizational":
        return person_name(name, "")
    family, _, given = name.partition(",")
    return person_name(family, given)


def venue_of(work: dict[str, Any]) -> str:
    """What it appeared in, else who published it: a name, or an object with one."""
    container = text_of_markup(
        dict_of(work.get("container")).get("title"),
        VENUE_LENGTH,
    )
    if container:
        return container
    publisher = work.get("publisher")
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    return text_of_markup(publisher, VENUE_LENGTH)


def abstract_of(work: dict[str, Any]) -> str:
    for description in dicts_of(work.get("descriptions")):
        if description.get("descriptionType") == "Abstract":
            return abstract_of_markup(description.get("description"))
    return ""
