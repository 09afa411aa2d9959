"""A paper that goes back to its curators is nowhere any more, whatever holds it.

It stands on lists, plans, votes and paths, is read for meetings, talked about, asked
in quizzes, marked and linked. Then it becomes a draft and is written anew: of its new
words nobody but curators reads any.
"""

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from papers.models import Link, Paper, PathStep, Question
from papers.services.library.revision import bump_revision
from papers.services.page_cache import render_pages
from study.models import ListVote, VoteOption
from tests.access_cells import leaked_words, lines_of, rollback_at_end
from tests.access_neighbours import GETS, add_papers
from tests.access_requests import arguments
from tests.canaries import DRAFT, make_world

pytestmark = pytest.mark.django_db
ROLES = ("anonymous", "owner", "other")
# That find the paper by its slug, also where nothing else of it is known.
SEARCHES = """
address              which      query                        shows
search               -          ?q=transformer               same
quick_search         -          ?q=transformer               same
export_search        -          ?q=transformer               same
find_papers_for_list owners     ?q=transformer               same
find_meeting_papers  -          ?q=transformer               same
search               -          ?q=topic:attention           same
"""
LINES = [*lines_of(GETS), *lines_of(SEARCHES)]
NAMES = sorted({line["address"] for line in LINES})


def take_back(paper):
    for question in Question.objects.filter(home=paper):
        question.prompt = f"{DRAFT} question"
        question.save()
    PathStep.objects.filter(paper=paper).update(reason=f"{DRAFT} step")
    touching = Q(source=paper) | Q(target=paper)
    Link.objects.filter(touching).update(reason=f"{DRAFT} link")
    paper.title = f"Transformer, {DRAFT}"
    paper.tldr = f"{DRAFT} TLDR"
    paper.venue = f"{DRAFT} venue"
    paper.status = Paper.Status.DRAFT
    paper.save()
    list(render_pages())
    bump_revision()


def put_to_the_vote(paper):
    for vote in ListVote.objects.all():
        VoteOption.objects.create(vote=vote, text=paper.title, paper=paper, position=2)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once: each page takes back what it does."""
    with django_db_blocker.unblock(), rollback_at_end():
        world = make_world()
        add_papers(world)
        put_to_the_vote(world.papers["published"])
        take_back(Paper.objects.get(slug="transformer"))
        yield world


@pytest.fixture(scope="module")
def browsers(world):
    clients = {name: Client() for name in ROLES}
    for name in ("owner", "other"):
        clients[name].force_login(
            world.learners[name],
            backend="django.contrib.auth.backends.ModelBackend",
        )
    return clients


def path_of(world, line):
    name, which = line["address"], line["which"]
    query = line["query"].removeprefix("-")
    return reverse(name, args=arguments(world, name, which)) + query


@pytest.mark.parametrize("name", NAMES)
def test_withdrawn_paper_is_read_nowhere(world, browsers, name):
    faults = []
    for line in LINES:
        if line["address"] != name:
            continue
        path = path_of(world, line)
        for role in ROLES:
            with rollback_at_end():
                response = browsers[role].get(path)
            if DRAFT in leaked_words(response, role, path):
                faults.append(f"{path} as {role}")
    assert faults == []
