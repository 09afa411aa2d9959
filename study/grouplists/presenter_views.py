"""Who presents an entry: organisers say it, members take it on, give it back, do it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from study.access import LearnerRequest
from study.group_access_lists import (
    GroupList,
    group_list_for_reading,
    presentable_entry,
)
from study.grouplists import presenter_services
from study.grouplists.presenter_forms import PresenterForm
from study.grouplists.vote_forms import entry_label
from study.lists.entry_responses import entry_url
from study.models import EntryPresenter, ListEntry

TAKEN = "Somebody else was faster. They present it."


@require_http_methods(("GET", "HEAD", "POST"))
def group_entry_presenter(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    entry_id: int,
) -> HttpResponse:
    """For whoever may change the list: any member, or nobody."""
    found = group_list_for_reading(request, group_id, list_id)
    if not found.can_edit:
        raise Http404
    entry = presentable_entry(found, entry_id)
    is_sent = request.method == "POST"
    form = PresenterForm(
        request.POST if is_sent else None,
        group_id=group_id,
        initial={"presenter": presenting_membership(entry)},
    )
    if is_sent and form.is_valid():
        presenter_services.assign_presenter(
            entry=entry,
            membership=form.cleaned_data["presenter"],
            at=timezone.now(),
        )
        return redirect(entry_url(entry.reading_list, entry))
    context = {
        "list": found.reading_list,
        "entry": entry,
        "label": entry_label(entry),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(
        request, "grouplists/group_entry_presenter.html", context, status=status
    )


def presenting_membership(entry: ListEntry) -> int | None:
    """The number of the membership, also of one that ended."""
    presenters = EntryPresenter.objects.filter(entry=entry)
    return presenters.values_list("membership", flat=True).first()


@require_POST
def group_present_entry(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    entry_id: int,
) -> HttpResponse:
    found, entry = entry_in_use(request, group_id, list_id, entry_id)
    is_own = presenter_services.take_on_presenting(
        entry=entry, membership=found.membership, at=timezone.now()
    )
    if is_own:
        messages.success(request, "You present it.")
    else:
        messages.error(request, TAKEN)
    return redirect(entry_url(entry.reading_list, entry))


@require_POST
def group_give_back_entry(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    entry_id: int,
) -> HttpResponse:
    found, entry = entry_in_use(request, group_id, list_id, entry_id)
    presenter_services.give_back_presenting(
        entry=entry, membership=found.membership
    )
    return redirect(entry_url(entry.reading_list, entry))


@require_POST
def group_presented_entry(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    entry_id: int,
) -> HttpResponse:
    found, entry = entry_in_use(request, group_id, list_id, entry_id)
    presenter_services.say_presented(
        entry=entry, membership=found.membership, at=timezone.now()
    )
    return redirect(entry_url(entry.reading_list, entry))


def entry_in_use(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    entry_id: int,
) -> tuple[GroupList, ListEntry]:
    """For every member, as long as the list is in use."""
    found = group_list_for_reading(request, group_id, list_id)
    if not found.is_in_use:
        raise Http404
    return found, presentable_entry(found, entry_id)
