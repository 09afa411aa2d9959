"""What somebody wrote, on its way from the form to the services."""

import uuid
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What somebody wrote, as the services take it.

    seen: the newest remark that was on their screen.
    """

    key: uuid.UUID
    text: str
    quote: str = ""
    quote_section: str = ""
    mentioned_ids: frozenset[int] = field(default_factory=frozenset)
    seen: int = 0
