"""Lists that begin with what is there: a path, a topic, a search, another list."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from papers.models import Paper
from papers.queries.catalogue import PaperFilters, filter_papers
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import parse_query
from papers.topic_tree import topic_tree
from study.access import LearnerRequest, own_list, visible_path, visible_topic
from study.lists.forms import FoundPapersForm
from study.lists.list_services import copy_list
from study.lists.services import ListIsFull, TooManyLists, create_list
from study.lists.words import FULL, TOO_MANY_LISTS
from study.models import ReadingList
from study.models.reading_list import LONGEST_TITLE
from study.search.own_fields import own_fields

MOST_PAPERS = 500
NOTHING_FOUND = "This search finds no paper that a list could begin with."


@require_POST
def start_list_from_path(request: LearnerRequest, slug: str) -> HttpResponse:
    """With the reasons of its steps as notes."""
    path = visible_path(request, slug)
    steps = list(path.steps.with_published_paper().select_related("paper"))

    def create() -> ReadingList:
        return create_list(
            learner=request.user,
            title=path.title,
            description=path.description,
            papers=[step.paper for step in steps],
            notes={step.paper_id: step.reason for step in steps},
            at=timezone.now(),
        )

    return begin_list(request, create)


@require_POST
def start_list_from_topic(request: LearnerRequest, slug: str) -> HttpResponse:
    """With the papers that the topic's page shows, at most MOST_PAPERS."""
    tree = topic_tree()
    node = visible_topic(tree, slug)
    papers = filter_papers(PaperFilters(topic=slug), tree).only("pk")

    def create() -> ReadingList:
        return create_list(
            learner=request.user,
            title=node.name,
            papers=papers[:MOST_PAPERS],
            at=timezone.now(),
        )

    return begin_list(request, create)


@require_POST
def start_list_from_search(request: LearnerRequest) -> HttpResponse:
    """With the papers that are found, best first, at most MOST_PAPERS."""
    form = FoundPapersForm(request.POST)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    query = parse_query(text)
    ids = []
    if query.text:
        search = Search(query, own_fields(request.user))
        ids = search.ids(Kind.PAPER, size=MOST_PAPERS)
    papers = Paper.objects.visible_to(request.user).only("pk").in_bulk(ids)
    if not papers:
        return render(
            request, "400.html", {"problem": NOTHING_FOUND}, status=400
        )

    def create() -> ReadingList:
        return create_list(
            learner=request.user,
            title=f"Search: {query.text}"[:LONGEST_TITLE].strip(),
            papers=[papers[paper_id] for paper_id in ids if paper_id in papers],
            at=timezone.now(),
        )

    return begin_list(request, create)


@require_POST
def copy_reading_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    found = own_list(request, list_id)

    def create() -> ReadingList:
        return copy_list(
            reading_list=found, learner=request.user, at=timezone.now()
        )

    return begin_list(request, create)


def begin_list(
    request: LearnerRequest, create: Callable[[], ReadingList]
) -> HttpResponse:
    """The new list's page; a learner who keeps too many is told so on their lists."""
    try:
        new_list = create()
    except TooManyLists:
        messages.error(request, TOO_MANY_LISTS)
        return redirect("reading_list_list")
    except ListIsFull:
        messages.error(request, FULL)
        return redirect("reading_list_list")
    messages.success(
        request, "This is your own list now: change it as you like."
    )
    return redirect(new_list)
