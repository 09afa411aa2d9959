"""What the learner wrote in groups, to read again and to delete.

Also where they were removed, and in a group that is closed: what one wrote stays only
as long as one lets it.
"""

from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.discussion import services
from study.discussion.forms import OwnRemarksForm
from study.discussion.own_remarks import own_remark_page
from study.group_access_discussion import remark_of_own
from study.pagination import pages_of_query


@require_safe
def own_remarks(request: LearnerRequest) -> HttpResponse:
    form = OwnRemarksForm(request.GET)
    if not form.is_valid():
        raise Http404
    number = form.cleaned_data["page"] or 1
    remarks = own_remark_page(request.user, number)
    context = {
        "remarks": remarks.rows,
        "count": remarks.count,
        "page": pages_of_query(request.GET, number, remarks.last),
    }
    return render(request, "discussion/own_remarks.html", context)


@require_POST
def delete_own_remark(request: LearnerRequest, remark_id: int) -> HttpResponse:
    """Back to the page: whether the group may be seen is asked elsewhere."""
    remark = remark_of_own(request, remark_id)
    with suppress(services.ThreadIsGone):
        services.delete_remark(remark=remark, at=timezone.now())
    messages.success(request, "Your remark is deleted.")
    return redirect("own_remarks")
