"""The curators' queue: what learners tell of notes and questions, and the answers.

Curators see what they were told and what it is about, never whose it is.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from papers.admin.versioned import VersionedForms
from study.answered_admin import AnsweredOnce
from study.models import Report, Settlement
from study.reports.answer_forms import ReportAnswerForm
from study.reports.curators_queue import WAITING, queue_keys, queue_rows
from study.reports.services import ReportIsClosed, answer_report

TOLD = (
    "shown_place",
    "what_it_says",
    "reason",
    "words",
    "quote",
    "source",
    "may_be_named",
    "reported_at",
)
LEFT_OUT_WHERE_EMPTY = ("words", "quote", "source")
ANSWER = ("decision", "answer")
UNDER_THE_NOTE = ("doubt", "outcome")
ANSWERED = ("state", "answer", "closed_at")
PER_PAGE = 50
QUEUES = (("waiting", "Waits"), ("closed", "Closed"))


def may_settle(request: HttpRequest) -> bool:
    """What stands under a note is published."""
    return request.user.has_perm("papers.publish_library")


def report_target_url(report: Report) -> str:
    """Where it is edited."""
    if report.question_id is not None:
        return reverse(
            "admin:papers_question_change", args=[report.question_id]
        )
    return reverse("admin:papers_paper_change", args=[report.paper_id])


@admin.register(Report)
class ReportAdmin(AnsweredOnce):
    form = ReportAnswerForm
    list_display = (
        "shown_reason",
        "shown_place",
        "words",
        "reported_at",
        "state",
    )
    list_filter = ("state", "reason")
    list_select_related = ("paper", "question__home")
    search_fields = ("question__slug", "paper__slug", "paper__title", "words")
    show_full_result_count = False

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        """What waits comes first, oldest first."""
        return (F("closed_at").desc(nulls_first=True), "reported_at", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        reports = super().get_queryset(request)
        return reports.select_related("paper", "question__home")

    def get_urls(self) -> list[Any]:
        queue_path = path(
            "queue/",
            self.admin_site.admin_view(self.queue_view),
            name="study_report_queue",
        )
        return [queue_path, *super().get_urls()]

    def queue_view(self, request: HttpRequest) -> HttpResponse:
        """Reports and suggested papers, in one order."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        state = request.GET.get("state", WAITING)
        pages = Paginator(queue_keys(state), PER_PAGE)
        page = pages.get_page(request.GET.get("p"))
        context = self.admin_site.each_context(request) | {
            "title": "What learners told",
            "opts": self.model._meta,
            "queues": QUEUES,
            "state": state,
            "page": page,
            "rows": queue_rows(list(page)),
        }
        return TemplateResponse(
            request, "admin/study/report/queue.html", context
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": "Reports on notes and questions"}
        context |= extra_context or {}
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
            "title": "What a learner tells",
            "show_save_and_continue": False,
        }
        context |= extra_context or {}
        return super().change_view(request, object_id, form_url, context)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """What was told, as far as it was said, and the answer."""
        told: list[str] = list(TOLD)
        if obj is not None:
            for name in LEFT_OUT_WHERE_EMPTY:
                if not getattr(obj, name):
                    told.remove(name)
        fieldsets: list[Any] = [("What is told", {"fields": told})]
        if obj is None or not obj.is_waiting:
            fieldsets.append(("The answer", {"fields": ANSWERED}))
            return fieldsets
        fieldsets.append(("Your answer", {"fields": ANSWER}))
        if obj.note is not None and may_settle(request):
            under_note = {
                "fields": UNDER_THE_NOTE,
                "description": (
                    "Where a dispute is settled, all readers of the note may know."
                    " Leave both empty where not."
                ),
            }
            fieldsets.append(("To stand under the note", under_note))
        return fieldsets

    def get_readonly_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> tuple[str, ...]:
        if obj is not None and obj.is_waiting:
            return TOLD
        return TOLD + ANSWERED

    @admin.display(description="what is amiss", ordering="reason")
    def shown_reason(self, report: Report) -> str:
        return str(report.get_reason_display())

    @admin.display(description="where")
    def shown_place(self, report: Report) -> SafeString:
        """With the form in which it is edited."""
        note = report.note
        name = note.title if note else "Across papers"
        if report.question is not None:
            name = f"{name}, {report.question.slug}"
        return format_html(
            '<a href="{}">{}</a>, {}',
            report_target_url(report),
            name,
            report.place_label,
        )

    @admin.display(description="what it asks")
    def what_it_says(self, report: Report) -> SafeString | str:
        if report.question is None:
            return "—"
        now = report.question.revision
        told_of = report.question_revision
        changed = ""
        if told_of != now:
            changed = f" It was revision {told_of} then, and is {now} now."
        return format_html("{}{}", report.question.shown_html, changed)

    def save_model(
        self,
        request: HttpRequest,
        obj: Report,
        form: ReportAnswerForm,
        change: bool,
    ) -> None:
        """The answer; where another curator was quicker, theirs stands."""
        given = form.cleaned_data
        try:
            answer_report(
                report=obj,
                state=given["decision"],
                answer=given["answer"],
                outcome=form.told_outcome if may_settle(request) else None,
                at=timezone.now(),
            )
        except ReportIsClosed:
            messages.info(request, "It was answered or taken back meanwhile.")
        else:
            messages.success(request, "Answered. Who told it reads your words.")

    def response_change(
        self, request: HttpRequest, obj: Report
    ) -> HttpResponse:
        return redirect("admin:study_report_queue")


@admin.register(Settlement)
class SettlementAdmin(VersionedForms, admin.ModelAdmin):
    """What stands under notes: to be worded better, or taken away."""

    list_display = ("doubt", "outcome", "paper", "settled_at")
    list_select_related = ("paper",)
    search_fields = ("doubt", "outcome", "paper__slug", "paper__title")
    fields = ("shown_paper", "doubt", "outcome", "settled_at")
    readonly_fields = ("shown_paper", "settled_at")
    show_full_result_count = False

    @admin.display(description="paper")
    def shown_paper(self, settlement: Settlement) -> SafeString:
        url = f"{settlement.paper.get_absolute_url()}#settled"
        return format_html('<a href="{}">{}</a>', url, settlement.paper.title)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Each comes from a report."""
        return False
