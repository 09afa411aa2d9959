"""Three lists of the demo learner's: a public one, one with headings, a short one."""

from datetime import datetime

from papers.models import Paper, ReadingPath
from study.lists.entry_services import add_line
from study.lists.order_services import move_entry
from study.lists.services import add_papers_to_list, create_list
from study.models import Learner, ListEntry, ReadingList
from study.sharing.services import make_list_public

GROUP_SIZE = 6
SHORT_SIZE = 4
NOTE = (
    "Follow the step from $p(x)$ to $p(x \\mid z)$ with a pencil."
    " *What would break without it?*"
)


def add_demo_lists(learner: Learner, at: datetime) -> None:
    newest = Paper.objects.published().with_note().order_by("-year", "slug")
    papers = list(newest[: GROUP_SIZE + SHORT_SIZE])
    add_short_list(learner, papers[GROUP_SIZE:], at)
    add_group_list(learner, papers[:GROUP_SIZE], at)
    path = ReadingPath.objects.published().order_by("title").first()
    if path is not None:
        add_path_list(learner, path, at)


def add_short_list(learner: Learner, papers: list[Paper], at: datetime) -> None:
    create_list(
        learner=learner,
        title="Read again one day",
        papers=papers,
        notes={paper.pk: NOTE for paper in papers[:1]},
        at=at,
    )


def add_group_list(learner: Learner, papers: list[Paper], at: datetime) -> None:
    """Two halves under headings, and a line that is no paper."""
    reading_list = create_list(
        learner=learner,
        title="Thursday evenings",
        description="What we read together, *one a week*.",
        papers=papers[: GROUP_SIZE // 2],
        at=at,
    )
    add_heading_first(reading_list, "First the newest", at)
    add_line(
        reading_list=reading_list,
        kind=ListEntry.Kind.HEADING,
        text="After the holidays",
        at=at,
    )
    later = papers[GROUP_SIZE // 2 :]
    add_papers_to_list(reading_list=reading_list, papers=later, at=at)
    add_line(
        reading_list=reading_list,
        kind=ListEntry.Kind.TEXT,
        text="The survey that Ben spoke of",
        at=at,
    )


def add_heading_first(
    reading_list: ReadingList, text: str, at: datetime
) -> None:
    entry = add_line(
        reading_list=reading_list, kind=ListEntry.Kind.HEADING, text=text, at=at
    )
    reading_list.refresh_from_db()
    move_entry(
        reading_list=reading_list,
        entry=entry,
        place=1,
        seen_version=reading_list.version,
        at=at,
    )


def add_path_list(learner: Learner, path: ReadingPath, at: datetime) -> None:
    """Open to everybody, since it says nothing that the path does not."""
    steps = list(path.steps.with_published_paper().select_related("paper"))
    reading_list = create_list(
        learner=learner,
        title=path.title,
        description=path.description,
        papers=[step.paper for step in steps],
        notes={step.paper_id: step.reason for step in steps},
        at=at,
    )
    make_list_public(reading_list)
