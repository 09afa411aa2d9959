"""What stands between two braces, or the ends of an environment, of a formula."""

import re
from dataclasses import dataclass, field

# Numbered environments mean the same without their numbers, which only a whole
# document could give.
ENVIRONMENTS = {
    "align": "aligned",
    "alignat": "aligned",
    "alignedat": "aligned",
    "flalign": "aligned",
    "split": "aligned",
    "gather": "gathered",
    "multline": "gathered",
    "eqnarray": "array",
    "smallmatrix": "subarray",
}
# The columns that these have as arrays; too many do no harm.
COLUMNS = {"eqnarray": "{rcl}", "smallmatrix": "{" + "c" * 20 + "}"}
# How many columns they have is written behind their name.
COLUMN_COUNTED = frozenset({"alignat", "alignedat"})
# For each environment whose rows may have tags, the one that shows them.
TAGGED = {
    "align": "align*",
    "alignat": "align*",
    "flalign": "align*",
    "gather": "gather*",
}
# Between which delimiters `pmatrix*[r]` and its like are arrays.
STARRED_MATRICES = {
    "matrix": ("", ""),
    "pmatrix": (r"\left(", r"\right)"),
    "bmatrix": (r"\left[", r"\right]"),
    "Bmatrix": (r"\left\{", r"\right\}"),
    "vmatrix": (r"\left|", r"\right|"),
    "Vmatrix": (r"\left\|", r"\right\|"),
}
MOST_RULED_COLUMNS = 20
BETWEEN_COLUMNS = re.compile(r"[@!<>]\s*\{[^{}]*\}")
PARAGRAPH_COLUMN = re.compile(r"[pmb]\s*\{[^{}]*\}")


@dataclass
class Group:
    """What stands between two braces, or the ends of an environment.

    `kind` is "brace" (also the whole formula), "text", "rows" or "environment".
    """

    kind: str
    start: str = ""
    end: str = ""
    # An environment's, without its star.
    name: str = ""
    # An array's; 0 where they are not known.
    column_count: int = 0
    parts: list[str] = field(default_factory=list)
    row_ends: int = 0
    has_columns: bool = False
    has_tag: bool = False

    def written(self) -> str:
        content = "".join(self.parts)
        if self.kind != "text" and self.row_ends:
            content = self.in_rows(content.strip())
        return f"{self.start}{content}{self.end}"

    def in_rows(self, content: str) -> str:
        """The rows, in an environment of their own where they stand in none.

        A last row that is empty is none.
        """
        row_ends = self.row_ends
        if content.endswith("\\\\"):
            content = content.removesuffix("\\\\")
            row_ends -= 1
        if self.kind != "brace" or row_ends == 0:
            return content
        environment = "aligned" if self.has_columns else "gathered"
        return rf"\begin{{{environment}}}{content}\end{{{environment}}}"


def count_columns(columns: str) -> int:
    """How many columns plain ones are; 0 of more than a rule is doubled in."""
    column_count = len(columns) - columns.count("|") - columns.count(":")
    return column_count if column_count <= MOST_RULED_COLUMNS else 0


def plain_columns(columns: str) -> str:
    """An array's columns as sides and rules: `@{}l|p{2cm}` is `l|l`."""
    sides = PARAGRAPH_COLUMN.sub("l", BETWEEN_COLUMNS.sub("", columns))
    return re.sub(r"[^lcr|:]", "", sides)
