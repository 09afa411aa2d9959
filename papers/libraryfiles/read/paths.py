"""Reading curated reading orders: a head, an introduction, numbered steps."""

from collections.abc import Sequence

from papers.libraryfiles.entries import (
    STATUSES,
)
from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.guide_entries import (
    PathFile,
)
from papers.libraryfiles.read.frontmatter import FrontMatter, split_front_matter
from papers.libraryfiles.read.outline import (
    check_closed,
    check_headings,
    split_parts,
)
from papers.libraryfiles.read.steps import read_steps

PATH_KEYS = (
    "title",
    "description",
    "status",
    "written_by",
    "machine_helped",
    "written_on",
)
# The site can say nothing of these; whether a machine helped, it must know.
SILENT_PATH_KEYS = ("written_by", "written_on")
STEPS_HEADING = "Steps"


def parse_path(text: str, slug: str, faults: Faults) -> PathFile:
    yaml_text, rows, first_line = split_front_matter(text, faults)
    head = FrontMatter(yaml_text, faults)
    line_above = first_line - 1
    if not head.is_readable or not check_closed(rows, line_above, faults):
        return PathFile(slug, title="", line=1)
    check_path_head(head, faults)
    introduction, *rest = split_parts(rows, line_above, level=2)
    check_headings(introduction, 3, faults)
    steps = read_steps(rest[0], "path", "step", faults) if rest else ()
    headings = [part.heading for part in rest]
    if headings != [STEPS_HEADING]:
        faults.add(
            1,
            "A path has an introduction and steps",
            f"End it with one `## {STEPS_HEADING}`",
        )
    return PathFile(
        slug=slug,
        title=head.text("title"),
        description=head.text("description"),
        status=head.text("status"),
        written_by=head.text("written_by"),
        machine_helped=head.flag("machine_helped"),
        written_on=head.day("written_on"),
        introduction=introduction.body,
        steps=steps,
        line=1,
    )


def check_path_head(head: FrontMatter, faults: Faults) -> None:
    head.check_keys(PATH_KEYS)
    check_wanted_keys(head, PATH_KEYS, faults)
    check_status(head, faults)


def check_wanted_keys(
    head: FrontMatter, keys: Sequence[str], faults: Faults
) -> None:
    for key in keys:
        if not head.has(key):
            faults.add(
                1,
                f'The key "{key}" is missing',
                "Add it to the front matter",
                stops_loading=key not in SILENT_PATH_KEYS,
            )


def check_status(head: FrontMatter, faults: Faults) -> None:
    status = head.text("status")
    if status and status not in STATUSES:
        faults.add(
            head.line("status"),
            f'"status" is {quote_text(status)}',
            "Use draft or published",
        )
