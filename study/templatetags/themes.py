"""How the pages look: as the learner chose, or as the browser keeps it."""

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context

from study.models import Learner

register = template.Library()


@register.simple_tag(takes_context=True)
def chosen_theme(context: Context) -> str:
    """One of Learner.Theme; as the system has it where nobody asked, as in errors."""
    request = context.get("request")
    if request is None:
        return Learner.Theme.SYSTEM
    return theme_in_use(request)


def theme_in_use(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if isinstance(user, Learner):
        return user.theme
    kept = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    if kept in Learner.Theme.values:
        return kept
    return Learner.Theme.SYSTEM
