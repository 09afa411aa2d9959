"""What a learner is ready to read next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.access import LearnerRequest
from study.progress.frontier import frontier_of, recalled_from_percent


@require_safe
def frontier(request: LearnerRequest) -> HttpResponse:
    learner = request.user
    context = {
        "frontier": frontier_of(learner, timezone.now()),
        "desired_percent": round(100 * learner.desired_retention),
        "recalled_percent": recalled_from_percent(learner),
    }
    return render(request, "progress/frontier.html", context)
