"""Browsers by name."""

import pytest

from study.templatetags.devices import device_name

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
WINDOWS = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT}"
MAC = f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT}"
IPHONE = f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {WEBKIT}"
ANDROID = f"Mozilla/5.0 (Linux; Android 15) {WEBKIT}"
LINUX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101"


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        (
            f"{LINUX} Firefox/140.0",
            "Firefox on Linux",
        ),
        (
            f"{WINDOWS} Chrome/139.0 Safari/537.36",
            "Chrome on Windows",
        ),
        (
            f"{WINDOWS} Chrome/139.0 Safari/537.36 Edg/139.0",
            "Edge on Windows",
        ),
        (
            f"{MAC} Version/18.5 Safari/605.1.15",
            "Safari on a Mac",
        ),
        (
            f"{IPHONE} CriOS/139.0 Safari/604.1",
            "Chrome on an iPhone",
        ),
        (
            f"{ANDROID} Chrome/139.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", "An unknown browser"),
    ],
)
def test_browser_is_named(sent, name):
    assert device_name(sent) == name
