"""The overview on the admin's first page, which Django's own view renders."""

from django import template

from study.curation_overview import OverviewGroup, curation_overview

register = template.Library()


@register.simple_tag
def overview_groups() -> list[OverviewGroup]:
    return curation_overview()
