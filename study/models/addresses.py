"""One spelling for each email address, so that nobody has two accounts by it."""

from contextlib import suppress

from django.utils.encoding import punycode

LONGEST_ADDRESS = 254


def canonical_address(address: str) -> str:
    """In lower case, with the domain as mail goes to it.

    bücher.example and xn--bcher-kva.example are one domain. What no mail server could
    have stays as it is: that it is no address is for others to say.
    """
    name, at, domain = address.strip().lower().rpartition("@")
    with suppress(UnicodeError):
        domain = punycode(domain).lower()
    return f"{name}{at}{domain}"
