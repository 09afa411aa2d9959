"""What stands on a title card, and what makes a drawn one stale."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import PIL


@dataclass(frozen=True)
class TitleCard:
    """Of `bylines`, which say the same ever shorter, the first that fits is shown; `name` where no title can be set."""

    kicker: str
    title: str
    bylines: tuple[str, ...] = ()
    name: str = "Octavo"


def digest_of(card: TitleCard) -> str:
    """SHA-256 of all that decides how the card looks: its texts, this code and the library that draws."""
    texts = json.dumps(asdict(card), sort_keys=True)
    return hashlib.sha256(f"{drawing_version()} {texts}".encode()).hexdigest()


@cache
def drawing_version() -> str:
    """Another one whenever the drawing changes, so that nobody has to remember a number."""
    code = b"".join(
        file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py"))
    )
    return f"{hashlib.sha256(code).hexdigest()} {PIL.__version__}"
