"""The curators' queue of papers that learners suggest.

They see what they were told, never the own paper or whose it is.
"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from papers.models import Paper
from papers.services.library.drafts import paper_with_number
from study.answered_admin import AnsweredOnce
from study.models import PaperSuggestion
from study.ownpapers.suggestion_forms import ACCEPT, SuggestionAnswerForm
from study.ownpapers.suggestion_services import (
    SuggestionIsClosed,
    accept_paper_suggestion,
    decline_paper_suggestion,
    entry_to_accept,
)

FACTS = (
    "shown_title",
    "shown_authors",
    "shown_year",
    "shown_venue",
    "shown_arxiv",
    "shown_doi",
    "shown_address",
    "sentence",
)
TOLD = (*FACTS, "suggested_at", "in_the_library")
ANSWER: tuple[str, ...] = ("decision", "category", "year", "url", "answer")
ANSWERED: tuple[str, ...] = ("state", "answer", "closed_at")


def paper_link(paper: Paper) -> SafeString:
    url = reverse("admin:papers_paper_change", args=[paper.pk])
    return format_html('<a href="{}">{}</a>', url, paper.title)


@admin.register(PaperSuggestion)
class PaperSuggestionAdmin(AnsweredOnce):
    form = SuggestionAnswerForm
    list_display = (
        "shown_title",
        "shown_year",
        "sentence",
        "suggested_at",
        "state",
    )
    list_filter = ("state",)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[PaperSuggestion]:
        return PaperSuggestion.objects.shown_to_curators()

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        """What waits comes first, oldest first."""
        return (F("closed_at").desc(nulls_first=True), "suggested_at", "pk")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": "Papers that learners suggest"} | (
            extra_context or {}
        )
        return super().changelist_view(request, context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """An answer is given once, so that nobody goes on editing."""
        context = {
            "title": "A paper that a learner suggests",
            "show_save_and_continue": False,
        }
        context |= extra_context or {}
        return super().change_view(request, object_id, form_url, context)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """What is suggested, as far as it is known, and the answer."""
        told: tuple[str, ...] = TOLD
        if obj is not None:
            unknown = [name for name in FACTS if not self.is_known(obj, name)]
            told = tuple(name for name in TOLD if name not in unknown)
        if obj is not None and obj.is_waiting:
            answer = ("Your answer", {"fields": ANSWER})
        else:
            answer = ("The answer", {"fields": ANSWERED})
        return [("What is suggested", {"fields": told}), answer]

    def is_known(self, suggestion: PaperSuggestion, name: str) -> bool:
        if hasattr(self, name):
            return bool(getattr(self, name)(suggestion))
        return bool(getattr(suggestion, name))

    def get_readonly_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> tuple[str, ...]:
        if obj is not None and obj.is_waiting:
            return TOLD
        return TOLD + ANSWERED

    @admin.display(description="title")
    def shown_title(self, suggestion: PaperSuggestion) -> str:
        return suggestion.entry.title

    @admin.display(description="authors")
    def shown_authors(self, suggestion: PaperSuggestion) -> str:
        return "; ".join(suggestion.entry.authors)

    @admin.display(description="year")
    def shown_year(self, suggestion: PaperSuggestion) -> int | None:
        return suggestion.entry.year

    @admin.display(description="appeared in")
    def shown_venue(self, suggestion: PaperSuggestion) -> str:
        return suggestion.entry.venue

    @admin.display(description="arXiv")
    def shown_arxiv(self, suggestion: PaperSuggestion) -> str:
        return suggestion.entry.arxiv_id

    @admin.display(description="DOI")
    def shown_doi(self, suggestion: PaperSuggestion) -> str:
        return suggestion.entry.doi

    @admin.display(description="address")
    def shown_address(self, suggestion: PaperSuggestion) -> str:
        return suggestion.entry.url

    @admin.display(description="in the library")
    def in_the_library(self, suggestion: PaperSuggestion) -> str:
        """What it led to, or what has the same number."""
        paper = suggestion.library_paper or paper_with_number(suggestion.entry)
        if paper is None:
            return "Nothing with this number. Accepted, it becomes a draft."
        return paper_link(paper)

    def save_model(
        self,
        request: HttpRequest,
        obj: PaperSuggestion,
        form: SuggestionAnswerForm,
        change: bool,
    ) -> None:
        """The answer; where another curator was quicker, theirs stands."""
        given = form.cleaned_data
        answer = {
            "suggestion": obj,
            "answer": given["answer"],
            "at": timezone.now(),
        }
        try:
            if given["decision"] == ACCEPT:
                entry = entry_to_accept(
                    obj, year=given["year"], url=given["url"]
                )
                paper = accept_paper_suggestion(
                    entry=entry, category=given["category"], **answer
                )
                self.tell_accepted(request, paper)
            else:
                decline_paper_suggestion(**answer)
                messages.success(request, "Declined.")
        except SuggestionIsClosed:
            messages.info(request, "It was answered or withdrawn meanwhile.")

    def tell_accepted(self, request: HttpRequest, paper: Paper) -> None:
        told = format_html(
            "Accepted. The library’s paper: {}", paper_link(paper)
        )
        messages.success(request, told)

    def response_change(
        self, request: HttpRequest, obj: PaperSuggestion
    ) -> HttpResponse:
        return redirect("admin:study_papersuggestion_changelist")
