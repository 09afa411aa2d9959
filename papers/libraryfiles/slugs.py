"""Names that become addresses: which are allowed, and which are taken."""

import re

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
SLUG_LENGTH = 80
SLUG_REMEDY = (
    "Use lower-case ASCII letters, digits and single hyphens,"
    " at most 80 characters"
)

# Below /papers/ these are pages of their own, now or one day: no paper of such a name
# could be opened.
RESERVED_SLUGS = frozenset(
    {"add", "compare", "export", "import", "map", "mine", "new", "search"}
)
# Learners' own papers begin so: no paper of the library can be taken for one.
OWN_PREFIX = "own-"


def is_slug(text: str) -> bool:
    return len(text) <= SLUG_LENGTH and SLUG.match(text) is not None


def is_reserved_slug(slug: str) -> bool:
    """Whether no paper of the library may be called so."""
    return slug in RESERVED_SLUGS or slug.startswith(OWN_PREFIX)
