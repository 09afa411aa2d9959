"""By what two descriptions are known to be of the same work.

One work is named in several ways: an arXiv number also by its DOI, a paper of the ACL
Anthology by its address and its DOI, a page with and without “www.”.
"""

from urllib.parse import urlsplit

from papers.formats.identifiers import (
    ACL_DOI,
    ACL_ID,
    OPENREVIEW_FORUM,
    Identifiers,
    acl_address,
    acl_id_of,
    read_address,
    read_arxiv_number,
    read_doi,
)


def work_keys(*, arxiv_id: str, doi: str, url: str) -> set[str]:
    """A key for each way in which these name a work.

    Works with a key in common are the same.
    """
    keys = set()
    for identifiers in (
        read_arxiv_number(arxiv_id),
        read_doi(doi),
        read_address(url),
    ):
        if identifiers is not None:
            keys |= identifier_keys(identifiers)
    return keys


def identifier_keys(identifiers: Identifiers) -> set[str]:
    keys = set()
    if identifiers.arxiv_id:
        keys.add(f"arxiv:{identifiers.arxiv_id}")
    if identifiers.doi:
        keys.add(f"doi:{identifiers.doi}")
    acl_id = identifiers.doi.removeprefix(ACL_DOI)
    if acl_id != identifiers.doi and ACL_ID.fullmatch(acl_id):
        keys.add(f"acl:{acl_id_of(acl_address(acl_id))}")
    if identifiers.url:
        keys.add(address_key(identifiers.url))
    return keys


def address_key(url: str) -> str:
    """An address without what does not change which page it is."""
    acl_id = acl_id_of(url)
    if acl_id:
        return f"acl:{acl_id}"
    if url.startswith(OPENREVIEW_FORUM):
        return f"openreview:{url.removeprefix(OPENREVIEW_FORUM)}"
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    path = parts.path.rstrip("/")
    key = f"url:{host}{path}"
    if parts.query:
        key += f"?{parts.query}"
    return key
