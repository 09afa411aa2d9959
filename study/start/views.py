"""The first evening: three questions, and five papers to begin with."""

from math import ceil

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import pluralize
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from study.access import LearnerRequest
from study.models import StudyAim
from study.reading.services import mark_to_read
from study.start.first_papers import first_papers
from study.start.forms import StartForm
from study.start.queries import aim_of, start_offer
from study.start.services import save_start


@require_http_methods(("GET", "HEAD", "POST"))
def start(request: LearnerRequest) -> HttpResponse:
    """What do you know, what are you here for, how many minutes a day?"""
    aim = aim_of(request.user) or StudyAim()
    offer = start_offer(request.user)
    initial = {
        "aim": aim.kind,
        "path": aim.path_id,
        "topic": aim.topic_id,
        "minutes": aim.minutes_a_day,
    }
    answers = request.POST if request.method == "POST" else None
    form = StartForm(answers, offer=offer, initial=initial)
    if form.is_valid():
        told = form.cleaned_data
        known = [paper for paper in offer.papers if paper.pk in told["known"]]
        save_start(
            learner=request.user,
            known=known,
            kind=told["aim"],
            path_id=told["path"],
            topic_id=told["topic"],
            minutes=told["minutes"],
            at=timezone.now(),
        )
        return redirect("first_paper_list")
    context = {
        "form": form,
        "papers": offer.papers,
        "ticked": form["known"].value() or [],
    }
    return render(request, "start/start.html", context)


@require_safe
def first_paper_list(request: LearnerRequest) -> HttpResponse:
    """Five papers and why."""
    aim = aim_of(request.user) or StudyAim(kind=StudyAim.Kind.LOOK)
    papers = first_papers(request.user, aim)
    minutes = sum(first.minutes for first in papers)
    context = {
        "aim": aim,
        "papers": papers,
        "minutes": minutes,
        "day_count": ceil(minutes / aim.minutes_a_day),
        "are_marked": all(first.is_marked for first in papers),
    }
    return render(request, "start/first_paper_list.html", context)


@require_POST
def mark_first_papers(request: LearnerRequest) -> HttpResponse:
    """They lie on the shelf “to read”."""
    aim = aim_of(request.user) or StudyAim(kind=StudyAim.Kind.LOOK)
    papers = [first.paper for first in first_papers(request.user, aim)]
    count = mark_to_read(learner=request.user, papers=papers, at=timezone.now())
    messages.success(
        request, f"{count} paper{pluralize(count)} marked “to read”."
    )
    return redirect("home")
