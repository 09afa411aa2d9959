"""Five papers of the demo learner's own: notes, what one builds on, a suggestion."""

from datetime import datetime, timedelta

from papers.formats.entry import BibliographyEntry
from papers.models import Paper
from study.models import Learner
from study.ownpapers.making_services import create_own_papers
from study.ownpapers.services import change_own_paper
from study.ownpapers.suggestion_services import suggest_own_paper
from study.reading.services import set_reading_status

PAPERS = (
    BibliographyEntry(
        title="The Bitter Lesson",
        authors=("Sutton, Richard S.",),
        year=2019,
        venue="Essay",
        url="http://www.incompleteideas.net/IncIdeas/BitterLesson.html",
    ),
    BibliographyEntry(
        title="Efficiently Modeling Long Sequences with Structured State Spaces",
        authors=("Gu, Albert", "Goel, Karan", "Ré, Christopher"),
        year=2021,
        venue="ICLR 2022",
        arxiv_id="2111.00396",
    ),
    BibliographyEntry(
        title="Hyena Hierarchy: Towards Larger Convolutional Language Models",
        authors=("Poli, Michael", "Massaroli, Stefano", "Nguyen, Eric"),
        year=2023,
        venue="ICML 2023",
        arxiv_id="2302.10866",
    ),
    BibliographyEntry(
        title="Retentive Network: A Successor to Transformer for Large Language Models",
        authors=("Sun, Yutao", "Dong, Li", "Huang, Shaohan"),
        year=2023,
        arxiv_id="2307.08621",
    ),
    BibliographyEntry(
        title="Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
        authors=("Gu, Albert", "Dao, Tri"),
        year=2023,
        arxiv_id="2312.00752",
    ),
)
NOTES = {
    "The Bitter Lesson": (
        "General methods that use more computation win in the end.\n\n"
        "- Chess and Go: **search** beat what people knew of the game.\n"
        "- Speech and vision: **learning** beat features by hand.\n"
    ),
    "Efficiently Modeling Long Sequences with Structured State Spaces": (
        "## In one line\n\n"
        "A linear system $x' = Ax + Bu$, $y = Cx$ as a layer: trained as a"
        " convolution, run as a recurrence.\n\n"
        "To look up: why the HiPPO matrix remembers so long.\n"
    ),
}
# By title: the library's papers, as far as they are there.
BUILDS_ON = {
    "Retentive Network: A Successor to Transformer for Large Language Models": (
        "transformer",
    ),
    "Mamba: Linear-Time Sequence Modeling with Selective State Spaces": (
        "transformer",
    ),
}
SUGGESTED = "Efficiently Modeling Long Sequences with Structured State Spaces"
WHY = "State spaces are where the work on long texts goes on."
STATUSES = ("read", "read", "stopped", "reading", "to_read")


def add_demo_own_papers(learner: Learner, at: datetime) -> None:
    """Added in the last weeks before `at`, one after the other."""
    papers = create_own_papers(learner=learner, entries=PAPERS, at=at)
    for number, paper in enumerate(papers):
        entry = PAPERS[number]
        add_demo_note(paper, entry, at)
        added_at = at - timedelta(days=7 * (len(papers) - number))
        status = STATUSES[number]
        set_reading_status(
            learner=learner, paper=paper, status=status, at=added_at
        )
        if entry.title == SUGGESTED:
            suggest_own_paper(paper=paper, sentence=WHY, at=added_at)


def add_demo_note(paper: Paper, entry: BibliographyEntry, at: datetime) -> None:
    note = NOTES.get(entry.title, "")
    built_on = Paper.objects.published().filter(
        slug__in=BUILDS_ON.get(entry.title, ())
    )
    change_own_paper(
        paper=paper,
        entry=entry,
        note=note,
        seen="",
        builds_on=list(built_on),
        at=at,
    )
