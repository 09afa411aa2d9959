"""Reads the environment: every variable has a type, a default and one sentence when it is wrong."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
CACHE_SCHEMES = ("dbcache", "rediscache", "redis", "rediss")


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, str(default)).strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} must be true or false, not “{value}”.")
    return value in TRUE


def number(name: str, default: int, *, low: int, high: int) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
        raise ImproperlyConfigured(
            f"{name} must be a whole number from {low} to {high}, not “{value}”."
        )
    return int(value)


def one_of(name: str, choices: tuple[str, ...], default: str) -> str:
    value = text(name, default)
    if value not in choices:
        raise ImproperlyConfigured(
            f"{name} must be one of {', '.join(choices)}, not “{value}”."
        )
    return value


def hosts(name: str) -> list[str]:
    """Host names, separated by commas."""
    found = [host.strip() for host in text(name, "").split(",") if host.strip()]
    for host in found:
        if "/" in host:
            raise ImproperlyConfigured(
                f"{name} must be names like octavo.example.org, not “{host}”."
            )
    return found


def site_url(name: str, default: str) -> str:
    """The address that people type: scheme and host, no path, no slash at the end."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        is_right = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and parts.port != 0
        )
    except ValueError:
        is_right = False
    if not is_right or "@" in value or any((parts.path, parts.query, parts.fragment)):
        raise ImproperlyConfigured(
            f"{name} must look like https://octavo.example.org, not “{value}”."
        )
    return f"{parts.scheme}://{parts.netloc}"


def database(name: str, default: str) -> dict:
    """A Django database entry from a sqlite:/// or postgres:// address."""
    value = text(name, default)
    try:
        found = environ.Env.db_url_config(value)
    except (ImproperlyConfigured, ValueError):
        found = {}
    is_known = value.startswith(("sqlite:///", "postgres://", "postgresql://"))
    if not is_known or not found.get("NAME") or found["NAME"] == ":memory:":
        example = "sqlite:////srv/octavo.sqlite3 or postgres://user:password@127.0.0.1:5432/octavo"
        raise ImproperlyConfigured(f"{name} must look like {example}.")
    return found


def email(name: str, default: str) -> dict:
    """Django's mail settings from consolemail://, smtp+tls://user:password@host:587 and the like."""
    value = text(name, default)
    try:
        return environ.Env.email_url_config(value)
    except (ImproperlyConfigured, KeyError, ValueError):
        raise ImproperlyConfigured(
            f"{name} must look like smtp+tls://user:password@mail.example.org:587 or consolemail://."
        ) from None


def cache(name: str, default: str) -> dict:
    """A Django cache entry from dbcache://table or rediscache://host:6379/0.

    Others are refused: what they hold they share with no other process, or they
    throw it away when they are full.
    """
    value = text(name, default)
    scheme, _, place = value.partition("://")
    if scheme not in CACHE_SCHEMES or not place:
        raise wrong_cache(name)
    try:
        found = environ.Env.cache_url_config(value)
    except (ImproperlyConfigured, KeyError, ValueError):
        raise wrong_cache(name) from None
    if scheme == "dbcache":
        found["BACKEND"] = "config.counters.CounterCache"
    return found


def wrong_cache(name: str) -> ImproperlyConfigured:
    examples = "dbcache://octavo_cache or rediscache://127.0.0.1:6379/0"
    return ImproperlyConfigured(f"{name} must look like {examples}.")


def folder(name: str, default: Path) -> Path:
    """A folder that only its owner may read, made when it is missing."""
    path = Path(text(name, str(default))).expanduser().absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} is {path}, which cannot be made: {error.strerror}."
        ) from None
    return path


def secret(name: str, path: Path) -> str:
    """The secret from the environment, or from a file (0600) made at the first start."""
    if value := os.environ.get(name, "").strip():
        if len(value) < 32:
            raise ImproperlyConfigured(f"{name} must have at least 32 characters.")
        return value
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
        raise ImproperlyConfigured(
            f"{name} cannot be written to {path}: {error.strerror}."
        ) from None
    finally:
        draft.unlink(missing_ok=True)


def kept_secret(name: str, path: Path) -> str:
    try:
        value = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} cannot be read from {path}: {error.strerror}."
        ) from None
    if len(value) < 32:
        raise ImproperlyConfigured(
            f"{name} in {path} is not whole. Delete that file, and a new one is made."
        )
    return value
