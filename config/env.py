"""Reads the environment.

Every variable has a type, a default, and one sentence for when it is wrong.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
DATABASE_STARTS = ("sqlite:///", "postgres://", "postgresql://")
CACHE_SCHEMES = ("dbcache", "rediscache", "redis", "rediss")
SHORTEST_SECRET = 32

EXAMPLE_SITE = "https://octavo.example.org"
EXAMPLE_DATABASES = " or ".join(
    [
        "sqlite:////srv/octavo.sqlite3",
        "postgres://user:password@127.0.0.1:5432/octavo",
    ]
)
EXAMPLE_MAIL = " or ".join(
    [
        "smtp+tls://user:password@mail.example.org:587",
        "consolemail://",
    ]
)
EXAMPLE_CACHES = " or ".join(
    [
        "dbcache://octavo_cache",
        "rediscache://127.0.0.1:6379/0",
    ]
)


def wrong(name: str, sentence: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} {sentence}")


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, str(default)).strip().lower()
    if value not in TRUE | FALSE:
        raise wrong(name, f"must be true or false, not “{value}”.")
    return value in TRUE


def number(
    name: str,
    default: int,
    *,
    low: int,
    high: int,
) -> int:
    value = text(name, str(default))
    is_number = value.isascii() and value.isdigit()
    if not is_number or not low <= int(value) <= high:
        limits = f"from {low} to {high}"
        raise wrong(name, f"must be a whole number {limits}, not “{value}”.")
    return int(value)


def one_of(name: str, choices: tuple[str, ...], default: str) -> str:
    value = text(name, default)
    if value not in choices:
        listed = ", ".join(choices)
        raise wrong(name, f"must be one of {listed}, not “{value}”.")
    return value


def hosts(name: str) -> list[str]:
    """Host names, separated by commas."""
    names = []
    for part in text(name, "").split(","):
        host = part.strip()
        if "/" in host:
            example = "names like octavo.example.org"
            raise wrong(name, f"must be {example}, not “{host}”.")
        if host:
            names.append(host)
    return names


def site_url(name: str, default: str) -> str:
    """The address that people type: scheme and host, no path, no slash at the end."""
    value = text(name, default).rstrip("/")
    try:
        is_site = is_site_url(value)
    except ValueError:
        is_site = False
    if not is_site:
        raise wrong(name, f"must look like {EXAMPLE_SITE}, not “{value}”.")
    parts = urlsplit(value)
    return f"{parts.scheme}://{parts.netloc}"


def is_site_url(value: str) -> bool:
    """Raises ValueError where not even the port is a number."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https"):
        return False
    if not parts.hostname or parts.port == 0:
        return False
    has_more = parts.path or parts.query or parts.fragment
    return not has_more and "@" not in value


def database(name: str, default: str) -> dict:
    """A Django database entry from a sqlite:/// or postgres:// address."""
    value = text(name, default)
    try:
        entry = environ.Env.db_url_config(value)
    except (ImproperlyConfigured, ValueError):
        entry = {}
    is_known = value.startswith(DATABASE_STARTS)
    has_name = entry.get("NAME") not in (None, "", ":memory:")
    if not is_known or not has_name:
        raise wrong(name, f"must look like {EXAMPLE_DATABASES}.")
    return entry


def email(name: str, default: str) -> dict:
    """Django's mail settings from an address as in EXAMPLE_MAIL."""
    value = text(name, default)
    try:
        return environ.Env.email_url_config(value)
    except (ImproperlyConfigured, KeyError, ValueError):
        raise wrong(name, f"must look like {EXAMPLE_MAIL}.") from None


def cache(name: str, default: str) -> dict:
    """A Django cache entry from an address as in EXAMPLE_CACHES.

    Others are refused: what they hold they share with no other process, or they
    throw it away when they are full.
    """
    value = text(name, default)
    refusal = wrong(name, f"must look like {EXAMPLE_CACHES}.")
    scheme, _, place = value.partition("://")
    if scheme not in CACHE_SCHEMES or not place:
        raise refusal
    try:
        entry = environ.Env.cache_url_config(value)
    except (ImproperlyConfigured, KeyError, ValueError):
        raise refusal from None
    if scheme == "dbcache":
        entry["BACKEND"] = "config.counters.CounterCache"
    return entry


def folder(name: str, default: Path) -> Path:
    """A folder that only its owner may read, made when it is missing."""
    path = Path(text(name, str(default))).expanduser().absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror
        raise wrong(
            name, f"is {path}, which cannot be made: {reason}."
        ) from None
    return path


def secret(name: str, path: Path) -> str:
    """The secret from the environment.

    Where it has none, from a file (0600) that is made at the first start.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        return secret_in_file(name, path)
    if len(value) < SHORTEST_SECRET:
        least = f"at least {SHORTEST_SECRET} characters"
        raise wrong(name, f"must have {least}.")
    return value


def secret_in_file(name: str, path: Path) -> str:
    if not path.exists():
        write_secret(name, path)
    return kept_secret(name, path)


def write_secret(name: str, path: Path) -> None:
    """Writes a new secret, unless another process has just done so.

    The file gets its name when it is whole: two first starts read the same secret.
    """
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64), encoding="ascii")
        with suppress(FileExistsError):
            os.link(draft, path)
    except OSError as error:
        reason = error.strerror
        raise wrong(name, f"cannot be written to {path}: {reason}.") from None
    finally:
        draft.unlink(missing_ok=True)


def kept_secret(name: str, path: Path) -> str:
    try:
        value = path.read_text(encoding="ascii").strip()
    except OSError as error:
        reason = error.strerror
        raise wrong(name, f"cannot be read from {path}: {reason}.") from None
    if len(value) < SHORTEST_SECRET:
        remedy = "Delete that file, and a new one is made."
        raise wrong(name, f"in {path} is not whole. {remedy}")
    return value
