"""The one question when the library gets what a learner has: are these one paper?"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from papers.models import OwnPaper, Paper
from study import access
from study.access import LearnerRequest
from study.ownpapers import joining_services
from study.ownpapers.forms import NoteForm
from study.ownpapers.queries import JoinOffer, join_offers
from study.ownpapers.services import (
    ChangedMeanwhile,
    NumberIsTaken,
    change_joined_note,
)
from study.review.withdrawn import titles_as_published


def offer_of(request: LearnerRequest, slug: str) -> JoinOffer:
    """Nothing is joined that is not offered."""
    paper = access.own_paper(request, slug)
    for offer in join_offers(request.user):
        if offer.own.pk == paper.pk:
            return offer
    raise Http404


@require_POST
def join_own_paper(request: LearnerRequest, slug: str) -> HttpResponse:
    offer = offer_of(request, slug)
    try:
        joining_services.join_own_paper(
            paper=offer.own, library_paper=offer.library, at=timezone.now()
        )
    except joining_services.AlreadyJoined:
        return redirect("own_paper_list")
    messages.success(
        request,
        "Joined. Your readings, your places on lists and your note are here now.",
    )
    return redirect(offer.library)


@require_POST
def keep_own_paper_apart(request: LearnerRequest, slug: str) -> HttpResponse:
    offer = offer_of(request, slug)
    joining_services.keep_apart(paper=offer.own, library_paper=offer.library)
    return redirect(offer.own)


@require_http_methods(("GET", "HEAD", "POST"))
def edit_joined_note(request: LearnerRequest, slug: str) -> HttpResponse:
    """The note that stands on the library's paper of this slug."""
    part = access.joined_own_part(request, slug)
    paper: Paper = part.paper
    seen = paper.updated_at.isoformat()
    form = NoteForm(
        request.POST or None, initial={"note": part.note, "seen": seen}
    )
    if not (request.method == "POST" and form.is_valid()):
        status = 400 if form.errors else 200
        return render_joined_note(request, part, form, status=status)
    try:
        change_joined_note(paper=paper, at=timezone.now(), **form.cleaned_data)
    except ChangedMeanwhile:
        typed = request.POST.copy()
        typed["seen"] = seen
        form = NoteForm(typed)
        return render_joined_note(
            request, part, form, status=409, is_stale=True
        )
    if library_paper_of(part).is_published:
        return redirect(f"{reverse('paper', args=[slug])}#my-note")
    messages.success(request, "Saved.")
    return redirect("edit_joined_note", slug)


def library_paper_of(part: OwnPaper) -> Paper:
    """Of a part that was looked up by it."""
    assert part.joined_to is not None
    return part.joined_to


def render_joined_note(
    request: LearnerRequest,
    part: OwnPaper,
    form: NoteForm,
    *,
    status: int,
    is_stale: bool = False,
) -> HttpResponse:
    paper = library_paper_of(part)
    context = {
        "paper": paper,
        "title": titles_as_published([paper])[paper.pk],
        "form": form,
        "stored": part,
        "is_stale": is_stale,
    }
    return render(
        request, "ownpapers/edit_joined_note.html", context, status=status
    )


@require_POST
def part_own_paper(request: LearnerRequest, slug: str) -> HttpResponse:
    """Takes a join back; the slug is that of the library's paper."""
    part = access.joined_own_part(request, slug)
    paper: Paper = part.paper
    try:
        joining_services.part_own_paper(paper=paper, at=timezone.now())
    except joining_services.AlreadyJoined:
        return redirect("paper", slug)
    except NumberIsTaken as refusal:
        messages.error(
            request,
            f"You have added this paper again meanwhile: “{refusal.paper.title}”."
            " Delete that one first.",
        )
        return redirect("paper", slug)
    messages.success(request, "Yours is a paper of its own again.")
    return redirect(paper)
