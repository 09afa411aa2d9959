"""Writing: a new thread, a remark, an answer, a change, deleting one's own."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from study.access import LearnerRequest
from study.discussion import services
from study.discussion.remark_forms import EditForm, RemarkForm
from study.discussion.thread_forms import SubjectForm, ThreadForm
from study.group_access import writing_membership
from study.group_access_discussion import own_remark, remark_for, thread_for
from study.models import StudyGroup
from study.unsent import gives_text_back, text_given_back

FORM_METHODS = ("GET", "HEAD", "POST")
SENT_BEFORE = (
    "This page was sent before with another text. Send it again if you want to add "
    "this one too."
)


def subject_form(
    request: LearnerRequest,
    group: StudyGroup,
) -> SubjectForm:
    """Of the address, or of the form that comes back."""
    values = request.POST if request.method == "POST" else request.GET
    form = SubjectForm(values, group=group)
    if not form.is_valid():
        raise Http404
    return form


@require_http_methods(FORM_METHODS)
@gives_text_back
def new_thread(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    """A thread with its first remark."""
    membership = writing_membership(request, group_id)
    about = subject_form(request, membership.group)
    thread = about.new_thread(membership.group)
    needs_title = not thread.heading
    form = ThreadForm(
        request.POST if request.method == "POST" else None,
        group=membership.group,
        needs_title=needs_title,
        initial={"quote_section": thread.section},
    )
    if form.is_bound and form.is_valid():
        thread.title = form.cleaned_data["title"] or thread.title
        try:
            remark = services.start_thread(
                thread=thread,
                membership=membership,
                written=form.written(),
                at=timezone.now(),
            )
            return redirect("thread", group_id, remark.thread_id)
        except services.KeyIsUsed:
            form.use_fresh_key()
            form.add_error(None, SENT_BEFORE)
    context = {"group": membership.group, "thread": thread, "form": form}
    context["subject_form"] = about
    return render(
        request, "discussion/new_thread.html", context, status=status_of(form)
    )


def status_of(form: RemarkForm) -> int:
    return 422 if form.errors else 200


@require_POST
@gives_text_back
def post_remark(
    request: LearnerRequest,
    group_id: int,
    thread_id: int,
) -> HttpResponse:
    """A remark at the end of a thread."""
    membership = writing_membership(request, group_id)
    thread = thread_for(membership, thread_id)
    form = RemarkForm(request.POST, group=membership.group)
    context = {"group": membership.group, "thread": thread, "form": form}
    return answer_with_remark(
        request,
        form,
        context,
        {"thread": thread, "membership": membership},
    )


@require_http_methods(FORM_METHODS)
@gives_text_back
def reply_to_remark(
    request: LearnerRequest,
    group_id: int,
    remark_id: int,
) -> HttpResponse:
    membership = writing_membership(request, group_id)
    parent = remark_for(membership, remark_id)
    thread = thread_for(membership, parent.thread_id)
    form = RemarkForm(
        request.POST if request.method == "POST" else None,
        group=membership.group,
        seen=parent.pk,
    )
    context = {
        "group": membership.group,
        "thread": thread,
        "form": form,
        "answered": parent,
    }
    values = {"thread": thread, "membership": membership, "parent": parent}
    return answer_with_remark(request, form, context, values)


def answer_with_remark(
    request: LearnerRequest,
    form: RemarkForm,
    context: dict[str, Any],
    values: dict[str, Any],
) -> HttpResponse:
    """Keeps what a valid form says; else the form, with everything that was typed."""
    if form.is_bound and form.is_valid():
        try:
            remark = services.post_remark(
                written=form.written(), at=timezone.now(), **values
            )
            return redirect(remark)
        except services.KeyIsUsed:
            form.use_fresh_key()
            form.add_error(None, SENT_BEFORE)
        except services.CannotWrite:
            return text_given_back(request, form.cleaned_data["text"])
    return render(
        request, "discussion/write_remark.html", context, status=status_of(form)
    )


@require_http_methods(FORM_METHODS)
@gives_text_back
def edit_remark(
    request: LearnerRequest,
    group_id: int,
    remark_id: int,
) -> HttpResponse:
    """The text of a remark of one's own; how it read before stays for members."""
    membership, remark = own_remark(request, group_id, remark_id)
    if remark.removed_at is not None:
        raise Http404
    form = EditForm(
        request.POST if request.method == "POST" else None,
        group=membership.group,
        initial={"text": remark.text, "edition": remark.edition},
    )
    context = {"group": membership.group, "thread": remark.thread, "form": form}
    context["remark"] = remark
    if form.is_bound and form.is_valid():
        try:
            services.edit_remark(
                remark=remark,
                written=form.written(),
                edition=form.cleaned_data["edition"],
                at=timezone.now(),
            )
            return redirect(remark)
        except services.RemarkHasChanged as change:
            form.data = form.data.copy()
            form.data["edition"] = str(change.standing.edition)
            context["standing"] = change.standing
            return render(
                request, "discussion/edit_remark.html", context, status=409
            )
        except services.CannotWrite:
            return text_given_back(request, form.cleaned_data["text"])
    return render(
        request, "discussion/edit_remark.html", context, status=status_of(form)
    )


@require_POST
def delete_remark(
    request: LearnerRequest,
    group_id: int,
    remark_id: int,
) -> HttpResponse:
    """One of one's own."""
    _, remark = own_remark(request, group_id, remark_id)
    thread = remark.thread
    try:
        is_standing = services.delete_remark(remark=remark, at=timezone.now())
    except services.ThreadIsGone:
        is_standing = False
    messages.success(request, "Your remark is deleted.")
    if is_standing:
        return redirect(thread)
    return redirect("discussion", group_id)
