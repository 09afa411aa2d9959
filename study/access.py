"""The only look-ups by number or slug that a view may use: what one may not see does not exist."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from papers.models import Paper, Question, ReadingPath
from study.models import Learner, Quiz, Review, SavedSearch
from study.models.search import token_digest


class LearnerRequest(HttpRequest):
    """A request whose sender is signed in: every view that does not opt out gets no other."""

    user: Learner


def learner_of(request: HttpRequest) -> Learner | None:
    """Who is signed in; None for a visitor."""
    return request.user if isinstance(request.user, Learner) else None


def visible_paper(request: HttpRequest, slug: str) -> Paper:
    """A published paper, or a draft for curators."""
    papers = Paper.objects.visible_to(request.user).select_related("category")
    return get_object_or_404(papers, slug=slug)


def visible_path(request: HttpRequest, slug: str) -> ReadingPath:
    return get_object_or_404(ReadingPath.objects.published(), slug=slug)


def known_question(request: HttpRequest, question_id: int) -> Question:
    """A question that this learner may have on her screen: published once, perhaps retired since."""
    return get_object_or_404(
        Question.objects.readable().select_related("home"), pk=question_id
    )


def own_review(request: LearnerRequest, review_id: int) -> Review:
    reviews = Review.objects.standing().filter(learner=request.user)
    return get_object_or_404(
        reviews.select_related("question__home", "learner"), pk=review_id
    )


def own_quiz(request: LearnerRequest, quiz_id: int) -> Quiz:
    return get_object_or_404(
        Quiz.objects.filter(learner=request.user).select_related("paper"), pk=quiz_id
    )


def own_saved_search(request: LearnerRequest, search_id: int) -> SavedSearch:
    return get_object_or_404(
        SavedSearch.objects.filter(learner=request.user), pk=search_id
    )


def search_of_feed(token: str) -> SavedSearch:
    """The search whose feed has this address, as long as its learner may sign in."""
    open_feeds = SavedSearch.objects.filter(learner__is_active=True).select_related(
        "learner"
    )
    return get_object_or_404(open_feeds, feed_digest=token_digest(token))
