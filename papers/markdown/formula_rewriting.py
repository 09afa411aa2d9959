r"""LaTeX that the converter does not read, in terms of what it does.

Gaps between rows (`\\[4pt]`), places of environments (`[t]`), tags, labels, colours,
and row ends outside of an environment. Three things are set more plainly than by LaTeX:
a gap between rows and what stands between an array's columns (`@{}`) are left out, and
a colour becomes one of the site's two, or none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from papers.markdown.formula_groups import (
    COLUMN_COUNTED,
    COLUMNS,
    ENVIRONMENTS,
    STARRED_MATRICES,
    TAGGED,
    Group,
    count_columns,
    plain_columns,
)

# Most formulas hold nothing of all this.
REWRITTEN = re.compile(
    r"\\\\|\\(?:begin|tag|label|(?:text|fc)?color(?:box)?|[mh]box|text[a-z]*|substack"
    r"|newline|cr|cline|hline|hspace|AA)(?![A-Za-z])"
)
TOKEN = re.compile(
    r"\\(?:begin|end)\s*\{[^{}]*\}|\\(?:tag|hspace)\*|\\[A-Za-z]+|\\."
    r"|[{}$]|\s+|[^\\{}$\s]+|\\",
    re.DOTALL,
)
ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{\s*([A-Za-z]+)(\*?)\s*\}")
TEXT_COMMAND = re.compile(r"\\text(?!style)[a-z]*\Z")
PLACE = re.compile(r"\s*\[[tcb]\]")
SIDE = re.compile(r"\s*\[([lcr])\]")
OPTION = re.compile(r"\s*\[[^\[\]]*\]")
ROW_GAP = re.compile(r"\*?(?:\s*\[\s*-?[\d.]+\s*[a-z]{2}\s*\])?")
MORE_RULES = re.compile(r"(?:\s*\\hline(?![A-Za-z]))+")
# A colour that no formula has: it marks what formula_classes.py makes of it.
RULE_GAP = r"\textcolor{olive}{}"
# What the converter takes as a tag.
PLAIN_TAG = re.compile(r"[A-Za-z0-9 .,:*()/+-]+\Z")
MATHS_IN_TAG = re.compile(r"\$([^$]*)\$")
COLOURS = {
    "red": "red orange magenta brown maroon crimson purple violet pink",
    "blue": "blue green teal cyan navy lime olive turquoise",
}


class FormulaError(ValueError):
    """Why a formula can't be shown."""


def rewrite_formula(latex: str, *, is_display: bool) -> str:
    """The formula as the converter reads it. Raises FormulaError."""
    if not REWRITTEN.search(latex):
        return latex
    return _Rewriting(latex, is_display).written()


