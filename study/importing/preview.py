"""The rows of an import as its page shows them, those first that ask for a look."""

from collections.abc import Sequence
from dataclasses import dataclass

from study.importing.plan import PlannedRow, RowKind

# A form cannot send more fields than some hundreds, and nobody reads more rows.
MOST_SHOWN = {
    RowKind.PROBABLE: 400,
    RowKind.TEXT: 300,
    RowKind.HEADING: 200,
    RowKind.NEW: 300,
    RowKind.FOUND: 300,
    RowKind.LISTED: 100,
}
HEADINGS = {
    RowKind.PROBABLE: "Probably here already",
    RowKind.TEXT: "Not understood",
    RowKind.HEADING: "Headings",
    RowKind.NEW: "New",
    RowKind.FOUND: "Here already",
    RowKind.LISTED: "On the list already",
}
# On a group's list, where nobody's own papers stand.
GROUP_HEADINGS = HEADINGS | {RowKind.TEXT: "Not in the library"}
MEANINGS = {
    RowKind.PROBABLE: "The titles are alike. Choose which paper is meant.",
    RowKind.TEXT: "These lines stay on the list as they are, so that nothing is lost.",
    RowKind.HEADING: "These stand as headings between the entries.",
    RowKind.NEW: "These become papers of your own, which nobody else sees.",
    RowKind.FOUND: "Found by number, DOI or address, here or among your own.",
    RowKind.LISTED: "Nothing changes for these.",
}
GROUP_MEANINGS = MEANINGS | {
    RowKind.TEXT: "These stand on the list as lines, with their bibliography alone.",
    RowKind.FOUND: "Found by number, DOI or address in the library.",
}


@dataclass(frozen=True, slots=True)
class RowGroup:
    """All rows of one kind; `rows` are those that the page has room for."""

    kind: RowKind
    count: int
    rows: Sequence[PlannedRow]
    is_for_group: bool

    @property
    def heading(self) -> str:
        headings = GROUP_HEADINGS if self.is_for_group else HEADINGS
        return headings[self.kind]

    @property
    def meaning(self) -> str:
        meanings = GROUP_MEANINGS if self.is_for_group else MEANINGS
        return meanings[self.kind]

    @property
    def hidden_count(self) -> int:
        return self.count - len(self.rows)


def row_groups(
    planned: Sequence[PlannedRow], *, is_for_group: bool = False
) -> list[RowGroup]:
    """The kinds of which there are rows."""
    groups = []
    for kind, most in MOST_SHOWN.items():
        rows = [row for row in planned if row.kind == kind]
        if rows:
            groups.append(RowGroup(kind, len(rows), rows[:most], is_for_group))
    return groups
