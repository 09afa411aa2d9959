"""Accounts for superusers, and for administrators what gives nobody's things away.

Nothing else of what a learner does here is shown to anybody, but for what they tell
curators (study/report_admin.py, study/suggestion_admin.py).
"""

from typing import Any

from allauth.mfa import admin as second_factors
from allauth.usersessions import admin as sessions
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from papers.admin.versioned import VersionedForms
from study import (  # noqa: F401 - each registers itself
    merging_admin,
    question_recalls,
    report_admin,
    suggestion_admin,
)
from study.accounts.roles import ROLE_NAMES
from study.accounts.services import delete_learner
from study.models import Learner

# As allauth registers them, they show the secrets of second factors, and from where
# and with what people come here.
admin.site.unregister([second_factors.Authenticator, sessions.UserSession])


def is_within_reach(request: HttpRequest, learner: Learner | None) -> bool:
    """Nobody but superusers changes a superuser, or who has rights of another kind."""
    if learner is None or request.user.is_superuser:
        return True
    others = learner.groups.exclude(name__in=ROLE_NAMES)
    return not (learner.is_superuser or others.exists())


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
    list_filter = ("is_active", "groups", "is_superuser")
    search_fields = ("email", "display_name")
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

    def get_fieldsets(
        self, request: HttpRequest, obj: Learner | None = None
    ) -> Any:
        """A password opens everything that somebody keeps: superusers alone set it."""
        if obj is None:
            return super().get_fieldsets(request, obj)
        account = ["email", "display_name"]
        rights = ["is_active", "groups"]
        if request.user.is_superuser:
            account.insert(1, "password")
            rights.append("is_superuser")
        return (
            (None, {"fields": account}),
            ("Rights", {"fields": rights}),
            ("Dates", {"fields": ("last_login", "date_joined")}),
        )

    def get_readonly_fields(
        self, request: HttpRequest, obj: Learner | None = None
    ) -> Any:
        """To an address goes what makes a new password."""
        if obj is None or request.user.is_superuser:
            return super().get_readonly_fields(request, obj)
        return ("email", "display_name", "last_login", "date_joined")

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        """Who is no superuser gives the three roles, and no others."""
        if db_field.name == "groups":
            groups = Group.objects.order_by("name")
            if not request.user.is_superuser:
                groups = groups.filter(name__in=ROLE_NAMES)
            options["queryset"] = groups
            options["widget"] = forms.CheckboxSelectMultiple
            options["help_text"] = (
                "Curators edit and publish; editors keep drafts and answer what"
                " learners tell; administrators keep accounts."
            )
        return super().formfield_for_manytomany(db_field, request, **options)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """Who has a role may open the curation pages, and nobody else."""
        super().save_related(request, form, formsets, change)
        learner = form.instance
        has_role = learner.groups.exists()
        learner.is_staff = learner.is_superuser or has_role
        learner.save(update_fields=["is_staff"])

    def has_change_permission(
        self, request: HttpRequest, obj: Learner | None = None
    ) -> bool:
        may_change = super().has_change_permission(request, obj)
        return may_change and is_within_reach(request, obj)

    def has_delete_permission(
        self, request: HttpRequest, obj: Learner | None = None
    ) -> bool:
        may_delete = super().has_delete_permission(request, obj)
        return may_delete and is_within_reach(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Many accounts at once are deleted by superusers."""
        if not request.user.is_superuser:
            return {}
        return super().get_actions(request)

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Says whose account goes and how much with it.

        Never what somebody read or answered.
        """
        _, counts, _, protected = super().get_deleted_objects(objs, request)
        may_delete = self.has_delete_permission(request)
        forbidden = set() if may_delete else {"learner"}
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
