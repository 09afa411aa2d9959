"""How a cell of the access matrix is read, asked and judged."""

import io
import re
import zipfile
from contextlib import contextmanager
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.urls import URLResolver, resolve

from tests.canaries import ACCOUNT_WORD, DRAFT, STUDY_WORD
from tests.private_rows import private_rows

WRITES = (
    "INSERT",
    "UPDATE",
    "DELETE",
    "REPLACE",
    "TRUNCATE",
    "CREATE",
    "DROP",
    "ALTER",
)
REDIRECTS = {"account_login": "sign-in", "account_reauthenticate": "reauth"}
ANOTHERS = "what is another's"
# Also the key of a form that is stored once: both are chance.
TOKEN = re.compile(rb'name="(?:csrfmiddlewaretoken|key)" value="[^"]*"')


def lines_of(table):
    """The table's lines as dictionaries; {a,b} in the first column makes two lines."""
    head, *lines = [line.split() for line in table.splitlines() if line.strip()]
    for line in lines:
        for name in expand_braces(line[0]):
            yield dict(zip(head, [name, *line[1:]], strict=True))


def expand_braces(text):
    found = re.search(r"\{([^}]*)\}", text)
    if not found:
        return [text]
    before = text[: found.start()]
    after = text[found.end() :]
    names = []
    for part in found[1].split(","):
        names += expand_braces(f"{before}{part}{after}")
    return names


def names_below(patterns):
    """The names of all addresses."""
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from names_below(entry.url_patterns)
        elif entry.name:
            yield entry.name


@contextmanager
def rollback_at_end():
    """Whatever happens to the database inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def statements_seen():
    """The statements inside, as Django wrote them.

    Its own log also writes each parameter into them, which asks SQLite once more.
    """
    seen = []

    def note(execute, sql, params, many, context):
        seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield seen


def ask(browser, method, path, body=None):
    """FRAGMENT is a GET as htmx sends it."""
    if method == "FRAGMENT":
        return browser.get(path, headers={"HX-Request": "true"})
    return getattr(browser, method.lower())(path, body)


def key_faults(response):
    """`?` lists the keys on every whole page, also on one that refuses."""
    kind = response.headers.get("Content-Type", "")
    if response.streaming or not kind.startswith("text/html"):
        return []
    page = response.text
    if "<!DOCTYPE html>" not in page:
        return []
    faults = []
    if '<dialog id="keys"' not in page:
        faults.append("has no list of keys")
    if "js/row-keys." not in page:
        faults.append("has nothing that shows the list of keys")
    return faults


def outcome(response):
    """What happened, in the words of the table."""
    if response.status_code == 200:
        return "ok"
    target = response.headers.get("Location") or response.headers.get("HX-Redirect")
    if not target:
        return str(response.status_code)
    match = page_of(urlsplit(target).path)
    return REDIRECTS.get(match.view_name, f"→{match.url_name}")


@cache
def page_of(path):
    """Most redirects lead to one of few pages."""
    return resolve(path)


def leaked_words(response, role, path):
    """The words in the answer that this role may not see.

    What stands in the address was known before.
    """
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    text = (headers + readable_body(response)).replace(path, "")
    return [word for word in forbidden_words(role) if word in text]


def readable_body(response):
    """Of an archive what is packed in it: from outside its words cannot be seen."""
    body = response.getvalue()
    if response.headers.get("Content-Type") != "application/zip" or not body:
        return body.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        texts = [
            archive.read(name).decode(errors="replace") for name in archive.namelist()
        ]
    return "\n".join(texts)


def forbidden_words(role):
    words = [ACCOUNT_WORD.format("victim"), STUDY_WORD.format("victim")]
    if role != "owner":
        words += [ACCOUNT_WORD.format("owner"), STUDY_WORD.format("owner")]
    if role not in ("curator", "superuser"):
        words.append(DRAFT)
    return words


def changed_tables(statements, world):
    """The tables that were written to, and whether the victim's rows were."""
    written = [sql for sql in statements if sql.lstrip().startswith(WRITES)]
    tables = {re.search(r'"(\w+)"', statement)[1] for statement in written}
    if written and private_rows(world.learners["victim"]) != world.victims_rows:
        tables.add(ANOTHERS)
    return tables


def may_change(method, wanted, table):
    """Only a POST that succeeds changes anything.

    On the way to a second sign-in the request is kept in the session. Who was locked
    before nothing was found to change has another version, which says no more.
    """
    if table == ANOTHERS or method != "POST":
        return False
    if table == "study_learnerversion":
        return True
    if wanted == "reauth":
        return table == "django_session"
    return wanted == "ok" or wanted.startswith("→")


def is_anonymous(role):
    return role in ("anonymous", "gone")


def cache_faults(response, role, wanted):
    """Signed-in answers stay nowhere, anonymous ones set no cookie.

    Only a page that stays in no cache may set that of its form's token.
    """
    faults = []
    cookies = set(response.cookies)
    if response.headers["Cache-Control"] == "private, no-store":
        cookies.discard(settings.CSRF_COOKIE_NAME)
    if "HX-Request" not in response.headers.get("Vary", ""):
        faults.append("no Vary: HX-Request")
    if is_anonymous(role) and wanted == "ok" and cookies:
        faults.append(f"sets {', '.join(cookies)}")
    if not is_anonymous(role):
        caching = response.headers["Cache-Control"]
        if caching != "private, no-store":
            faults.append(f"Cache-Control: {caching}")
    return faults


def without_token(response):
    """The answer's body; the tokens of its forms are different each time."""
    return TOKEN.sub(b"", response.getvalue())
