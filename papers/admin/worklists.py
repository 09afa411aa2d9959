"""What waits for a curator in the library, as filters of the admin's lists."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from papers.models import (
    NoteDraft,
    Paper,
    PlannedPublication,
    Question,
    Topic,
    paper_is_published,
)

FEWEST_QUESTIONS = 5


def paper_lacks_full_note() -> Q:
    """Published, with a brief note or none."""
    return paper_is_published() & ~Q(note=Paper.Note.FULL)


def paper_has_few_questions() -> Q:
    """Published with a note that asks fewer than five questions of its own."""
    live = Question.objects.live().filter(home__isnull=False)
    per_paper = live.order_by().values("home").annotate(count=Count("id"))
    enough = per_paper.filter(count__gte=FEWEST_QUESTIONS).values("home")
    is_readable = paper_is_published() & ~Q(note=Paper.Note.NONE)
    return is_readable & ~Q(pk__in=enough)


def paper_lacks_second_reader() -> Q:
    """Published with a note that only who wrote it has read."""
    return paper_is_published() & ~Q(note=Paper.Note.NONE) & Q(read_by="")


def has_draft_beside() -> Q:
    return Q(Exists(standing_drafts()))


def draft_waits_for_review() -> Q:
    waiting = standing_drafts().filter(state=NoteDraft.State.REVIEW)
    return Q(Exists(waiting))


def standing_drafts() -> QuerySet[NoteDraft]:
    """Of the paper of the outer query."""
    return NoteDraft.objects.standing().filter(paper=OuterRef("pk"))


def is_planned() -> Q:
    return Q(pk__in=PlannedPublication.objects.standing().values("paper"))


def publication_was_stopped() -> Q:
    return Q(pk__in=PlannedPublication.objects.stopped().values("paper"))


def topic_holds_nothing() -> Q:
    """No topic below it, no paper of the library and no question."""
    below = Topic.objects.filter(parent=OuterRef("pk"))
    papers = Paper.topics.through.objects.filter(topic=OuterRef("pk"))
    questions = Question.topics.through.objects.filter(topic=OuterRef("pk"))
    is_used = Exists(below.order_by()) | Exists(papers) | Exists(questions)
    return Q(~is_used)


class WorkFilter(admin.SimpleListFilter):
    """One choice or more, each a condition; none chosen shows all."""

    conditions: dict[str, tuple[str, Any]]

    def lookups(
        self, request: HttpRequest, model_admin: Any
    ) -> list[tuple[str, str]]:
        choices = []
        for name, (label, _) in self.conditions.items():
            choices.append((name, label))
        return choices

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        if self.value() not in self.conditions:
            return rows
        _, condition = self.conditions[str(self.value())]
        return rows.filter(condition())


class PaperLacksFilter(WorkFilter):
    title = "what it lacks"
    parameter_name = "lacks"
    conditions = {
        "full-note": ("a full note", paper_lacks_full_note),
        "questions": ("five questions", paper_has_few_questions),
        "second-reader": ("a second reader", paper_lacks_second_reader),
    }


class DraftBesideFilter(WorkFilter):
    title = "draft beside it"
    parameter_name = "beside"
    conditions = {
        "any": ("any", has_draft_beside),
        "review": ("in review", draft_waits_for_review),
    }


class PublicationFilter(WorkFilter):
    title = "moment of publishing"
    parameter_name = "moment"
    conditions = {
        "planned": ("planned", is_planned),
        "stopped": ("stopped", publication_was_stopped),
    }


class TopicHoldsFilter(WorkFilter):
    title = "what it holds"
    parameter_name = "holds"
    conditions = {"nothing": ("nothing", topic_holds_nothing)}
