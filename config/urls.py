"""Every address of the site."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path

from config.first_words import by_first_word
from papers.admin.topic_paths import PlacedAutocomplete

admin.autodiscover()
admin_login = login_not_required(secure_admin_login(admin.site.login))
admin.site.login = admin_login  # type: ignore[method-assign]
autocomplete = PlacedAutocomplete.as_view(admin_site=admin.site)
admin.site.autocomplete_view = autocomplete  # type: ignore[method-assign, assignment]

our_own = [
    path("", include("papers.urls")),
    path("", include("study.urls")),
]
urlpatterns: list[URLPattern | URLResolver] = [
    *by_first_word(our_own),
    path("account/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
handler500 = "config.http.server_error"
