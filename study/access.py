"""Look-ups of what not everybody may see, by number or slug.

What one may not see does not exist.
"""

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from papers.models import (
    Collection,
    OwnPaper,
    Paper,
    Question,
    ReadingPath,
    Trend,
)
from papers.topic_tree import Node, TopicTree
from study.models import (
    GroupMail,
    Highlight,
    Holiday,
    Learner,
    ListImport,
    ListSuggestion,
    PlanCalendar,
    PracticeAnswer,
    Quiz,
    ReadingList,
    ReadingPlan,
    ReadThrough,
    ReadyPlan,
    Reminder,
    Report,
    Review,
    Routine,
    SavedSearch,
    StudyGroup,
)
from study.models.list_import import KEPT_FOR
from study.models.reading_list import ReadingListQuerySet
from study.models.search import token_digest


class LearnerRequest(HttpRequest):
    """A request whose sender is signed in.

    Every view that does not opt out gets no other.
    """

    user: Learner


def learner_of(request: HttpRequest) -> Learner | None:
    """Who is signed in; None for a visitor."""
    return request.user if isinstance(request.user, Learner) else None


def visible_paper(request: HttpRequest, slug: str) -> Paper:
    """A published paper, one of their own, or a draft for curators."""
    papers = Paper.objects.visible_to(request.user).select_related("category")
    return get_object_or_404(papers, slug=slug)


def published_paper(request: HttpRequest, slug: str) -> Paper:
    """One of the library that everybody may see."""
    return get_object_or_404(Paper.objects.published(), slug=slug)


def own_report(request: LearnerRequest, report_id: int) -> Report:
    """What the learner told curators."""
    reports = Report.objects.filter(learner=request.user)
    return get_object_or_404(reports, pk=report_id)


def markable_paper(request: LearnerRequest, slug: str) -> Paper:
    """A note that the learner can mark passages in: published, or their own."""
    papers = Paper.objects.open_to(request.user)
    return get_object_or_404(papers, slug=slug)


def own_highlight(request: LearnerRequest, highlight_id: int) -> Highlight:
    """A passage of the learner's own, also in a note that was withdrawn."""
    highlights = Highlight.objects.standing().filter(learner=request.user)
    with_paper = highlights.select_related("paper")
    return get_object_or_404(with_paper, pk=highlight_id)


def own_kept_highlight(request: LearnerRequest, highlight_id: int) -> Highlight:
    """To be deleted or brought back; also where that was done already."""
    highlights = Highlight.objects.filter(learner=request.user)
    return get_object_or_404(
        highlights.select_related("paper"), pk=highlight_id
    )


def own_paper(request: LearnerRequest, slug: str) -> Paper:
    papers = Paper.objects.own_of(request.user).select_related(
        "owner", "own_part"
    )
    return get_object_or_404(papers, slug=slug)


def paper_put_away(request: LearnerRequest, slug: str) -> Paper:
    """One of the learner's own that they deleted and may bring back."""
    hidden = Paper.objects.filter(
        owner=request.user, status=Paper.Status.OWN_HIDDEN
    )
    papers = hidden.exclude(own_part__put_away_at=None)
    return get_object_or_404(
        papers.select_related("owner", "own_part"), slug=slug
    )


def joined_own_part(request: LearnerRequest, slug: str) -> OwnPaper:
    """The learner's own paper that they joined with the library's of this slug."""
    parts = OwnPaper.objects.filter(
        paper__owner=request.user, joined_to__slug=slug
    )
    latest = (
        parts.select_related("paper__owner", "joined_to")
        .order_by("-joined_at")
        .first()
    )
    if latest is None:
        raise Http404
    return latest


def visible_path(request: HttpRequest, slug: str) -> ReadingPath:
    return get_object_or_404(ReadingPath.objects.published(), slug=slug)


def visible_collection(request: HttpRequest, slug: str) -> Collection:
    return get_object_or_404(Collection.objects.published(), slug=slug)


def visible_trend(request: HttpRequest, slug: str) -> Trend:
    return get_object_or_404(Trend.objects.published(), slug=slug)


def visible_topic(tree: TopicTree, slug: str) -> Node:
    node = tree.node(slug)
    if node is None:
        raise Http404
    return node


def known_question(request: HttpRequest, question_id: int) -> Question:
    """A question that learners may have on their screens.

    It was published once, and is perhaps retired since.
    """
    questions = Question.objects.readable().select_related("home")
    return get_object_or_404(questions, pk=question_id)


def own_review(request: LearnerRequest, review_id: int) -> Review:
    """An answer of the learner's own, even one that was taken back."""
    reviews = Review.objects.filter(learner=request.user)
    with_question = reviews.select_related("question__home", "learner")
    return get_object_or_404(with_question, pk=review_id)


def own_quiz(request: LearnerRequest, quiz_id: int) -> Quiz:
    return get_object_or_404(
        Quiz.objects.filter(learner=request.user), pk=quiz_id
    )


def optional_quiz(request: LearnerRequest, quiz_id: int | None) -> Quiz | None:
    """The own quiz that a form or an address may name; None when it names none."""
    if quiz_id is None:
        return None
    return own_quiz(request, quiz_id)


def own_practice_answer(
    request: LearnerRequest, item_id: int
) -> PracticeAnswer:
    """The answer to this item of a quiz that is just practice."""
    answers = PracticeAnswer.objects.filter(item__quiz__learner=request.user)
    with_question = answers.select_related("item__quiz", "item__question__home")
    return get_object_or_404(with_question, item=item_id)


def own_ready_plan(request: LearnerRequest, plan_id: int) -> ReadyPlan:
    plans = ReadyPlan.objects.filter(learner=request.user).select_related(
        "learner"
    )
    return get_object_or_404(plans, pk=plan_id)


