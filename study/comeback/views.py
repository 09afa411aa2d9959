"""Coming back: the paces to choose from, the plan on its way, and its undo."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.comeback import services
from study.comeback.forms import PaceForm
from study.comeback.paces import comeback_choice, standing_plan
from study.comeback.services import Undone

STANDS_ALREADY = (
    "There is a plan already."
    " Set its dates back first, then choose another pace."
)
NO_BACKLOG = "So few questions are due that there is nothing to spread."
NEVER_LEVEL = (
    "At this pace as many questions come again as you answer: you would not get level."
    " Choose a brisker one."
)
REASONS = {
    services.ComebackStands: STANDS_ALREADY,
    services.NoBacklog: NO_BACKLOG,
    services.NeverLevel: NEVER_LEVEL,
}


@require_safe
def comeback(request: LearnerRequest) -> HttpResponse:
    return render_comeback(request, problem="", status=200)


def render_comeback(
    request: LearnerRequest, *, problem: str, status: int
) -> HttpResponse:
    now = timezone.now()
    plan = standing_plan(request.user, now)
    choice = None
    if plan is None:
        choice = comeback_choice(request.user, now)
    context = {"plan": plan, "choice": choice, "problem": problem}
    return render(request, "comeback/comeback.html", context, status=status)


@require_POST
def start_comeback(request: LearnerRequest) -> HttpResponse:
    form = PaceForm(request.POST)
    if not form.is_valid():
        problem = form.problem()
        return render_comeback(request, problem=problem, status=400)
    try:
        services.start_comeback(
            learner=request.user,
            pace=form.cleaned_data["pace"],
            at=timezone.now(),
        )
    except services.CannotStart as refusal:
        problem = REASONS[type(refusal)]
        return render_comeback(request, problem=problem, status=409)
    messages.success(
        request, "Your questions are spread. Today's part is ready."
    )
    return redirect("comeback")


@require_POST
def undo_comeback(request: LearnerRequest) -> HttpResponse:
    try:
        undone = services.undo_comeback(learner=request.user, at=timezone.now())
    except services.NothingToUndo:
        problem = "There is nothing to set back: no plan stands."
        return render_comeback(request, problem=problem, status=409)
    messages.success(request, undone_sentence(undone))
    return redirect("comeback")


def undone_sentence(undone: Undone) -> str:
    """“212 questions have the date back that they had. 12 that you answered …”"""
    sentences = []
    if undone.restored_count or not undone.followed_count:
        count = questions(undone.restored_count)
        sentences.append(f"{count} back at the former date.")
    if undone.kept_count:
        sentences.append(
            f"{questions(undone.kept_count)} that you answered since kept the new date."
        )
    if undone.followed_count:
        sentences.append(
            f"{questions(undone.followed_count)} at the date of your changed settings."
        )
    return " ".join(sentences)


def questions(count: int) -> str:
    if count == 1:
        return "1 question"
    return f"{count} questions"
