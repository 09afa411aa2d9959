"""What a member does with a thread: saw it, follows or mutes it, calls it settled."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from config.http import wants_fragment
from study.access import LearnerRequest
from study.discussion import thread_services as services
from study.discussion.thread_forms import SeenForm, StanceForm
from study.group_access import membership_in, writing_membership
from study.group_access_discussion import thread_for

STANCE_WORDS = {
    "following": "You follow this thread: its new remarks stand on your first page.",
    "muted": "This thread is muted: it tells you nothing any more.",
    "none": "You neither follow nor mute this thread.",
}


@require_POST
def mark_thread_seen(
    request: LearnerRequest,
    group_id: int,
    thread_id: int,
) -> HttpResponse:
    """Also in a closed group."""
    membership = membership_in(request, group_id)
    thread = thread_for(membership, thread_id)
    form = SeenForm(request.POST)
    if form.is_valid():
        services.mark_seen(
            thread=thread, membership=membership, **form.cleaned_data
        )
    if wants_fragment(request):
        return HttpResponse("")
    return redirect(thread)


@require_POST
def set_thread_stance(
    request: LearnerRequest,
    group_id: int,
    thread_id: int,
) -> HttpResponse:
    """Also in a closed group."""
    membership = membership_in(request, group_id)
    thread = thread_for(membership, thread_id)
    form = StanceForm(request.POST)
    if form.is_valid():
        stance = form.cleaned_data["stance"]
        services.set_stance(thread=thread, membership=membership, stance=stance)
        messages.success(request, STANCE_WORDS[stance])
    return redirect(thread)


@require_POST
def resolve_thread(
    request: LearnerRequest,
    group_id: int,
    thread_id: int,
) -> HttpResponse:
    membership = writing_membership(request, group_id)
    thread = thread_for(membership, thread_id)
    services.resolve_thread(thread=thread, by=request.user, at=timezone.now())
    return redirect(thread)


@require_POST
def reopen_thread(
    request: LearnerRequest,
    group_id: int,
    thread_id: int,
) -> HttpResponse:
    membership = writing_membership(request, group_id)
    thread = thread_for(membership, thread_id)
    services.reopen_thread(thread=thread)
    return redirect(thread)
