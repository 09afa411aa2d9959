"""Coming into a group: by an invitation's link."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest, learner_of
from study.groups import invitation_services
from study.groups.forms import SharingForm
from study.groups.invitation_services import NotLetIn
from study.groups.invitations import (
    Refusal,
    invitation_of_token,
    is_for,
    refusal_of,
)
from study.groups.member_services import MemberIsGone
from study.groups.words import NO_SUCH_INVITATION, UNREADABLE
from study.models import Membership


@require_safe
@login_not_required
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Into what it leads, and what one would share there; nothing happens yet."""
    found = invitation_of_token(token)
    if found is None:
        return refuse(request, NO_SUCH_INVITATION, status=404)
    learner = learner_of(request)
    if learner is not None:
        if not is_for(found, learner):
            return refuse(request, Refusal.FOREIGN.value, status=403)
        if Membership.objects.of(learner).filter(group=found.group).exists():
            return redirect(found.group)
    refusal = refusal_of(found, timezone.now())
    if refusal is not None:
        return refuse(request, refusal.value, status=410)
    context = {
        "invitation": found,
        "token": token,
        "form": SharingForm(),
        "path": request.path,
    }
    response = render(request, "groups/invitation.html", context)
    return keep_token_here(request, response)


def refuse(request: HttpRequest, problem: str, *, status: int) -> HttpResponse:
    context: dict[str, Any] = {"problem": problem}
    page = "groups/refused_invitation.html"
    response = render(request, page, context, status=status)
    return keep_token_here(request, response)


def keep_token_here(
    request: HttpRequest, response: HttpResponse
) -> HttpResponse:
    """The headers of an address with a token: it is kept and told nowhere.

    Forms of a page without any referrer would name no origin and be refused, so where
    learners have forms their browsers say the site's origin, never the address.
    """
    policy = "strict-origin" if request.user.is_authenticated else "no-referrer"
    response.headers["Referrer-Policy"] = policy
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
def accept_invitation(request: LearnerRequest, token: str) -> HttpResponse:
    found = invitation_of_token(token)
    if found is None:
        return refuse(request, NO_SUCH_INVITATION, status=404)
    form = SharingForm(request.POST)
    if not form.is_valid():
        return refuse(request, UNREADABLE, status=400)
    try:
        membership = invitation_services.accept_invitation(
            invitation=found,
            learner=request.user,
            shares=form.cleaned_data,
            at=timezone.now(),
        )
    except NotLetIn as error:
        status = 403 if error.refusal is Refusal.FOREIGN else 410
        return refuse(request, error.refusal.value, status=status)
    except MemberIsGone:
        return refuse(request, NO_SUCH_INVITATION, status=404)
    messages.success(request, f"Welcome to “{found.group.name}”.")
    return redirect(membership.group)
