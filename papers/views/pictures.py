"""The pictures of notes, each for who may read its note."""

from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from papers.libraryfiles.slugs import is_slug
from papers.markdown import picture_in
from papers.models import Figure, Paper

# A picture that was changed is seen after so long at the latest.
SECONDS_KEPT = 300


@require_safe
@login_not_required
def figure_picture(request: HttpRequest, name: str) -> HttpResponse:
    """The picture, or that the one which the browser has is still right."""
    slug = slug_of_note(name)
    visible = Paper.objects.library().visible_to(request.user)
    get_object_or_404(visible, slug=slug)
    figure = get_object_or_404(Figure, name=name)
    picture = picture_in(figure.svg)
    if picture is None:
        raise Http404
    etag = f'"{sha256(picture.content).hexdigest()[:32]}"'
    response = HttpResponse(
        picture.content, content_type="image/webp", headers={"ETag": etag}
    )
    if not request.user.is_authenticated:
        response.headers["Cache-Control"] = f"public, max-age={SECONDS_KEPT}"
    answer = get_conditional_response(request, etag=etag, response=response)
    return answer or response


def slug_of_note(name: str) -> str:
    """Of all papers by whose slug the figure's name begins, the longest one's."""
    if not is_slug(name):
        return ""
    words = name.split("-")
    slugs = ["-".join(words[:count]) for count in range(1, len(words))]
    found = Paper.objects.library().filter(slug__in=slugs)
    return max(found.values_list("slug", flat=True), key=len, default="")
