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
ABOUT = "A study desk for AI papers: short notes, questions worth answering, and reviews at the right time."


@register.simple_tag
def canonical(path: str) -> SafeString:
    """A link to the page's own address on the site's own host."""
    return format_html('<link rel="canonical" href="{}{}">', settings.SITE_URL, path)


@register.simple_tag
def sharing(
    title: str, path: str, card: str = "", slug: str = "", about: str = ""
) -> SafeString:
    """What networks show of a page (ogp.me): `card` names the address of its picture, without one it is the site's."""
    return shared(settings.SITE_URL, title, path, card, slug, about)


@lru_cache(maxsize=256)
def shared(
    site: str, title: str, path: str, card: str, slug: str, about: str
) -> SafeString:
    picture = reverse(card, args=[slug]) if card else reverse("site_title_card")
    description = " ".join(unescape(strip_tags(about)).split()) or ABOUT
    context = {"kind": "website", "title": title, "description": description}
    return render_to_string(
        "papers/page_cache/sharing.html",
        context | {"address": site + path, "picture": site + picture},
    )
