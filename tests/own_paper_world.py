"""Papers of a learner's own that nobody else may know of: one of them deleted."""

from functools import cache

from django.utils import timezone

from papers.models import OwnPaper, Paper
from papers.services.page_cache import render_pages
from study.models import Learner
from study.ownpapers.joining_services import join_own_paper
from study.ownpapers.services import put_away_own_paper
from study.ownpapers.suggestion_services import suggest_own_paper
from study.reading.services import set_reading_status
from tests.factories import make_own_paper
from tests.stored_rows import StoredRows


def make_own_papers(
    learner: Learner, canary: str, library_paper: Paper
) -> dict[str, Paper]:
    """Of one the library has the number; another was joined with that paper."""
    papers = {
        "own": make_private_paper(learner, f"{canary}-own"),
        "put_away": make_private_paper(learner, f"{canary}-put-away"),
    }
    now = timezone.now()
    for paper in papers.values():
        set_reading_status(learner=learner, paper=paper, status="reading", at=now)
    put_away_own_paper(paper=papers["put_away"], at=now)
    papers["suggested"] = make_suggested_paper(learner, canary)
    joined = make_private_paper(learner, f"{canary}-joined")
    join_own_paper(paper=joined, library_paper=library_paper, at=now)
    for name in ("own", "put_away"):
        OwnPaper.objects.get(pk=papers[name].pk).builds_on.add(library_paper)
    own = Paper.objects.filter(pk=papers["own"].pk)
    own.update(arxiv_id=library_paper.arxiv_id)
    return papers


def make_private_paper(learner: Learner, canary: str) -> Paper:
    """One with the canary in each of its texts."""
    paper = make_own_paper(
        learner,
        title=f"{canary} title about attention",
        authors=(f"{canary} author, Ann",),
        year=2017,
        venue=f"{canary} venue",
        doi=f"10.1000/{canary}",
        abstract=f"{canary} abstract",
    )
    Paper.objects.filter(pk=paper.pk).update(slug=f"own-{canary}")
    OwnPaper.objects.filter(pk=paper.pk).update(note=f"{canary} note")
    list(render_pages([paper.pk]))
    return Paper.objects.get(pk=paper.pk)


def make_suggested_paper(learner: Learner, canary: str) -> Paper:
    """Curators are told its bibliography, so the canary is in all else of it."""
    paper = make_own_paper(
        learner,
        title="A work that curators are told of",
        authors=("Told, Ann",),
        year=2019,
        venue="A journal",
        url="https://example.org/told.pdf",
        abstract=f"{canary} abstract",
    )
    Paper.objects.filter(pk=paper.pk).update(slug=f"own-{canary}-suggested")
    OwnPaper.objects.filter(pk=paper.pk).update(note=f"{canary} note")
    list(render_pages([paper.pk]))
    suggested = Paper.objects.get(pk=paper.pk)
    suggest_own_paper(paper=suggested, sentence="All build on it.", at=timezone.now())
    return suggested


def own_paper_rows(learner: Learner) -> list:
    """Without what is another each time: their addresses."""
    papers, parts = own_paper_tables(learner.pk)
    return [
        [without(row, "slug") for row in papers.read()],
        [without(row, "paper_id") for row in parts.read()],
    ]


@cache
def own_paper_tables(learner_id: int) -> tuple[StoredRows, StoredRows]:
    papers = Paper.objects.filter(owner=learner_id).order_by("pk")
    parts = OwnPaper.objects.filter(paper__owner=learner_id).order_by("pk")
    return StoredRows(papers.values()), StoredRows(parts.values())


def without(row: dict, name: str) -> dict:
    return {key: value for key, value in row.items() if key != name}
