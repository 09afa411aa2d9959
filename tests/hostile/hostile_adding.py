"""Adding papers with hostile texts: as they are meant, and refused."""

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


def add_list(keeper):
    """A list that papers may be added to."""
    ReadingListFactory(learner=keeper)
