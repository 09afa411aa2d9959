"""Reading trends: a head, what is said of it, and papers as numbered examples."""

from papers.libraryfiles.faults import Faults
from papers.libraryfiles.guide_entries import (
    EXAMPLES_HEADING,
    TREND_HEADINGS,
    PathStep,
    TrendFile,
)
from papers.libraryfiles.read.frontmatter import FrontMatter, split_front_matter
from papers.libraryfiles.read.outline import (
    OutlinePart,
    check_closed,
    check_headings,
    split_parts,
)
from papers.libraryfiles.read.paths import check_status, check_wanted_keys
from papers.libraryfiles.read.steps import read_steps

TREND_KEYS = ("title", "status", "written_by", "machine_helped", "written_on")
ALL_HEADINGS = (*TREND_HEADINGS, EXAMPLES_HEADING)
OPTIONAL_HEADINGS = ("Formula",)


def parse_trend(text: str, slug: str, faults: Faults) -> TrendFile:
    yaml_text, rows, first_line = split_front_matter(text, faults)
    head = FrontMatter(yaml_text, faults)
    line_above = first_line - 1
    if not head.is_readable or not check_closed(rows, line_above, faults):
        return TrendFile(slug, title="", line=1)
    head.check_keys(TREND_KEYS)
    check_wanted_keys(head, TREND_KEYS, faults)
    check_status(head, faults)
    first, *parts = split_parts(rows, line_above, level=2)
    check_outline(first, parts, faults)
    texts = {}
    examples: tuple[PathStep, ...] = ()
    for part in parts:
        if part.heading in TREND_HEADINGS:
            check_headings(part, 3, faults)
            texts[TREND_HEADINGS[part.heading]] = part.body
        elif part.heading == EXAMPLES_HEADING:
            examples = read_steps(part, "trend", "example", faults)
    return TrendFile(
        slug=slug,
        title=head.text("title"),
        status=head.text("status"),
        written_by=head.text("written_by"),
        machine_helped=head.flag("machine_helped"),
        written_on=head.day("written_on"),
        **texts,
        examples=examples,
        line=1,
    )


def check_outline(
    first: OutlinePart, parts: list[OutlinePart], faults: Faults
) -> None:
    headings = [part.heading for part in parts]
    remedy = ", ".join(f"## {name}" for name in ALL_HEADINGS)
    if headings != wanted_headings(headings):
        faults.add(1, "A trend has other headings", f"Write in order: {remedy}")
    if first.body:
        faults.add(first.first_line, "This text has no heading", remedy)
    for part in parts:
        if part.heading in TREND_HEADINGS and not part.body:
            name = part.heading
            faults.add(part.line, f"“{name}” is empty", "Write its text")


def wanted_headings(headings: list[str]) -> list[str]:
    """All in their order, without an optional one that is not there."""
    wanted = []
    for name in ALL_HEADINGS:
        if name in headings or name not in OPTIONAL_HEADINGS:
            wanted.append(name)
    return wanted
