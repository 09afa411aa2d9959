"""Inviting people: by mail, or by a link that is passed on."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.group_access import (
    arranging_membership,
    invitation_into,
    organising_membership,
)
from study.groups import invitation_services
from study.groups.forms import InvitingForm, LinkForm, MailForm
from study.groups.invitation_mail import send_invitation
from study.groups.invitation_services import TooManyInvitations, invite
from study.groups.invitations import standing_invitations
from study.groups.member_services import MemberIsGone, RoleIsTooHigh
from study.groups.tokens import invitation_url
from study.groups.words import NOT_YOURS, TOO_MANY_INVITATIONS
from study.models import Membership
from study.unsent import gives_text_back


@require_safe
def group_invitations(request: LearnerRequest, group_id: int) -> HttpResponse:
    own = arranging_membership(request, group_id)
    return render_invitations(request, own)


def render_invitations(
    request: LearnerRequest,
    own: Membership,
    *,
    mail_form: MailForm | None = None,
    link_form: LinkForm | None = None,
    new_url: str = "",
) -> HttpResponse:
    """new_url: of an invitation that was just made; it is shown only this once."""
    context: dict[str, Any] = {
        "group": own.group,
        "mail_form": mail_form or MailForm(by=own),
        "link_form": link_form or LinkForm(by=own, prefix="link"),
        "invitations": standing_invitations(own.group_id, timezone.now()),
        "new_url": new_url,
        "has_mail": settings.HAS_MAIL,
    }
    has_faults = bool(mail_form or link_form)
    status = 422 if has_faults else 200
    page = "groups/group_invitations.html"
    response = render(request, page, context, status=status)
    if new_url:
        response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
@gives_text_back
def invite_by_mail(request: LearnerRequest, group_id: int) -> HttpResponse:
    """Where no mail goes out, the link is shown to be passed on."""
    own = arranging_membership(request, group_id)
    form = MailForm(request.POST, by=own)
    if not form.is_valid():
        return render_invitations(request, own, mail_form=form)
    token = make_invitation(form, own)
    if token is None:
        return render_invitations(request, own, mail_form=form)
    values = form.cleaned_data
    is_sent = settings.HAS_MAIL and send_invitation(
        own, values["email"], token, values["days"]
    )
    if not is_sent:
        return render_invitations(request, own, new_url=invitation_url(token))
    messages.success(
        request, f"The invitation is on its way to {values['email']}."
    )
    return redirect("group_invitations", group_id)


@require_POST
def make_invitation_link(
    request: LearnerRequest, group_id: int
) -> HttpResponse:
    own = arranging_membership(request, group_id)
    form = LinkForm(request.POST, by=own, prefix="link")
    if not form.is_valid():
        return render_invitations(request, own, link_form=form)
    token = make_invitation(form, own)
    if token is None:
        return render_invitations(request, own, link_form=form)
    return render_invitations(request, own, new_url=invitation_url(token))


def make_invitation(form: InvitingForm, own: Membership) -> str | None:
    """The token; None where there is none, and the form says why."""
    try:
        return invite(by=own, at=timezone.now(), **form.cleaned_data)
    except TooManyInvitations:
        form.add_error(None, TOO_MANY_INVITATIONS)
    except (MemberIsGone, RoleIsTooHigh):
        form.add_error(None, NOT_YOURS)
    return None


@require_POST
def revoke_invitation(
    request: LearnerRequest, group_id: int, invitation_id: int
) -> HttpResponse:
    """Also in a closed group: what may be opened again lets nobody in by it."""
    own = organising_membership(request, group_id)
    invitation = invitation_into(own, invitation_id)
    invitation_services.revoke_invitation(
        invitation=invitation, at=timezone.now()
    )
    messages.success(request, "Taken back: it lets nobody in any more.")
    if own.group.closed_at:
        return redirect(own.group)
    return redirect("group_invitations", group_id)
