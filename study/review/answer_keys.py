"""The key of an answer: made with the page, sent back with the form, stored once."""

import secrets
import time
import uuid
from datetime import datetime

VERSION = 7
VARIANT = 2
MOST_MILLISECONDS = 600_000


def new_answer_key() -> uuid.UUID:
    """A UUID version 7 (RFC 9562).

    Its first 48 bits are the milliseconds at which the page was made.
    """
    made_at = time.time_ns() // 1_000_000
    value = made_at << 80
    value |= VERSION << 76
    value |= secrets.randbits(12) << 64
    value |= VARIANT << 62
    value |= secrets.randbits(62)
    return uuid.UUID(int=value)


def milliseconds_since(key: uuid.UUID, at: datetime) -> int | None:
    """Milliseconds from the page to the answer.

    None when that makes no sense: over ten minutes, or negative.
    """
    made_at = key.int >> 80
    passed = int(at.timestamp() * 1000) - made_at
    if 0 <= passed <= MOST_MILLISECONDS:
        return passed
    return None
