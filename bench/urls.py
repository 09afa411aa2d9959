"""The site's addresses, and one more."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def constant(request: HttpRequest) -> HttpResponse:
    """What a signed-in view costs before it does anything.

    That is session, learner, middleware.
    """
    return HttpResponse(f"<p>{request.user.pk}</p>")


urlpatterns = [
    path("constant/", constant),
    path("", include("config.urls")),
]
