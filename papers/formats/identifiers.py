"""Which work somebody means by a number or an address.

arXiv numbers, DOIs, and the addresses of the places where papers of the field lie.
Sources: https://info.arxiv.org/help/arxiv_identifier.html, the DOI Handbook (2.2),
https://aclanthology.org/info/ids/.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

# The longest that the library keeps of each.
DOI_LENGTH = 200
URL_LENGTH = 500

# From April 2007 four digits, from January 2015 five.
NEW_ARXIV = r"(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.[0-9]{4}"
NEWER_ARXIV = r"(?:1[5-9]|[2-9][0-9])(?:0[1-9]|1[0-2])\.[0-9]{5}"
OLD_ARXIV = (
    r"[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3}"
)
ARXIV = re.compile(
    rf"(?P<number>{NEW_ARXIV}|{NEWER_ARXIV}|{OLD_ARXIV})(?:v[0-9]+)?",
    re.IGNORECASE,
)
# “arXiv:1706.03762v5 [cs.CL]”, as its own pages say how to cite it.
ARXIV_CITATION = re.compile(
    rf"(?:arxiv[:\s]\s*)?{ARXIV.pattern}(?:\s*\[[a-z.-]+\])?",
    re.IGNORECASE,
)
# Which archives there were while numbers named them.
ARCHIVES = frozenset(
    """acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph
    cmp-lg comp-gas cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th
    math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio
    quant-ph solv-int supr-con""".split()  # noqa: SIM905
)
# What a SICI has in angle brackets, where a DOI was made of one: <391::AID-ASI1>.
SICI_PART = r"<[0-9a-z]*:[^\s<>\"\x00-\x1f\x7f]*>"
DOI = re.compile(
    rf"10\.[0-9]{{4,9}}/(?:[^\s<>\"\x00-\x1f\x7f]|{SICI_PART})+",
    re.IGNORECASE,
)
DOI_CITATION = re.compile(rf"(?:doi[:\s]\s*)?({DOI.pattern})", re.IGNORECASE)
DOI_AT_END = re.compile(rf"/({DOI.pattern})\Z", re.IGNORECASE)
ARXIV_DOI = "10.48550/arxiv."
ACL_DOI = "10.18653/v1/"
ACL_ID = re.compile(
    r"[a-z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9_]+-[a-z0-9_]+\.[0-9]+",
    re.IGNORECASE,
)
OPENREVIEW_FORUM = "https://openreview.net/forum?id="
OPENREVIEW_ID = re.compile(r"[A-Za-z0-9_-]{4,40}")

ARXIV_HOSTS = ("arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org")
PAPER_HOSTS = ("huggingface.co", "hf.co")
DOI_HOSTS = ("doi.org", "dx.doi.org")
ACL_HOSTS = ("aclanthology.org", "aclweb.org")
# What publishers write behind a DOI in the addresses of their pages.
BEHIND_DOI = re.compile(
    r"(?:\.pdf|/full|/pdf|/epdf|/abstract|/meta|/html)+\Z",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    rf"https?://(?:[^\s<>\"\x00-\x20\x7f]|{SICI_PART})+",
    re.IGNORECASE,
)
# Most hosts: neither port nor user, which urllib would look for four times.
PLAIN_HOST = re.compile(r"[A-Za-z0-9.-]+")
# What people type before the address itself, where no scheme stands.
BARE_HOST = re.compile(
    r"(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}/",
    re.IGNORECASE,
)
LONE_ARXIV = rf"(?<![\w./-]){ARXIV.pattern}(?![\w/]|\.[0-9])"
# Where a line is searched: an address, a DOI, a number that nothing runs into.
PLACES = re.compile(
    rf"{ADDRESS.pattern}|\b{DOI.pattern}|{LONE_ARXIV}",
    re.IGNORECASE,
)
BRACKETS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What names one work; what is not known is empty.

    `arxiv_id` is without version, `doi` in small letters.
    """

    arxiv_id: str = ""
    doi: str = ""
    url: str = ""


def read_identifier(text: str) -> Identifiers | None:
    """The work that a number or an address names; None where it is none."""
    text = text.strip().strip("<>\"'")
    if len(text) > URL_LENGTH:
        return None
    return (
        read_arxiv_number(text)
        or read_doi(text)
        or read_acl_id(text)
        or read_address(text)
    )


def find_identifiers(line: str) -> Iterator[Identifiers]:
    """The works that a line of text names, in their order."""
    for place in PLACES.finditer(line):
        if len(place[0]) > URL_LENGTH:
            continue
        identifiers = read_identifier(without_punctuation(place[0]))
        if identifiers is not None:
            yield identifiers


