"""The two addresses of a shared list: one with a secret token, one for everybody."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class ListAddress:
    """Where others find a list; `argument` is the token of its link or its number."""

    kind: str
    argument: str | int

    def url(self, name: str) -> str:
        return reverse(name.format(self.kind), args=[self.argument])

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
    def copy_url(self) -> str:
        return self.url("copy_{}_list")

    @property
    def suggest_url(self) -> str:
        return self.url("suggest_to_{}_list")

    @property
    def is_secret(self) -> bool:
        return self.kind == "shared"


def link_address(token: str) -> ListAddress:
    return ListAddress("shared", token)


def public_address(list_id: int) -> ListAddress:
    return ListAddress("public", list_id)
