"""One question's memory in detail: history, curve, and what its numbers mean."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from study import access
from study.access import LearnerRequest
from study.models import Card
from study.progress import question_memory as memories
from study.review.shown_question import show_question


@require_safe
def question_memory(request: LearnerRequest, question_id: int) -> HttpResponse:
    learner = request.user
    question = access.known_question(request, question_id)
    prefetch_related_objects([question], "choices", "key_points")
    reviews = memories.latest_reviews(learner, question)
    seen = memories.question_as_seen(question, reviews)
    if seen is None:
        raise Http404
    card = Card.objects.filter(learner=learner, question=question).first()
    context = {
        "question": show_question(seen, seen.shown_html),
        "is_withdrawn": not question.is_live,
    }
    if card is not None:
        at = timezone.now()
        context["memory"] = memories.question_memory(card, learner, at)
        context["shared"] = memories.shared_part(reviews, card)
        steps = memories.review_steps(reviews, card)
        context["steps"] = steps
        context["has_changed_steps"] = any(step.is_changed for step in steps)
    return render(request, "progress/question_memory.html", context)
