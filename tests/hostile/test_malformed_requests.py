"""A request that cannot be read gets 400 and one line in the log, at any address."""

import pytest

from study.models import Reading
from tests.factories import PaperFactory
from tests.raw_requests import raw_request

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=b"
PATHS = [
    "/",
    "/papers/",
    "/papers/gan/status/",
    "/nothing/",
    "/static/nothing.css",
    "/account/login/",
    "/admin/",
    "/health/",
]
FIELD = 'Content-Disposition: form-data; name="f"'
FILE = f'{FIELD}; filename="x"'
BASE64 = "Content-Transfer-Encoding: base64"


def in_parts(*headers, value=b"x", count=1):
    """A multipart body of equal parts."""
    head = "\r\n".join(headers).encode()
    part = b"--b\r\n" + head + b"\r\n\r\n" + value + b"\r\n"
    return part * count + b"--b--\r\n"


MALFORMED = {
    "no boundary": ("multipart/form-data", b"x"),
    "empty boundary": ("multipart/form-data; boundary=", b"x"),
    "long boundary": (f"multipart/form-data; boundary={'x' * 300}", b"x"),
    "boundary of other letters": ("multipart/form-data; boundary=é", b"x"),
    "boundary in no encoding": ("multipart/form-data; boundary*=bogus''b", b"x"),
    "broken base64": (PARTS, in_parts(FILE, BASE64, value=b"abcde")),
    "fields past the limit": (FORM, b"a=&" * 2_500),
    "parts past the limit": (PARTS, in_parts(FIELD, count=2_500)),
    "files past the limit": (PARTS, in_parts(FILE, count=150)),
    "type with two orders": ("text/plain; x*=a; x*0=b", b"x"),
    "type in no encoding": ("text/plain; x*=bogus''a", b"x"),
}
ENCODINGS = [
    "utf-7",
    "utf-16",
    "latin-1",
    "bogus",
    "base64",
    "rot13",
    "idna",
    "punycode",
    "undefined",
    "\x00",
    "é",
    "",
    "x" * 3_000,
]


@pytest.fixture(autouse=True)
def paper(db):
    return PaperFactory(slug="gan")


def assert_refused(response, caplog, status=400):
    assert response.status == status
    assert b"<h1>This could not be understood</h1>" in response.body
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    [record] = caplog.records
    assert record.levelname == "WARNING"
    assert record.exc_info is None


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("kind", MALFORMED)
def test_malformed_body_is_refused(caplog, path, kind):
    content_type, body = MALFORMED[kind]
    assert_refused(raw_request("POST", path, body, content_type), caplog)


@pytest.mark.parametrize("path", ["/", "/nothing/", "/static/nothing.css"])
@pytest.mark.parametrize("kind", [FORM, PARTS, "text/plain"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_strange_encoding_is_refused(caplog, path, kind, method):
    for encoding in ENCODINGS:
        caplog.clear()
        content_type = f"{kind}; charset={encoding}"
        query = {"QUERY_STRING": "q=%ff"}
        response = raw_request(method, path, b"a=%ff", content_type, **query)
        assert_refused(response, caplog)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_query_past_the_limit_is_refused(caplog, path, method):
    response = raw_request(method, path, QUERY_STRING="a&" * 4_000)
    assert_refused(response, caplog)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("length", ["x", "1e3", "²"])
def test_length_that_is_no_number_is_refused(caplog, path, length):
    response = raw_request("POST", path, b"a=b", FORM, CONTENT_LENGTH=length)
    assert_refused(response, caplog)


class NoBody:
    """The body of a browser that has gone, or one that nobody may read."""

    def read(self, size=-1):
        raise OSError("gone")

    readline = read

    def close(self):
        pass


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("kind", [FORM, PARTS])
def test_body_that_breaks_off_is_refused(caplog, path, kind):
    environ = {"CONTENT_LENGTH": "10", "wsgi.input": NoBody()}
    response = raw_request("POST", path, content_type=kind, **environ)
    assert_refused(response, caplog)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("kind", [FORM, PARTS, "application/octet-stream"])
def test_large_body_is_refused_unread(caplog, path, kind):
    environ = {"CONTENT_LENGTH": str(10**10), "wsgi.input": NoBody()}
    response = raw_request("POST", path, content_type=kind, **environ)
    assert_refused(response, caplog, status=413)
    assert b"too large" in response.body


def test_refusal_is_one_line_in_the_log(caplog):
    raw_request("POST", "/a\nWARNING forged", b"x", "multipart/form-data; boundary=\n")
    [record] = caplog.records
    assert "\n" not in record.getMessage()


def test_refusal_changes_nothing(ada, learner, paper):
    session = ada.cookies["octavo_session"].value
    body = in_parts('Content-Disposition: form-data; name="status"', value=b"read")
    cookies = {"HTTP_COOKIE": f"octavo_session={session}"}
    broken = body + in_parts(FILE, BASE64, value=b"abcde")
    path = "/papers/gan/status/"
    assert raw_request("POST", path, broken, PARTS, **cookies).status in (400, 403)
    assert not Reading.objects.exists()


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
@pytest.mark.parametrize("kind", [FORM, PARTS])
def test_encoding_that_is_ours_may_be_named(kind, charset):
    """403 comes from the form's missing token: the body itself was read."""
    bodies = {FORM: b"login=%C3%A9", PARTS: in_parts(FIELD, value="é".encode())}
    content_type = f"{kind}; charset={charset}"
    response = raw_request("POST", "/account/login/", bodies[kind], content_type)
    assert response.status == 403
