"""Asking to be let into a group, and what organisers answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from study.access import LearnerRequest
from study.group_access import (
    arranging_membership,
    askable_group,
    request_to,
)
from study.groups import request_services
from study.groups.forms import AskForm, RequestAnswerForm
from study.groups.invitation_services import NotLetIn
from study.groups.member_services import MemberIsGone, RoleIsTooHigh
from study.groups.queries import waiting_requests
from study.groups.request_services import AnsweredAlready, AskedAlready
from study.groups.words import (
    ANSWERED_ALREADY,
    ASKED_ALREADY,
    NOT_YOURS,
    UNREADABLE,
)
from study.models import JoinRequest, Membership
from study.unsent import gives_text_back

FORM_METHODS = ("GET", "HEAD", "POST")


@require_http_methods(FORM_METHODS)
@gives_text_back
def ask_to_join(request: LearnerRequest, group_id: int) -> HttpResponse:
    """What the group is, and a sentence for its organisers."""
    group = askable_group(request, group_id)
    if Membership.objects.of(request.user).filter(group=group).exists():
        return redirect(group)
    form = AskForm(request.POST or None)
    if request.method == "POST":
        form = AskForm(request.POST)
        if form.is_valid():
            return send_request(
                request, group_id, form.cleaned_data["sentence"]
            )
    waiting = JoinRequest.objects.filter(
        group=group, state=JoinRequest.State.WAITING
    )
    context = {
        "group": group,
        "form": form,
        "waiting": waiting.filter(learner=request.user).first(),
    }
    status = 422 if form.errors else 200
    return render(request, "groups/ask_to_join.html", context, status=status)


def send_request(
    request: LearnerRequest, group_id: int, sentence: str
) -> HttpResponse:
    group = askable_group(request, group_id)
    try:
        request_services.ask_to_join(
            group=group,
            learner=request.user,
            sentence=sentence,
            at=timezone.now(),
        )
    except AskedAlready:
        messages.error(request, ASKED_ALREADY)
    except NotLetIn as error:
        messages.error(request, error.refusal.value)
    except MemberIsGone:
        pass
    else:
        messages.success(request, "The organisers read it and answer here.")
    return redirect("group_list")


@require_POST
def withdraw_join_request(
    request: LearnerRequest, group_id: int
) -> HttpResponse:
    group = askable_group(request, group_id)
    request_services.withdraw_request(
        group=group, learner=request.user, at=timezone.now()
    )
    messages.success(request, "Withdrawn.")
    return redirect("group_list")


@require_safe
def group_requests(request: LearnerRequest, group_id: int) -> HttpResponse:
    own = arranging_membership(request, group_id)
    waiting = (
        waiting_requests().filter(group=own.group).select_related("learner")
    )
    rows = []
    for join_request in waiting:
        form = RequestAnswerForm(auto_id=f"id_{join_request.pk}_%s")
        rows.append((join_request, form))
    return render(
        request,
        "groups/group_requests.html",
        {"group": own.group, "rows": rows},
    )


@require_POST
@gives_text_back
def accept_join_request(
    request: LearnerRequest, group_id: int, request_id: int
) -> HttpResponse:
    return answer(request, group_id, request_id, is_accepted=True)


@require_POST
@gives_text_back
def decline_join_request(
    request: LearnerRequest, group_id: int, request_id: int
) -> HttpResponse:
    return answer(request, group_id, request_id, is_accepted=False)


def answer(
    request: LearnerRequest,
    group_id: int,
    request_id: int,
    *,
    is_accepted: bool,
) -> HttpResponse:
    own = arranging_membership(request, group_id)
    join_request = request_to(own, request_id)
    form = RequestAnswerForm(request.POST)
    if not form.is_valid():
        return render(request, "400.html", {"problem": UNREADABLE}, status=400)
    try:
        request_services.answer_request(
            request=join_request,
            is_accepted=is_accepted,
            by=own,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except AnsweredAlready:
        messages.error(request, ANSWERED_ALREADY)
    except NotLetIn as error:
        messages.error(request, error.refusal.value)
    except (MemberIsGone, RoleIsTooHigh):
        messages.error(request, NOT_YOURS)
    else:
        name = join_request.learner.display_name
        words = (
            f"{name} is in." if is_accepted else f"{name} reads your answer."
        )
        messages.success(request, words)
    return redirect("group_requests", group_id)
