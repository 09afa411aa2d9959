"""What learners tell curators, in the admin: read, and answered once."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from papers.admin.versioned import VersionedForms


class AnsweredOnce(VersionedForms, admin.ModelAdmin):
    """For models whose rows know whether they are waiting (`is_waiting`)."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Any = None
    ) -> bool:
        """Only to answer, and that once."""
        is_open = obj is None or obj.is_waiting
        return is_open and super().has_change_permission(request, obj)

    def has_delete_permission(
        self, request: HttpRequest, obj: object = None
    ) -> bool:
        """With an account goes what it told; only superusers delete accounts."""
        return request.user.is_superuser