@dataclass
class _Rewriting:
    """Goes through the formula once."""

    latex: str
    is_display: bool
    position: int = 0
    groups: list[Group] = field(default_factory=lambda: [Group("brace")])
    # How the next brace opens: a group like this.
    expected: Group | None = None
    tags: list[str] = field(default_factory=list)

    def written(self) -> str:
        while self.position < len(self.latex):
            self.rewrite_token(self.next_token())
        while len(self.groups) > 1:
            # Left open: the converter says so.
            unclosed = self.groups.pop()
            self.add(unclosed.start + "".join(unclosed.parts))
        return self.with_tags(self.groups[0].written())

    def with_tags(self, content: str) -> str:
        """The tags that belong to no row stand at the right of the formula."""
        if not self.tags:
            return content
        tag = ", ".join(self.tags)
        if self.is_display and PLAIN_TAG.match(tag):
            return (
                rf"\begin{{equation*}}{content}\tag*{{{tag}}}\end{{equation*}}"
            )
        words = MATHS_IN_TAG.sub(r"}\1\\text{", tag)
        return rf"{content}\qquad\text{{{words}}}"

    def next_token(self) -> str:
        token = TOKEN.match(self.latex, self.position)
        assert token is not None
        self.position = token.end()
        return token.group()

    def add(self, text: str) -> None:
        self.groups[-1].parts.append(text)

    def skip(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What stands here, if it is this."""
        found = pattern.match(self.latex, self.position)
        if found:
            self.position = found.end()
        return found

    def argument(self) -> str:
        """The next group without its braces, or the next token; raises FormulaError."""
        token = self.next_token_behind_spaces()
        if token != "{":
            return token
        start = self.position
        depth = 1
        while depth and self.position < len(self.latex):
            token = self.next_token()
            if token == "{":
                depth += 1
            elif token == "}":
                depth -= 1
        if depth:
            raise FormulaError("a brace is left open")
        return self.latex[start : self.position - 1]

    def next_token_behind_spaces(self) -> str:
        token = " "
        while token.isspace() and self.position < len(self.latex):
            token = self.next_token()
        return token

    def rewrite_token(self, token: str) -> None:
        if token in COMMANDS:
            COMMANDS[token](self)
        elif token == "{":
            self.open_brace()
        elif token == "}":
            self.close_brace()
        elif token == "$":
            self.change_mode()
        elif ENVIRONMENT.match(token):
            self.begin_or_end(token)
        else:
            self.pass_on(token)

    def pass_on(self, token: str) -> None:
        if "&" in token:
            self.groups[-1].has_columns = True
        self.add(token)
        if TEXT_COMMAND.match(token):
            self.expected = Group("text", "{", "}", name=token)
        elif not token.isspace():
            self.expected = None

    def open_brace(self) -> None:
        self.groups.append(self.expected or Group("brace", "{", "}"))
        self.expected = None

    def close_brace(self) -> None:
        is_open = len(self.groups) > 1 and self.groups[-1].kind != "environment"
        if not is_open:
            self.add("}")
            return
        group = self.groups.pop()
        self.add(group.written())

    def change_mode(self) -> None:
        r"""Maths inside of text stands beside it: `\text{a }{x}\text{ b}`."""
        group = self.groups[-1]
        if group.kind != "text":
            self.add("$")
            return
        is_beginning = group.row_ends % 2 == 0
        group.row_ends += 1
        self.add("}{" if is_beginning else f"}}{group.name}{{")

    def begin_or_end(self, token: str) -> None:
        found = ENVIRONMENT.match(token)
        assert found is not None
        place, name, star = found.groups()
        if place == "begin":
            self.groups.append(self.environment_named(name, star))
        elif self.groups[-1].name == name:
            self.end_environment()
        else:
            self.add(token)

    def environment_named(self, name: str, star: str) -> Group:
        if name == "equation":
            return Group("brace", name=name)
        if star and name in STARRED_MATRICES:
            return self.starred_matrix(name)
        self.skip(PLACE)
        columns = COLUMNS.get(name, "")
        column_count = 0
        if name in COLUMN_COUNTED:
            self.argument()
        elif name in ("array", "subarray"):
            sides = plain_columns(self.argument())
            column_count = count_columns(sides)
            columns = f"{{{sides}}}"
        known = ENVIRONMENTS.get(name, name + star)
        start = rf"\begin{{{known}}}{columns}"
        end = rf"\end{{{known}}}"
        return Group("environment", start, end, name, column_count)

    def starred_matrix(self, name: str) -> Group:
        found = self.skip(SIDE)
        side = found[1] if found else "c"
        opening, closing = STARRED_MATRICES[name]
        start = rf"{opening}\begin{{array}}{{{side * 20}}}"
        return Group("environment", start, rf"\end{{array}}{closing}", name)

    def end_environment(self) -> None:
        group = self.groups.pop()
        if "".join(group.parts).rstrip().endswith(r"\hline"):
            # Else the rule below the last row were as wide as one column.
            group.parts.append("&" * (group.column_count - 1))
        if group.has_tag:
            name = TAGGED[group.name]
            group.start = rf"\begin{{{name}}}"
            group.end = rf"\end{{{name}}}"
        self.add(group.written())

    def end_row(self) -> None:
        self.skip(ROW_GAP)
        self.groups[-1].row_ends += 1
        self.add("\\\\")

    def add_rule(self) -> None:
        """Where two stand side by side, a low row keeps them apart."""
        self.add(r"\hline ")
        column_count = self.groups[-1].column_count
        if self.skip(MORE_RULES) and column_count:
            gaps = "&".join([RULE_GAP] * column_count)
            self.add(rf"{gaps}\\\hline ")

    def add_space(self) -> None:
        self.add(r"\hspace")

    def add_ring(self) -> None:
        self.add("Å")

    def drop_argument(self) -> None:
        self.argument()

    def read_tag(self) -> None:
        self.add_tag(f"({self.argument()})")

    def read_bare_tag(self) -> None:
        self.add_tag(self.argument())

    def add_tag(self, tag: str) -> None:
        group = self.groups[-1]
        is_plain = PLAIN_TAG.match(tag) is not None
        if group.name in TAGGED and self.is_display and is_plain:
            group.has_tag = True
            self.add(rf"\tag*{{{tag}}}")
        else:
            self.tags.append(tag)

    def colour_following(self) -> None:
        self.add_colour(r"\color")

    def colour_argument(self) -> None:
        self.add_colour(r"\textcolor")

    def add_colour(self, command: str) -> None:
        self.skip(OPTION)
        colour = known_colour(self.argument())
        if colour:
            self.add(f"{command}{{{colour}}}")

    def begin_coloured_box(self) -> None:
        self.skip(OPTION)
        self.argument()
        self.begin_text()

    def begin_framed_box(self) -> None:
        self.skip(OPTION)
        self.argument()
        self.argument()
        self.add(r"\fbox")

    def begin_text(self) -> None:
        self.add(r"\text")
        self.expected = Group("text", "{", "}", name=r"\text")

    def begin_stack(self) -> None:
        self.expected = Group(
            "rows", r"{\begin{subarray}{c}", r"\end{subarray}}", name="substack"
        )


COMMANDS: dict[str, Callable[[_Rewriting], None]] = {
    "\\\\": _Rewriting.end_row,
    r"\newline": _Rewriting.end_row,
    r"\cr": _Rewriting.end_row,
    r"\hline": _Rewriting.add_rule,
    r"\hspace*": _Rewriting.add_space,
    r"\AA": _Rewriting.add_ring,
    r"\label": _Rewriting.drop_argument,
    r"\cline": _Rewriting.drop_argument,
    r"\tag": _Rewriting.read_tag,
    r"\tag*": _Rewriting.read_bare_tag,
    r"\color": _Rewriting.colour_following,
    r"\textcolor": _Rewriting.colour_argument,
    r"\colorbox": _Rewriting.begin_coloured_box,
    r"\fcolorbox": _Rewriting.begin_framed_box,
    r"\mbox": _Rewriting.begin_text,
    r"\hbox": _Rewriting.begin_text,
    r"\substack": _Rewriting.begin_stack,
}


def known_colour(name: str) -> str:
    """One of the two that the pages have; empty for what is neither."""
    for colour, names in COLOURS.items():
        if name.strip().lower() in names.split():
            return colour
    return ""
