"""Hostile texts from the corpora.

A spread of them here, all of them in the build's run on SQLite. What is read by a
parser of ours gets each of them; a page that only escapes what it shows gets as many at
once as it has room for, or every so manieth.

Which texts a database takes does not depend on how many there are: the run on
PostgreSQL always has the spread.
"""

import os
from functools import cache

from tests.papers.markdown.corpora import payloads

LISTS = (
    "payloadbox-xss/Intruder/*.txt",
    "payloadsallthethings/XSS Injection/Intruders/*.txt",
    "payloadsallthethings/CRLF Injection/Files/*.txt",
    "blns/blns.txt",
)
EVERY = 80
OWN = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></textarea></script><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{ settings.SECRET_KEY }} {% load static %}",
    "\ue010slug\ue011 \ue010buttons\ue011 \ue010back\ue011 FORM-TOKEN",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href='javascript:alert(1)'>x</a>",
    "\u202e\u200b\ufeff\u2028",
    "﷽ Ω≈ç√∫ 田中さん 👩‍👩‍👧",
    "<!--",
    "]]>",
    "<![CDATA[",
    "<?php",
    "%s%n{0}{x!r}",
]

ODD = [
    "\x00",
    str(2**63),
    "9" * 5_000,
    "-1",
    "²",
    "",
    "\ud7ff\ue000\uffff",
    "x" * 20_000,
    "'; DROP TABLE study_learner; --",
    "a\x00b",
    str(2**31),
    str(-(2**63)),
    str(10**9),
    "0",
    "1e400",
    "NaN",
    "Infinity",
    "0x10",
    "٣",
    " ",
    "\t\r\n",
    "%00",
    "../../etc/passwd",
    "[]",
    "{}",
    "null",
    "true",
]


WORST = ODD[:9]


def odd_values():
    """Values at the edges of what numbers and texts may be.

    The worst here and on PostgreSQL, all of them in the build's run on SQLite.
    """
    return ODD if is_complete() else WORST


def is_complete():
    return "CI" in os.environ and "DATABASE_URL" not in os.environ


@cache
def hostile_texts():
    """Different lines without what no text field takes (NUL)."""
    lines = payloads(*LISTS)
    chosen = lines if is_complete() else lines[::EVERY]
    return [line.replace("\x00", "") for line in [*OWN, *chosen] if line.strip()]


def packed(size):
    """The texts joined to as few pieces as possible.

    None is longer than `size` characters.
    """
    pieces = [""]
    for text in hostile_texts():
        if len(pieces[-1]) + 1 + len(text) > size:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {text[:size]}".strip()
    return [piece for piece in pieces if piece]
