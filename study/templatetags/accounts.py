"""What pages may offer to people who have no account."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def signup_is_open() -> bool:
    return settings.SIGNUP == "open"
