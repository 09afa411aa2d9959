"""A BibTeX file cut into its entries, in one pass and with little memory.

bibtexparser cuts the same blocks, and keeps three copies of each, in more time than
the database takes. tests/papers/formats/test_bibtex_blocks.py holds both together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papers.formats.parsed import UnreadPart

BLOCK_START = re.compile(r"@[ \t]*(\w+)\s*([{(])")
# A new entry at the head of a line: what came before was not closed.
NEW_ENTRY = r"\n[ \t]*@[ \t]*\w+\s*[{(]"
NEXT_ENTRY = re.compile(NEW_ENTRY)
# A sign behind a backslash is only a sign.
BRACE = re.compile(rf"\\.|[{{}}]|{NEW_ENTRY}", re.DOTALL)
BRACE_OR_QUOTE = re.compile(rf"\\.|[{{}}\"]|{NEW_ENTRY}", re.DOTALL)
# Most values at one go: letters, what is escaped, and braces two deep.
LETTERS = r"[^{}\\@]++|\\[^\n]"
INNER = rf"\{{(?:{LETTERS}|\{{(?:{LETTERS})*+\}})*+\}}"
PLAIN_VALUE = re.compile(rf"\{{((?:{LETTERS}|{INNER})*+)\}}")
# And nothing is joined to it.
LONE_VALUE = re.compile(rf"{PLAIN_VALUE.pattern}(?!\s*+#)")
KEY = re.compile(r"([^,={}\"]{0,500})(?=[,})])")
# Commas that are missing or too many are forgiven.
FIELD_NAME = re.compile(r"[\s,]*([^\s=,{}\"#()]{1,200})\s*=\s*")
FIELDS_END = re.compile(r"[\s,]*([})])")
BARE_WORD = re.compile(r"[^\s,#{}()\"=@]{1,500}")
JOIN = re.compile(r"\s*#\s*")
CLOSING = {"{": "}", "(": ")"}
COMMENT_LINE = re.compile(r"^[ \t]*%.*$", re.MULTILINE)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
# Strings may name other strings: a few lines would fill the memory without an end.
LONGEST_STRING = 2_000
MOST_STRINGS = 5_000
LONGEST_VALUE = 20_000
MOST_FIELDS = 500

NOT_CLOSED = "A brace, a quote or an equals sign is missing."
OUTSIDE_ENTRIES = "This stands outside of all entries."


class BrokenBlock(ValueError):
    """A block that does not end as it should; reading goes on at `end`."""

    def __init__(self, end: int) -> None:
        super().__init__(NOT_CLOSED)
        self.end = end


@dataclass(frozen=True, slots=True)
class BibtexBlock:
    """An entry: `kind` and the names of fields in lower case, values in LaTeX."""

    kind: str
    key: str
    fields: dict[str, str]
    source_line: int
    source_text: str


def bibtex_blocks(text: str) -> Iterator[BibtexBlock | UnreadPart]:
    """All entries in order, and what stands broken or outside of them."""
    strings = dict(zip(MONTHS, MONTHS, strict=True))
    place = 0
    line = 1
    while start := BLOCK_START.search(text, place):
        yield from outside_entries(text[place : start.start()], line)
        line += text.count("\n", place, start.start())
        try:
            block, place = read_block(text, start, line, strings)
        except BrokenBlock as broken:
            place = broken.end
            yield UnreadPart(line, text[start.start() : place], NOT_CLOSED)
        else:
            if block is not None:
                yield block
        line += text.count("\n", start.start(), place)
    yield from outside_entries(text[place:], line)


def outside_entries(text: str, line: int) -> Iterator[UnreadPart]:
    """Words between entries; lines that begin with % are comments."""
    if not text or text.isspace():
        return
    words = COMMENT_LINE.sub("", text)
    blank = len(words) - len(words.lstrip())
    if words.strip():
        line += words.count("\n", 0, blank)
        yield UnreadPart(line, words.strip(), OUTSIDE_ENTRIES)


def read_block(
    text: str,
    start: re.Match[str],
    line: int,
    strings: dict[str, str],
) -> tuple[BibtexBlock | None, int]:
    """The entry that begins here, none for a comment or a string; and its end."""
    kind = start[1].lower()
    closing = CLOSING[start[2]]
    place = start.end()
    if kind in ("comment", "preamble"):
        return None, skip_block(text, place, closing)
    if kind == "string":
        fields, end = read_fields(text, place, closing, strings)
        keep_strings(strings, fields)
        return None, end
    key = KEY.match(text, place)
    if key:
        place = key.end()
    fields, end = read_fields(text, place, closing, strings)
    name = key[1].strip() if key else ""
    block = BibtexBlock(kind, name, fields, line, text[start.start() : end])
    return block, end


def skip_block(text: str, place: int, closing: str) -> int:
    """Behind the end of a block that is not read."""
    if closing == "}":
        return closing_mark(text, place, BRACE, "}") + 1
    end = text.find(closing, place)
    if end == -1:
        raise BrokenBlock(next_entry(text, place))
    return end + 1


def keep_strings(strings: dict[str, str], fields: dict[str, str]) -> None:
    for name, value in fields.items():
        if len(strings) < MOST_STRINGS:
            strings[name] = value[:LONGEST_STRING]


def read_fields(
    text: str,
    place: int,
    closing: str,
    strings: dict[str, str],
) -> tuple[dict[str, str], int]:
    """The fields up to the end of the block; of two by one name the first."""
    fields: dict[str, str] = {}
    while name := FIELD_NAME.match(text, place):
        value, place = read_value(text, name.end(), strings)
        if len(fields) < MOST_FIELDS:
            fields.setdefault(name[1].lower(), value)
    end = FIELDS_END.match(text, place)
    if not end or end[1] != closing:
        raise BrokenBlock(next_entry(text, place))
    return fields, end.end()


def read_value(
    text: str, place: int, strings: dict[str, str]
) -> tuple[str, int]:
    """A field's value, its parts joined where # stands between them; and its end."""
    lone = LONE_VALUE.match(text, place)
    if lone:
        return lone[1][:LONGEST_VALUE], lone.end()
    value, place = read_part(text, place, strings)
    while join := JOIN.match(text, place):
        part, place = read_part(text, join.end(), strings)
        if len(value) < LONGEST_VALUE:
            value += part
    return value[:LONGEST_VALUE], place


def read_part(
    text: str, place: int, strings: dict[str, str]
) -> tuple[str, int]:
    plain = PLAIN_VALUE.match(text, place)
    if plain:
        return plain[1], plain.end()
    opening = text[place : place + 1]
    if opening == "{":
        end = closing_mark(text, place + 1, BRACE, "}")
        return text[place + 1 : end], end + 1
    if opening == '"':
        end = closing_mark(text, place + 1, BRACE_OR_QUOTE, '"')
        return text[place + 1 : end], end + 1
    if opening in (",", "}", ")"):
        return "", place
    word = BARE_WORD.match(text, place)
    if not word:
        raise BrokenBlock(next_entry(text, place))
    return strings.get(word[0].lower(), word[0]), word.end()


def closing_mark(
    text: str, place: int, marks: re.Pattern[str], closing: str
) -> int:
    """Where a value ends that is already open at `place`."""
    depth = 0
    for mark in marks.finditer(text, place):
        sign = mark[0]
        if sign == closing and depth == 0:
            return mark.start()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign[0] == "\n":
            raise BrokenBlock(mark.start())
    raise BrokenBlock(len(text))


def next_entry(text: str, place: int) -> int:
    entry = NEXT_ENTRY.search(text, place)
    return entry.start() if entry else len(text)
