"""Where a link in a text may lead: pages of this library, paths on this host, and the web."""

import re
from urllib.parse import urlsplit

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
PLACES = {"paper": "/papers/", "topic": "/topics/"}
UNSEEN = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\ud800-\udfff]"
)
HOST = re.compile(r"(?:[^\W_][\w.-]*|[0-9a-f:.]+)\Z")
WEB = ("http", "https")


def safe_href(target: str) -> str | None:
    """The target as it may stand in an `href`, or None. Characters that can't be seen are dropped first."""
    seen = UNSEEN.sub("", target)
    scheme, _, rest = seen.partition(":")
    if scheme in PLACES:
        return f"{PLACES[scheme]}{rest}/" if SLUG.match(rest) else None
    if seen.startswith("/"):
        return seen if not seen.startswith(("//", "/\\")) else None
    return seen if _is_on_the_web(seen) or _is_mail(seen) else None


def is_external(href: str) -> bool:
    return not href.startswith("/")


def _is_on_the_web(target: str) -> bool:
    try:
        parts = urlsplit(target)
        is_plain = "@" not in parts.netloc and "\\" not in target
        return (
            parts.scheme in WEB
            and is_plain
            and HOST.match(parts.hostname or "") is not None
        )
    except ValueError:
        return False


def _is_mail(target: str) -> bool:
    scheme, _, address = target.partition(":")
    return (
        scheme.lower() == "mailto"
        and re.match(r"[^@/\\?#]+@[^@/\\?#]+\Z", address) is not None
    )
