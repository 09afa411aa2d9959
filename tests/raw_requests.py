"""Requests as a server hands them on, past the test client, which sends none as odd."""

import io
from contextlib import contextmanager
from typing import NamedTuple

from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from config.wsgi import application


class RawResponse(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def raw_request(method, path, body=b"", content_type="", **extra):
    """The answer of the site as gunicorn gets it."""
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": "127.0.0.1",
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
    }
    started = []

    def start_response(status, headers):
        started.append((status, headers))

    with open_connections():
        answer = application(environ | extra, start_response)
        sent = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
    [(status, headers)] = started
    return RawResponse(int(status[:3]), dict(headers), sent)


@contextmanager
def open_connections():
    """The test's transaction outlives the request, as in Django's test client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)
