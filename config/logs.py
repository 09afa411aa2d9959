"""What is kept out of the log: tokens, which open what their address names."""

import logging
import re

# Where an address goes on with a token. Who reads the log must not be able to follow.
TOKEN_PREFIXES = (
    "/shared/",
    "/feeds/searches/",
    "/reminders/off/",
    "/groups/mail/off/",
    "/calendars/",
    "/group-calendars/",
    "/groups/invitations/",
)
TOKEN = re.compile(f"({'|'.join(TOKEN_PREFIXES)})[^/?\\s]+")


def without_tokens(text: str) -> str:
    return TOKEN.sub(r"\1…", text)


class TokenFilter(logging.Filter):
    """Lets every line pass, and cuts the tokens out of it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_tokens(record.getMessage())
        record.args = ()
        return True
