"""The door for gunicorn."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from config.malformed import set_unreadable_type_aside

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
site = get_wsgi_application()


def application(
    environ: dict[str, Any],
    start_response: Callable,
) -> Iterable[bytes]:
    set_unreadable_type_aside(environ)
    body = site(environ, start_response)
    if environ["REQUEST_METHOD"] != "HEAD":
        return body
    body.close()
    return []
