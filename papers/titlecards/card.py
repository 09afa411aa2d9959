"""What stands on a title card, and what makes a drawn one stale."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True)
class TitleCard:
    """The texts of a card.

    Of `bylines`, which say the same ever shorter, the first that fits is shown;
    `name` where no title can be set.
    """

    kicker: str
    title: str
    bylines: tuple[str, ...] = ()
    name: str = "Octavo"


def digest_of(card: TitleCard) -> str:
    """SHA-256 of all that decides how the card looks.

    Its texts, this code and the libraries that spell and draw.
    """
    texts = json.dumps(asdict(card), sort_keys=True)
    whole = f"{drawing_version()} {texts}"
    return hashlib.sha256(whole.encode()).hexdigest()


@cache
def drawing_version() -> str:
    """Another one whenever the drawing changes, so that nobody counts a number up."""
    code = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        code.update(file.read_bytes())
    versions = f"{version('pillow')} {version('anyascii')}"
    return f"{code.hexdigest()} {versions}"