def read_arxiv_number(text: str) -> Identifiers | None:
    match = ARXIV_CITATION.fullmatch(text)
    if match is None:
        return None
    number = match["number"].lower()
    archive, slash, digits = number.partition("/")
    if not slash:
        return Identifiers(arxiv_id=number)
    # math.GT/0309136 is math/0309136: the class is no part of the number.
    archive = archive.partition(".")[0]
    if archive not in ARCHIVES:
        return None
    return Identifiers(arxiv_id=f"{archive}/{digits}")


def read_doi(text: str) -> Identifiers | None:
    match = DOI_CITATION.fullmatch(text)
    if match is None:
        return None
    doi = without_punctuation(match[1]).lower()
    if doi.startswith(ARXIV_DOI):
        return read_arxiv_number(doi.removeprefix(ARXIV_DOI))
    if len(doi) > DOI_LENGTH:
        return None
    return Identifiers(doi=doi)


def read_acl_id(text: str) -> Identifiers | None:
    if ACL_ID.fullmatch(text) is None:
        return None
    return Identifiers(url=acl_address(text))


def read_address(text: str) -> Identifiers | None:
    """What an http or https address names; any other paper's is its address alone."""
    if BARE_HOST.match(text):
        text = f"https://{text}"
    parts = split_address(text)
    if parts is None:
        return None
    host = host_of(parts)
    path = unquote(parts.path)
    is_arxiv = host.endswith(".arxiv.org") or host in ARXIV_HOSTS
    if is_arxiv or host in PAPER_HOSTS:
        known = arxiv_in_path(path)
    elif host in DOI_HOSTS:
        known = read_doi(path.strip("/"))
    elif host in ACL_HOSTS:
        known = acl_in_path(path)
    elif host == "openreview.net":
        known = openreview_in_query(parts.query)
    else:
        known = doi_in_path(path)
    return known or Identifiers(url=text)


def split_address(text: str) -> SplitResult | None:
    """The parts of a web address; None for all that a browser could not open."""
    if len(text) > URL_LENGTH or ADDRESS.fullmatch(text) is None:
        return None
    try:
        parts = urlsplit(text)
        if PLAIN_HOST.fullmatch(parts.netloc):
            return parts
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    if not has_host or parts.username is not None:
        return None
    return parts


def host_of(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    return host.removeprefix("www.")


def arxiv_in_path(path: str) -> Identifiers | None:
    """/abs/1706.03762v5, /pdf/1706.03762.pdf, /papers/1706.03762."""
    _, _, rest = path.lstrip("/").partition("/")
    number = rest.strip("/").removesuffix(".pdf")
    return read_arxiv_number(number)


def acl_in_path(path: str) -> Identifiers | None:
    """/N19-1423/, /N19-1423.pdf, /anthology/N19-1423."""
    name = path.strip("/").removeprefix("anthology/")
    return read_acl_id(re.sub(r"(?:v[0-9]+)?\.(?:pdf|bib)\Z", "", name))


def openreview_in_query(query: str) -> Identifiers | None:
    """`id` in forum?id=… and pdf?id=…; both become the forum's address."""
    try:
        values = parse_qs(query, max_num_fields=20).get("id", [""])
    except ValueError:
        return None
    if OPENREVIEW_ID.fullmatch(values[0]) is None:
        return None
    return Identifiers(url=f"{OPENREVIEW_FORUM}{values[0]}")


def doi_in_path(path: str) -> Identifiers | None:
    """/doi/abs/10.1145/3442188.3445922, /article/10.1007/s11263-015-0816-y."""
    if "/10." not in path:
        return None
    match = DOI_AT_END.search(path)
    if match is None:
        return None
    return read_doi(BEHIND_DOI.sub("", match[1]))


def acl_address(acl_id: str) -> str:
    """Old numbers are written with a capital, new ones without."""
    is_old = acl_id[0].isalpha()
    name = acl_id.upper() if is_old else acl_id.lower()
    return f"https://aclanthology.org/{name}/"


def acl_id_of(url: str) -> str:
    """What the ACL Anthology calls the work at an address; empty elsewhere."""
    prefix = "https://aclanthology.org/"
    if not url.startswith(prefix):
        return ""
    return url.removeprefix(prefix).strip("/")


def without_punctuation(text: str) -> str:
    """Without what ends a sentence or a bracket that was opened before."""
    while text:
        last = text[-1]
        opening = BRACKETS.get(last)
        is_unopened = opening is not None and text.count(last) > text.count(
            opening
        )
        if not is_unopened and last not in ".,;:!?'’”*_`":
            break
        text = text[:-1]
    return text
