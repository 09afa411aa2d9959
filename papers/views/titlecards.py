"""Title cards: the pictures that social networks show beside an address."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from papers.models import Category, Paper, ReadingPath
from papers.services.titlecards import (
    SITE_CARD,
    card_of_category,
    card_of_paper,
    card_of_path,
    card_of_topic,
    title_card_png,
)
from papers.titlecards import TitleCard, digest_of
from papers.topic_tree import topic_tree

SECONDS_A_DAY = 24 * 60 * 60


def title_card_response(
    request: HttpRequest,
    name: str,
    card: TitleCard,
    *,
    is_public: bool = True,
) -> HttpResponse:
    """The card, or that the one which the browser has is still right.

    A public one may be shown on any page.
    """
    etag = f'"{digest_of(card)}"'
    response = HttpResponse(content_type="image/png", headers={"ETag": etag})
    if is_public:
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if not request.user.is_authenticated:
            response.headers["Cache-Control"] = (
                f"public, max-age={SECONDS_A_DAY}"
            )
    answer = get_conditional_response(request, etag=etag, response=response)
    if answer is None or answer is response:
        response.content = title_card_png(name, card)
        return response
    return answer


@require_safe
@login_not_required
def site_title_card(request: HttpRequest) -> HttpResponse:
    return title_card_response(request, "site", SITE_CARD)


@require_safe
@login_not_required
def paper_title_card(request: HttpRequest, slug: str) -> HttpResponse:
    visible = Paper.objects.library().visible_to(request.user)
    papers = visible.select_related("category").with_authors()
    paper = get_object_or_404(papers, slug=slug)
    card = card_of_paper(paper, paper.display_names)
    return title_card_response(
        request,
        f"paper-{paper.pk}",
        card,
        is_public=paper.is_published,
    )


@require_safe
@login_not_required
def category_title_card(request: HttpRequest, slug: str) -> HttpResponse:
    category = get_object_or_404(
        Category.objects.with_paper_counts(), slug=slug
    )
    card = card_of_category(category, category.paper_count)
    return title_card_response(request, f"category-{category.pk}", card)


@require_safe
@login_not_required
def topic_title_card(request: HttpRequest, slug: str) -> HttpResponse:
    node = topic_tree().node(slug)
    if node is None:
        raise Http404
    return title_card_response(request, f"topic-{node.id}", card_of_topic(node))


@require_safe
@login_not_required
def path_title_card(request: HttpRequest, slug: str) -> HttpResponse:
    path = get_object_or_404(ReadingPath.objects.published(), slug=slug)
    count = path.steps.with_published_paper().count()
    return title_card_response(
        request, f"path-{path.pk}", card_of_path(path, count)
    )
