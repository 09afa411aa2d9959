"""The addresses of a shared list: a secret one, one for everybody, one in a group."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class ListAddress:
    """Where others find a list: by the token of its link, or by numbers."""

    kind: str
    arguments: tuple[str | int, ...]

    def url(self, name: str) -> str:
        return reverse(name.format(self.kind), args=self.arguments)

    @property
    def page_url(self) -> str:
        return self.url("{}_list")

    @property
    def full_url(self) -> str:
        return settings.SITE_URL + self.page_url

    @property
    def export_url(self) -> str:
        return self.url("export_{}_list")

    @property
    def print_url(self) -> str:
        return self.url("print_{}_list")

    @property
    def copy_url(self) -> str:
        return self.url("copy_{}_list")

    @property
    def suggest_url(self) -> str:
        return self.url("suggest_to_{}_list")

    @property
    def is_secret(self) -> bool:
        return self.kind == "shared"

    @property
    def is_public(self) -> bool:
        return self.kind == "public"


def link_address(token: str) -> ListAddress:
    return ListAddress("shared", (token,))


def public_address(list_id: int) -> ListAddress:
    return ListAddress("public", (list_id,))


def group_list_address(group_id: int, list_id: int) -> ListAddress:
    """Of a group's own list, as far as it is shared like others: to suggest for it."""
    return ListAddress("group_reading", (group_id, list_id))


def group_address(group_id: int, list_id: int) -> ListAddress:
    """Of a list that a member shows to a group."""
    return ListAddress("shown_group", (group_id, list_id))
