"""Passages marked in a note, what is said to them, and all of one's own."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from config.http import redirect_back
from papers.models import Paper
from study import access
from study.access import LearnerRequest
from study.group_access_highlights import memberships_shown_to
from study.highlights import services
from study.highlights.forms import (
    TOO_LONG,
    CommentForm,
    HighlightsForm,
    MarkForm,
)
from study.highlights.queries import (
    MOST_DELETED,
    PER_PAGE,
    by_paper,
    highlights_asked,
    standing_highlights,
)
from study.models import Highlight
from study.models.deletion import delete_for_a_while
from study.pagination import pages_of_query

TOO_MANY = (
    "You have marked as much as is kept: 200 passages in one part of a note,"
    " 20,000 in all. Delete some first."
)
REFUSALS = {
    services.WordsNotThere: (
        "exact",
        "These words do not stand in that part of the note. Copy them from it again,"
        " and look which part they are from.",
    ),
    services.WordsThereTwice: (
        "before",
        "These words stand there more than once. Add some words that stand right"
        " before them.",
    ),
    services.TooManyWords: ("exact", TOO_LONG),
    services.TooManyHighlights: (None, TOO_MANY),
}


@require_http_methods(["GET", "HEAD", "POST"])
def mark_passage(request: LearnerRequest, slug: str) -> HttpResponse:
    """A selection of a note, or words that somebody pasted."""
    paper = access.markable_paper(request, slug)
    body_html = services.page_of_note(paper).body_html
    initial = {"part": request.GET.get("part", "")}
    form = MarkForm(request.POST or None, initial=initial, body_html=body_html)
    if request.method == "POST" and form.is_valid():
        try:
            highlight = services.mark_passage(
                learner=request.user,
                paper=paper,
                marked=services.Marked(**form.cleaned_data),
                at=timezone.now(),
            )
        except services.MarkedAlready as already:
            messages.info(request, "You marked these words already.")
            return redirect(place_in_note(paper, already.highlight))
        except services.CannotMark as refusal:
            form.add_error(*REFUSALS[type(refusal)])
        else:
            return redirect(place_in_note(paper, highlight))
    context = {"paper": paper, "form": form, "body_html": body_html}
    status = 422 if form.errors else 200
    template = "highlights/mark_passage.html"
    return render(request, template, context, status=status)


def place_in_note(paper: Paper, highlight: Highlight) -> str:
    return f"{paper.get_absolute_url()}#{highlight.anchor}"


@require_safe
def highlight_list(request: LearnerRequest) -> HttpResponse:
    """All of the learner's own passages, a page at a time."""
    form = HighlightsForm(request.GET, learner=request.user)
    if not form.is_valid():
        raise Http404
    asked = form.cleaned_data
    services.find_moved_passages(standing_highlights(request.user))
    found = highlights_asked(
        request.user, q=asked["q"], show=asked["show"], paper=asked["paper"]
    )
    number = asked["page"] or 1
    count = found.count()
    last = max(1, -(-count // PER_PAGE))
    begin = (number - 1) * PER_PAGE
    shown = found.select_related("paper")[begin : begin + PER_PAGE]
    own = Highlight.objects.filter(learner=request.user)
    context = {
        "rows": by_paper(shown),
        "count": count,
        "q": asked["q"],
        "show": asked["show"] or "all",
        "paper": asked["paper"],
        "shown_choices": HighlightsForm.SHOWN,
        "query": request.GET.urlencode(),
        "kept_query": kept_query(request),
        "deleted": own.restorable(timezone.now())[:MOST_DELETED],
        "page": pages_of_query(request.GET, number, last),
    }
    return render(request, "highlights/highlight_list.html", context)


def kept_query(request: LearnerRequest) -> str:
    """What stays when another kind of passages is chosen."""
    kept = request.GET.copy()
    for name in ("show", "page"):
        kept.pop(name, None)
    return f"&{kept.urlencode()}" if kept else ""


@require_http_methods(["GET", "HEAD", "POST"])
def edit_highlight(request: LearnerRequest, highlight_id: int) -> HttpResponse:
    """What is said to a passage; the words themselves stay."""
    highlight = access.own_highlight(request, highlight_id)
    initial = {"comment": highlight.comment}
    form = CommentForm(request.POST or None, initial=initial)
    if request.method == "POST":
        # An empty comment is an answer too.
        form = CommentForm(request.POST)
        if form.is_valid():
            services.change_comment(
                highlight=highlight,
                comment=form.cleaned_data["comment"],
                at=timezone.now(),
            )
            messages.success(request, "Saved.")
            return redirect(url_of(highlight))
    (row,) = by_paper([highlight])
    memberships = list(memberships_shown_to(request, highlight))
    context = {
        "highlight": highlight,
        "row": row,
        "form": form,
        "back_url": url_of(highlight),
        "seeing": [one for one in memberships if one.shares_marks],
        "silent": [one for one in memberships if not one.shares_marks],
    }
    status = 422 if form.errors else 200
    template = "highlights/edit_highlight.html"
    return render(request, template, context, status=status)


def url_of(highlight: Highlight) -> str:
    """Where its words stand, or the list of all passages."""
    is_readable = highlight.paper.is_open_to_learner
    if highlight.is_orphan or not is_readable:
        return reverse("highlight_list")
    return place_in_note(highlight.paper, highlight)


@require_POST
def delete_highlight(
    request: LearnerRequest, highlight_id: int
) -> HttpResponse:
    """Twice is once."""
    highlight = access.own_kept_highlight(request, highlight_id)
    delete_for_a_while(highlight, timezone.now())
    messages.success(request, "The passage is deleted.")
    return redirect_back(request, reverse("highlight_list"))


@require_POST
def restore_highlight(
    request: LearnerRequest, highlight_id: int
) -> HttpResponse:
    """A passage that was deleted a short while ago."""
    highlight = access.own_kept_highlight(request, highlight_id)
    try:
        services.restore_highlight(highlight=highlight)
    except services.MarkedAnew:
        messages.info(request, "You marked the same words anew meanwhile.")
    except services.TooManyHighlights:
        messages.error(request, TOO_MANY)
    else:
        messages.success(request, "The passage is back.")
    return redirect_back(request, reverse("highlight_list"))
