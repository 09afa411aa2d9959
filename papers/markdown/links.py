"""Where a link in a text may lead: this library, paths on this host, and the web."""

import re
from urllib.parse import urlsplit

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
# Schemes of our own: `paper:gan` leads to /papers/gan/.
LIBRARY_SCHEMES = {"paper": "/papers/", "topic": "/topics/"}
UNSEEN = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\ud800-\udfff]"
)
HOST = re.compile(r"(?:[^\W_][\w.-]*|[0-9a-f:.]+)\Z")
MAIL_ADDRESS = re.compile(r"[^@/\\?#]+@[^@/\\?#]+\Z")
WEB_SCHEMES = ("http", "https")


def safe_href(target: str) -> str | None:
    """The target as it may stand in an `href`, or None.

    Characters that can't be seen are dropped first.
    """
    seen = UNSEEN.sub("", target)
    scheme, _, rest = seen.partition(":")
    if scheme in LIBRARY_SCHEMES:
        return _library_path(scheme, rest)
    if seen.startswith("/"):
        leads_elsewhere = seen.startswith(("//", "/\\"))
        return None if leads_elsewhere else seen
    if _is_on_the_web(seen) or _is_mail(seen):
        return seen
    return None


def is_external(href: str) -> bool:
    return not href.startswith("/")


def _library_path(scheme: str, slug: str) -> str | None:
    if not SLUG.match(slug):
        return None
    return f"{LIBRARY_SCHEMES[scheme]}{slug}/"


def _is_on_the_web(target: str) -> bool:
    """Not with a name or password before the host: it could pass for the host."""
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in WEB_SCHEMES:
        return False
    if "@" in parts.netloc or "\\" in target:
        return False
    return HOST.match(host) is not None


def _is_mail(target: str) -> bool:
    scheme, _, address = target.partition(":")
    if scheme.lower() != "mailto":
        return False
    return MAIL_ADDRESS.match(address) is not None
