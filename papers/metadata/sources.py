"""Who is asked for the facts of a work, and what each of them can be asked."""

from collections.abc import Callable
from dataclasses import dataclass

from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import ACL_DOI, Identifiers, acl_id_of
from papers.metadata.arxiv import arxiv_path, read_arxiv_answer
from papers.metadata.crossref import crossref_path, read_crossref_answer
from papers.metadata.datacite import datacite_path, read_datacite_answer
from papers.models.metadata import LookupAnswer


@dataclass(frozen=True)
class Source:
    """A service on a host of its own; no other is ever asked.

    `read` raises FetchError where an answer is of no work.
    """

    key: str
    name: str
    host: str
    content_types: tuple[str, ...]
    path: Callable[[str], str]
    read: Callable[[bytes, str], BibliographyEntry]

    def url(self, identifier: str) -> str:
        return f"https://{self.host}{self.path(identifier)}"


ARXIV = Source(
    key=LookupAnswer.Source.ARXIV,
    name="arXiv",
    host="export.arxiv.org",
    content_types=("application/atom+xml",),
    path=arxiv_path,
    read=read_arxiv_answer,
)
CROSSREF = Source(
    key=LookupAnswer.Source.CROSSREF,
    name="Crossref",
    host="api.crossref.org",
    content_types=("application/json",),
    path=crossref_path,
    read=read_crossref_answer,
)
DATACITE = Source(
    key=LookupAnswer.Source.DATACITE,
    name="DataCite",
    host="api.datacite.org",
    content_types=("application/vnd.api+json", "application/json"),
    path=datacite_path,
    read=read_datacite_answer,
)


@dataclass(frozen=True)
class Inquiry:
    """One source, and what it is asked for."""

    source: Source
    identifier: str


def inquiries_about(identifiers: Identifiers) -> list[Inquiry]:
    """Whom to ask, one after the other, until one knows the work."""
    if identifiers.arxiv_id:
        return [Inquiry(ARXIV, identifiers.arxiv_id)]
    doi = identifiers.doi
    acl_id = acl_id_of(identifiers.url)
    if acl_id and not doi:
        doi = f"{ACL_DOI}{acl_id}".lower()
    if not doi:
        return []
    return [Inquiry(CROSSREF, doi), Inquiry(DATACITE, doi)]
