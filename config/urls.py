"""Every address of the site."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path

admin.autodiscover()
admin_login = login_not_required(secure_admin_login(admin.site.login))
admin.site.login = admin_login  # type: ignore[method-assign]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("papers.urls")),
    path("", include("study.urls")),
    path("account/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
handler500 = "config.http.server_error"
