"""Values as linked data inside a page."""

import json

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def json_ld(value: dict) -> SafeString:
    """A JSON-LD block; the escapes keep any text from closing it."""
    text = json.dumps(value, ensure_ascii=False).translate(ESCAPES)
    # Safe: <, > and & are escapes of JSON by now, so nothing inside ends the block.
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
