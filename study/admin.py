"""Accounts for superusers.

Nothing else of what a learner does here is shown to anybody, but for what they tell
curators (study/report_admin.py, study/suggestion_admin.py).
"""

from typing import Any

from allauth.mfa import admin as second_factors
from allauth.usersessions import admin as sessions
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from papers.admin.versioned import VersionedForms
from study import (  # noqa: F401 - each registers itself
    question_recalls,
    report_admin,
    suggestion_admin,
)
from study.accounts.services import delete_learner
from study.models import Learner

# As allauth registers them, they show the secrets of second factors, and from where
# and with what people come here.
admin.site.unregister([second_factors.Authenticator, sessions.UserSession])


@admin.register(Learner)
class LearnerAdmin(VersionedForms, UserAdmin):
    ordering = ("email",)
    list_display = (
        "email",
        "display_name",
        "is_active",
        "is_staff",
        "date_joined",
    )
    list_filter = ("is_active", "is_staff", "is_superuser")
    search_fields = ("email", "display_name")
    fieldsets = (
        (None, {"fields": ("email", "password", "display_name")}),
        ("Rights", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "email",
                    "usable_password",
                    "password1",
                    "password2",
                ),
            },
        ),
    )

    def has_view_permission(
        self, request: HttpRequest, obj: object = None
    ) -> bool:
        return request.user.is_superuser

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Says whose account goes and how much with it.

        Never what somebody read or answered.
        """
        _, counts, forbidden, protected = super().get_deleted_objects(
            objs, request
        )
        return [learner.email for learner in objs], counts, forbidden, protected

    def delete_model(self, request: HttpRequest, obj: Learner) -> None:
        """As learners delete their own account: their groups stay with an owner."""
        delete_learner(learner=obj)

    def delete_queryset(
        self, request: HttpRequest, queryset: QuerySet[Learner]
    ) -> None:
        for learner in queryset:
            delete_learner(learner=learner)


@admin.register(second_factors.Authenticator)
class AuthenticatorAdmin(VersionedForms, admin.ModelAdmin):
    """Second factors: to take away from somebody who lost theirs.

    Never to read or to write.
    """

    list_display = fields = readonly_fields = (
        "user",
        "type",
        "created_at",
        "last_used_at",
    )
    list_select_related = ("user",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: object = None
    ) -> bool:
        return False
