"""The menu by which a row's paper is marked."""

from functools import lru_cache

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from study.models import Reading

# Stand for what differs between two rows' menus; private-use characters stand in no slug, token or address.
SLUG, BUTTONS, TOKEN, BACK = (
    "\ue010slug\ue011",
    "\ue010buttons\ue011",
    "\ue010token\ue011",
    "\ue010back\ue011",
)


def render_row_status(row: dict[str, str], buttons: SafeString) -> str:
    return (
        row_menu(row["status"], row["status_label"])
        .replace(BUTTONS, buttons)
        .replace(SLUG, row["slug"])
    )


def status_buttons(request: HttpRequest, back: str) -> SafeString:
    # Safe: a template's HTML; the token is letters and digits, the address is escaped.
    return mark_safe(
        mark_buttons().replace(TOKEN, get_token(request)).replace(BACK, escape(back))
    )


@lru_cache(maxsize=16)
def row_menu(status: str, label: str) -> str:
    row = {"slug": SLUG, "status": status, "status_label": label}
    return render_to_string(
        "library/paper_list.html#row_status", {"row": row, "status_buttons": BUTTONS}
    )


@lru_cache(maxsize=1)
def mark_buttons() -> str:
    context = {
        "status_choices": Reading.Status.choices,
        "next": BACK,
        "csrf_token": TOKEN,
    }
    return render_to_string("library/paper_list.html#status_buttons", context)
