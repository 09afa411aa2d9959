"""Votes on a group's list: whoever may change the list opens them, members vote."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from papers.models import paper_is_published
from study.access import LearnerRequest
from study.group_access_lists import (
    group_list_for_editing,
    group_list_for_reading,
    vote_on_group_list,
)
from study.grouplists import vote_services
from study.grouplists.vote_forms import BallotForm, VoteForm
from study.grouplists.vote_queries import (
    MOST_VOTES_SHOWN,
    option_rows,
    votes_seen_by,
)
from study.grouplists.vote_services import VoteIsOver, VoteUnderWay
from study.models import ListEntry, ListVote, ReadingList
from study.unsent import gives_text_back

UNDER_WAY = "A vote is under way on this list. It has to close first."
OVER = "This vote is over. Nothing was changed."
CAST = "Your vote counts. You can change it until the vote closes."


@require_safe
def group_vote_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    """The latest votes on a list."""
    found = group_list_for_reading(request, group_id, list_id)
    votes = ListVote.objects.filter(reading_list=found.reading_list)
    now = timezone.now()
    rows = [(vote, vote.is_open(now)) for vote in votes[:MOST_VOTES_SHOWN]]
    context = {"list": found.reading_list, "found": found, "rows": rows}
    return render(request, "grouplists/group_vote_list.html", context)


@require_http_methods(("GET", "HEAD", "POST"))
@gives_text_back
def group_new_vote(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    """The address may name an entry that is up from the beginning."""
    reading_list = group_list_for_editing(request, group_id, list_id)
    now = timezone.now()
    form = VoteForm(
        request.POST or None,
        entries=entries_to_vote_on(reading_list),
        at=now,
        initial={"entries": request.GET.getlist("entry")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            vote = vote_services.open_vote(
                reading_list=reading_list,
                by=request.user,
                at=now,
                **form.cleaned_data,
            )
            return redirect(reading_list.url_of("vote", vote.pk))
        except VoteUnderWay:
            form.add_error(None, UNDER_WAY)
    context = {
        "list": reading_list,
        "form": form,
        "has_entries": bool(form.choosable),
    }
    status = 422 if form.errors else 200
    return render(
        request, "grouplists/group_new_vote.html", context, status=status
    )


def entries_to_vote_on(reading_list: ReadingList) -> list[ListEntry]:
    """Lines too: a paper may stand on the list by its bibliography alone."""
    is_line = Q(kind=ListEntry.Kind.TEXT)
    entries = reading_list.entries.filter(is_line | paper_is_published("paper"))
    return list(entries.select_related("paper").in_order())


@require_safe
def group_vote(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    vote_id: int,
) -> HttpResponse:
    """As long as it is open one's own ballot, then how it came out."""
    found = group_list_for_reading(request, group_id, list_id)
    votes = votes_seen_by(found.membership)
    vote = vote_on_group_list(found, vote_id, votes)
    is_open = vote.is_open(timezone.now())
    options = option_rows(vote, is_open=is_open)
    context = {
        "list": found.reading_list,
        "found": found,
        "vote": vote,
        "is_open": is_open,
        "options": options,
        "most_count": max(option.count for option in options),
    }
    return render(request, "grouplists/group_vote.html", context)


@require_POST
def group_cast_ballot(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    vote_id: int,
) -> HttpResponse:
    """Sent again, it takes the place of what was chosen before."""
    found = group_list_for_reading(request, group_id, list_id)
    if not found.is_in_use:
        raise Http404
    vote = vote_on_group_list(found, vote_id, ListVote.objects.all())
    options = {option.pk: option for option in vote.options.all()}
    form = BallotForm(request.POST, option_ids=list(options))
    if not form.is_valid():
        messages.error(request, form.problem())
        return redirect(found.reading_list.url_of("vote", vote_id))
    try:
        vote_services.cast_ballot(
            vote=vote,
            membership=found.membership,
            option=options.get(form.cleaned_data["option"]),
            at=timezone.now(),
        )
        messages.success(request, CAST)
    except VoteIsOver:
        messages.error(request, OVER)
    return redirect(found.reading_list.url_of("vote", vote_id))


@require_POST
def group_close_vote(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    vote_id: int,
) -> HttpResponse:
    found = group_list_for_reading(request, group_id, list_id)
    if not found.can_edit:
        raise Http404
    vote = vote_on_group_list(found, vote_id, ListVote.objects.all())
    vote_services.close_vote(vote=vote, at=timezone.now())
    return redirect(found.reading_list.url_of("vote", vote_id))
