"""Which mail about groups one gets; and its end with one click, without signing in."""

from django.conf import settings as site_settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from study.access import LearnerRequest, group_mail_of_link
from study.groupmail import services
from study.groupmail.forms import GroupMailForm, TurnOffForm
from study.groupmail.queries import group_mail_setting_of
from study.models import GroupMail
from study.models.group_mail import NoticeKind

METHODS = ("GET", "HEAD", "POST")


@require_http_methods(METHODS)
def group_mail_settings(request: LearnerRequest) -> HttpResponse:
    kept = group_mail_setting_of(request.user)
    form = GroupMailForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        services.save_group_mail_setting(setting=form.instance)
        messages.success(request, "Saved.")
        return redirect("group_mail_settings")
    status = 400 if form.is_bound else 200
    context = {"form": form, "has_mail": site_settings.HAS_MAIL}
    template = "groupmail/group_mail_settings.html"
    return render(request, template, context, status=status)


# Mail programs send the form themselves (RFC 8058), without a page and a cookie. The
# address alone says what may be done; who is signed in is not asked.
@csrf_exempt
@login_not_required
@require_http_methods(METHODS)
def turn_off_group_mail(request: HttpRequest, token: str) -> HttpResponse:
    """A page with two buttons; what the first sends is what one click sends.

    The answer to that is no redirect, since mail programs follow none.
    """
    group_mail = group_mail_of_link(token)
    if request.method == "POST":
        form = TurnOffForm(request.POST)
        form.full_clean()
        kinds = group_mail.kinds
        if form.cleaned_data["all"]:
            kinds = NoticeKind.values
        services.turn_off_kinds(learner=group_mail.learner, kinds=kinds)
    context = {"token": token, **standing_kinds(group_mail)}
    response = render(request, "groupmail/turn_off_group_mail.html", context)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def standing_kinds(group_mail: GroupMail) -> dict[str, list[str]]:
    """What is still on: of the kinds that the mail told of, and besides."""
    labels = dict(NoticeKind.choices)
    of_mail: list[str] = []
    besides: list[str] = []
    for kind in group_mail_setting_of(group_mail.learner).kinds_wanted:
        place = of_mail if kind in group_mail.kinds else besides
        place.append(labels[kind])
    return {"of_mail": of_mail, "besides": besides}
