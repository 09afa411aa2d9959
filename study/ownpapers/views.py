"""The list of one's own papers, changing one, deleting it and bringing it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from papers.models import Paper
from study import access
from study.access import LearnerRequest
from study.ownpapers import services
from study.ownpapers.forms import OwnPaperForm, filled_form
from study.ownpapers.queries import (
    join_offers,
    own_paper_page,
    papers_put_away,
)
from study.pagination import make_page
from study.reading.status_menu import render_paper_rows

LAST_PAGE = 10_000


def page_number(request: HttpRequest) -> int:
    """The first where the address names none that can be read."""
    text = request.GET.get("page", "1")
    if (
        not text.isascii()
        or not text.isdecimal()
        or len(text) > len(str(LAST_PAGE))
    ):
        return 1
    return max(1, int(text))


@require_safe
def own_paper_list(request: LearnerRequest) -> HttpResponse:
    number = page_number(request)
    own_papers = own_paper_page(request.user, number)
    path = reverse("own_paper_list")
    context = {
        "total": own_papers.total,
        "rows": own_papers.rows,
        "rows_html": render_paper_rows(request, own_papers.rows),
        "page": make_page(
            number, own_papers.last, lambda page: f"{path}?page={page}"
        ),
        "put_away": papers_put_away(request.user),
        "offers": join_offers(request.user),
        "kept_days": services.KEPT_DAYS,
    }
    return render(request, "ownpapers/own_paper_list.html", context)


@require_safe
def edit_own_paper(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = access.own_paper(request, slug)
    return render_form(request, paper, filled_form(paper), status=200)


def render_form(
    request: LearnerRequest, paper: Paper, form: OwnPaperForm, *, status: int
) -> HttpResponse:
    context = {"paper": paper, "form": form, "kept_days": services.KEPT_DAYS}
    return render(
        request, "ownpapers/edit_own_paper.html", context, status=status
    )


@require_POST
def save_own_paper(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = access.own_paper(request, slug)
    form = OwnPaperForm(request.POST)
    if not form.is_valid():
        return render_form(request, paper, form, status=400)
    try:
        services.change_own_paper(
            paper=paper,
            entry=form.entry,
            note=form.cleaned_data["note"],
            seen=form.cleaned_data["seen"],
            builds_on=form.cleaned_data["builds_on"],
            at=timezone.now(),
        )
    except services.NumberIsTaken as refusal:
        taken = f"Your paper “{refusal.paper.title}” has this number already."
        form.add_error(refusal.field_name, taken)
        return render_form(request, paper, form, status=409)
    except services.ChangedMeanwhile:
        return render_both(request, access.own_paper(request, slug))
    return redirect(paper)


def render_both(request: LearnerRequest, paper: Paper) -> HttpResponse:
    """What was typed, with what another window saved meanwhile beside it.

    Saving once more then keeps what was typed.
    """
    typed = request.POST.copy()
    typed["seen"] = paper.updated_at.isoformat()
    context = {
        "paper": paper,
        "form": OwnPaperForm(typed),
        "stored": paper.own_part,
        "kept_days": services.KEPT_DAYS,
    }
    return render(request, "ownpapers/edit_own_paper.html", context, status=409)


@require_POST
def delete_own_paper(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = access.own_paper(request, slug)
    services.put_away_own_paper(paper=paper, at=timezone.now())
    messages.success(
        request,
        f"“{paper.title}” is deleted. Below you can bring it back"
        f" for {services.KEPT_DAYS} days.",
    )
    return redirect("own_paper_list")


@require_POST
def restore_own_paper(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = access.paper_put_away(request, slug)
    try:
        services.restore_own_paper(paper=paper)
    except services.NumberIsTaken as refusal:
        messages.error(
            request,
            f"You have added this paper again meanwhile: “{refusal.paper.title}”."
            " Delete that one first.",
        )
        return redirect("own_paper_list")
    messages.success(request, f"“{paper.title}” is back.")
    return redirect(paper)


@require_POST
def erase_own_paper(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = access.paper_put_away(request, slug)
    services.erase_own_paper(paper=paper)
    messages.success(request, f"“{paper.title}” is deleted for good.")
    return redirect("own_paper_list")
