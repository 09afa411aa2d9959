"""The page on which a curator chooses the moment of publishing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST

from papers.admin.base import may_publish
from papers.due_publications import next_moment
from papers.forms.publications import PublicationForm
from papers.models import Paper, PlannedPublication
from papers.services.writing.planning import (
    NothingToPublish,
    Subject,
    forget_publication,
    plan_publication,
    subject_to_publish,
)

PLANNED = "Planned: readers see it from then on."


class PlannedPublications:
    """For the admin of papers: public from a chosen moment on."""

    admin_site: Any

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        name = "papers_paper_publication"
        paths = [
            path(
                "<int:paper_id>/publication/",
                view(self.publication_view),
                name=name,
            ),
            path(
                "<int:paper_id>/publication/forget/",
                view(self.publication_forget_view),
                name=f"{name}_forget",
            ),
        ]
        return [*paths, *super().get_urls()]  # type: ignore[misc]

    def paper_to_publish(self, request: HttpRequest, paper_id: int) -> Paper:
        if not may_publish(request):
            raise PermissionDenied
        paper = Paper.objects.library().filter(pk=paper_id).first()
        if paper is None:
            raise Http404
        return paper

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def publication_view(
        self, request: HttpRequest, paper_id: int
    ) -> HttpResponse:
        paper = self.paper_to_publish(request, paper_id)
        plan = PlannedPublication.objects.filter(paper=paper).first()
        subject = subject_to_publish(paper)
        if subject is None and plan is None:
            raise Http404
        initial = {"publish_at": plan.publish_at} if plan else {}
        form = PublicationForm(
            request.POST or None, initial=initial, now=timezone.now()
        )
        if subject and form.is_valid():
            try:
                plan_publication(
                    paper=paper,
                    publish_at=form.cleaned_data["publish_at"],
                    by=request.user,
                )
            except NothingToPublish:
                raise Http404 from None
            next_moment.ask()
            messages.success(request, PLANNED)
            return redirect("admin:papers_paper_publication", paper_id)
        context = self.admin_site.each_context(request) | {
            "title": f"When to publish “{paper.title}”",
            "opts": self.model._meta,  # type: ignore[attr-defined]
            "paper": paper,
            "plan": plan,
            "form": form,
            "can_plan": subject is not None,
            "is_draft_beside": subject == Subject.DRAFT,
            "zone": timezone.get_current_timezone_name(),
        }
        template = "admin/papers/paper/publication.html"
        return TemplateResponse(request, template, context)

    @method_decorator(require_POST)
    def publication_forget_view(
        self, request: HttpRequest, paper_id: int
    ) -> HttpResponse:
        paper = self.paper_to_publish(request, paper_id)
        forget_publication(paper=paper)
        messages.success(request, "The plan is taken away.")
        return redirect("admin:papers_paper_change", paper_id)
