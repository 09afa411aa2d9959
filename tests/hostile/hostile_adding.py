"""Adding and keeping papers with hostile texts: as they are meant, and refused."""

from django.urls import reverse

from papers.models import Paper
from study.models import ReadingList
from tests.factories import ReadingListFactory
from tests.hostile.hostile_world import LONG

TYPED = LONG.format("typed")


def adding_requests(world, keeper):
    """The papers have their hostile titles by now."""
    paper = Paper.objects.get(pk=world.papers["published"].pk)
    find = reverse("find_paper")
    for text in (paper.title, TYPED, f"@misc{{a, title={{{TYPED}}}}}", TYPED * 3_000):
        yield "other", "POST", find, {"text": text}
    refused = {"title": TYPED * 30, "authors": TYPED, "year": TYPED, "doi": TYPED}
    yield "other", "POST", reverse("create_paper"), refused
    for reading_list in ReadingList.objects.filter(learner=keeper):
        chosen = {"list": reading_list.pk, "papers": paper.slug}
        for name in ("add_paper", "new_paper"):
            yield "victim", "GET", reverse(name), chosen | {"q": TYPED}
    joined = reverse("edit_joined_note", args=[paper.slug])
    yield "owner", "GET", joined, None
    yield "owner", "POST", joined, {"note": TYPED, "seen": "2026-03-10T12:00:00"}
    for role in ("owner", "victim", "neighbour"):
        yield from own_paper_requests(role, world.learners[role])


def own_paper_requests(role, learner):
    """Their list, their papers, and a form that another window was quicker than."""
    yield role, "GET", reverse("own_paper_list"), None
    for paper in Paper.objects.own_of(learner):
        yield role, "GET", paper.get_absolute_url(), None
        path = reverse("save_own_paper", args=[paper.slug])
        stale = {"title": "Mine", "note": TYPED, "seen": "2026-03-10T12:00:00"}
        yield role, "POST", path, stale
        path = reverse("suggest_own_paper", args=[paper.slug])
        yield role, "GET", path, None
        yield role, "POST", path, {"sentence": TYPED * 30}


def add_list(keeper):
    """A list that papers may be added to."""
    ReadingListFactory(learner=keeper)
