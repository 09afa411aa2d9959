"""A list of papers as a file for a reference manager or a spreadsheet."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from papers.forms.catalogue import CatalogueForm
from papers.forms.comparison import slugs_in
from papers.models import Paper, ReadingPath
from papers.queries.catalogue import CATEGORIES, Wanted, papers_wanted
from papers.queries.topics import topic_tree
from papers.services.taking_along import FORMATS, pieces_of

FIELDS = ("category", "tag", "topic", "author", "note", "order")


@require_safe
@login_not_required
def export_papers(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The papers that the catalogue shows for these filters, or those that `papers` or `path` names, in their order."""
    return file_of(request, asked_papers(request))


def file_of(request: HttpRequest, ids: Sequence[int] | None) -> HttpResponse | StreamingHttpResponse:
    """The published ones of these papers in the format that the address names, in pieces; None can't be read."""
    ending = request.GET.get("format", "bib")
    content_type, write = FORMATS.get(ending, ("", None))
    if write is None or ids is None:
        problem = "These papers can't be put into a file: the address names none, or an unknown format or filter."
        return render(request, "400.html", {"problem": problem}, status=400)
    response = StreamingHttpResponse(write(pieces_of(ids)), content_type=f"{content_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="octavo.{ending}"'
    return response


def asked_papers(request: HttpRequest) -> Sequence[int] | None:
    """The published papers that the address asks for; None when it can't be read."""
    published = Paper.objects.published()
    if "papers" in request.GET:
        slugs = slugs_in(",".join(request.GET.getlist("papers")))
        found = dict(published.filter(slug__in=slugs).values_list("slug", "pk"))
        return [found[slug] for slug in slugs if slug in found] if slugs else None
    if "path" in request.GET:
        path = ReadingPath.objects.published().filter(slug=request.GET["path"]).first()
        return path and list(path.steps.values_list("paper", flat=True))
    categories = [(slug, name) for slug, name, _ in CATEGORIES.rows()]
    form = CatalogueForm(request.GET, categories=categories, statuses=[])
    if not form.is_valid():
        return None
    cleaned = form.cleaned_data
    first, last = cleaned["year"]
    values = {name: cleaned[name] for name in FIELDS} | {"order": cleaned["order"] or "newest"}
    wanted = Wanted(**values, first_year=first, last_year=last)
    papers = papers_wanted(wanted, topic_tree() if wanted.topic else None)
    return list(dict.fromkeys(papers.values_list("pk", flat=True)))
