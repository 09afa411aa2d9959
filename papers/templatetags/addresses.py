"""The one address that a page is known by, and what is shown where it is shared."""

from functools import lru_cache
from html import unescape

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

register = template.Library()
ABOUT = (
    "A study desk for AI papers: short notes, questions worth answering, "
    "and reviews at the right time."
)


@register.simple_tag
def canonical(path: str) -> SafeString:
    """A link to the page's own address on the site's own host."""
    return format_html(
        '<link rel="canonical" href="{}{}">', settings.SITE_URL, path
    )


@register.simple_tag
def sharing(
    title: str,
    path: str,
    card: str = "",
    slug: str = "",
    about: str = "",
) -> SafeString:
    """What networks show of a page (ogp.me).

    `card` names the address of its picture, without one it is the site's.
    """
    if card:
        picture_path = reverse(card, args=[slug])
    else:
        picture_path = reverse("site_title_card")
    return render_sharing(
        title,
        address=settings.SITE_URL + path,
        picture=settings.SITE_URL + picture_path,
        about=about,
    )


@lru_cache(maxsize=256)
def render_sharing(
    title: str, *, address: str, picture: str, about: str
) -> SafeString:
    text = unescape(strip_tags(about))
    context = {
        "kind": "website",
        "title": title,
        "description": " ".join(text.split()) or ABOUT,
        "address": address,
        "picture": picture,
    }
    return render_to_string("papers/page_cache/sharing.html", context)