def own_list(request: LearnerRequest, list_id: int) -> ReadingList:
    """A list of the learner's own, an archived one too; not a deleted one."""
    lists = ReadingList.objects.standing().filter(learner=request.user)
    return get_object_or_404(lists, pk=list_id)


def own_kept_list(request: LearnerRequest, list_id: int) -> ReadingList:
    """A list of the learner's own, also one that was deleted and can be brought back.

    What is typed into a page of a list that was deleted meanwhile is not lost.
    """
    lists = ReadingList.objects.filter(learner=request.user)
    return get_object_or_404(lists, pk=list_id)


def own_list_import(request: LearnerRequest, import_id: int) -> ListImport:
    """What was read of a file, as long as it is kept."""
    oldest = timezone.now() - KEPT_FOR
    imports = ListImport.objects.filter(
        learner=request.user, created_at__gt=oldest
    )
    with_list = imports.select_related("reading_list", "learner")
    return get_object_or_404(with_list, pk=import_id)


def open_lists() -> ReadingListQuerySet:
    """Lists in use that can be shown to others.

    Of learners who may sign in, and of groups as long as they have a public page.
    """
    of_learners = Q(learner__is_active=True)
    of_groups = Q(learner=None, group__in=StudyGroup.objects.with_public_page())
    return ReadingList.objects.current().filter(of_learners | of_groups)


def list_of_link(token: str) -> ReadingList:
    """The list that is shared by this link."""
    by_link = open_lists().filter(visibility=ReadingList.Visibility.LINK)
    return get_object_or_404(by_link, link_digest=token_digest(token))


def open_public_list(list_id: int) -> ReadingList:
    """A list that everybody may see."""
    public = open_lists().filter(visibility=ReadingList.Visibility.PUBLIC)
    return get_object_or_404(public, pk=list_id)


def suggestion_for_own_list(
    request: LearnerRequest, suggestion_id: int
) -> ListSuggestion:
    """What somebody suggested for a list of the learner's own."""
    own_lists = ReadingList.objects.standing().filter(learner=request.user)
    suggestions = ListSuggestion.objects.of_published_papers()
    for_own_lists = suggestions.filter(reading_list__in=own_lists)
    with_rows = for_own_lists.select_related("reading_list", "paper")
    return get_object_or_404(with_rows, pk=suggestion_id)


def own_list_suggestion(
    request: LearnerRequest, suggestion_id: int
) -> ListSuggestion:
    """What the learner suggested for another's list."""
    suggestions = ListSuggestion.objects.filter(learner=request.user)
    return get_object_or_404(suggestions, pk=suggestion_id)


def own_read_through(
    request: LearnerRequest, read_through_id: int
) -> ReadThrough:
    """The learner's own reading of a paper whose page they may see."""
    visible = Paper.objects.visible_to(request.user)
    read_throughs = ReadThrough.objects.filter(
        learner=request.user, paper__in=visible
    )
    with_paper = read_throughs.select_related("paper")
    return get_object_or_404(with_paper, pk=read_through_id)


def own_reading_plan(request: LearnerRequest, plan_id: int) -> ReadingPlan:
    """A plan of the learner's own, an archived one too; not a deleted one."""
    plans = ReadingPlan.objects.standing().filter(learner=request.user)
    with_source = plans.with_source().select_related("learner")
    return get_object_or_404(with_source, pk=plan_id)


def own_deleted_plan(request: LearnerRequest, plan_id: int) -> ReadingPlan:
    """A plan that can be brought back; also one that has been already."""
    return get_object_or_404(
        ReadingPlan.objects.filter(learner=request.user), pk=plan_id
    )


def own_holiday(request: LearnerRequest, holiday_id: int) -> Holiday:
    return get_object_or_404(
        Holiday.objects.filter(learner=request.user), pk=holiday_id
    )


def own_routine(request: LearnerRequest, routine_id: int) -> Routine:
    routines = Routine.objects.standing().filter(learner=request.user)
    return get_object_or_404(routines, pk=routine_id)


def own_deleted_routine(request: LearnerRequest, routine_id: int) -> Routine:
    """A routine that can be brought back; also one that has been already."""
    return get_object_or_404(
        Routine.objects.filter(learner=request.user), pk=routine_id
    )


def calendar_at(token: str) -> PlanCalendar:
    """The calendar with this address, as long as its learner may sign in."""
    calendars = PlanCalendar.objects.filter(learner__is_active=True)
    with_learner = calendars.select_related("learner")
    return get_object_or_404(with_learner, digest=token_digest(token))


def own_saved_search(request: LearnerRequest, search_id: int) -> SavedSearch:
    searches = SavedSearch.objects.filter(learner=request.user)
    return get_object_or_404(searches, pk=search_id)


def search_of_feed(token: str) -> SavedSearch:
    """The search whose feed has this address, as long as its learner may sign in."""
    open_feeds = SavedSearch.objects.filter(
        learner__is_active=True
    ).select_related("learner")
    return get_object_or_404(open_feeds, feed_digest=token_digest(token))


def reminder_of_link(token: str) -> Reminder:
    """The reminder whose mail has this link, as long as its learner may sign in."""
    reminders = Reminder.objects.filter(learner__is_active=True)
    with_learner = reminders.select_related("learner")
    return get_object_or_404(with_learner, off_digest=token_digest(token))


def group_mail_of_link(token: str) -> GroupMail:
    """The mail about groups with this link, as long as its learner may sign in."""
    mails = GroupMail.objects.filter(learner__is_active=True)
    with_learner = mails.select_related("learner")
    return get_object_or_404(with_learner, off_digest=token_digest(token))
