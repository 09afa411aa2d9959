"""Rows written by the second template engine: escaped, strict, with addresses."""

import pytest
from django.template import engines
from django.urls import NoReverseMatch
from django.utils.safestring import mark_safe
from jinja2 import UndefinedError

from config.addresses import url
from config.rows import render_rows

JINJA = engines["jinja2"]


def test_what_a_template_shows_is_escaped():
    template = JINJA.from_string("{{ text }}")
    assert template.render({"text": "<b>&"}) == "&lt;b&gt;&amp;"


def test_html_that_is_safe_stays():
    template = JINJA.from_string("{{ html }}")
    assert template.render({"html": mark_safe("<b>bold</b>")}) == "<b>bold</b>"


def test_an_unknown_name_is_an_error():
    with pytest.raises(UndefinedError):
        JINJA.from_string("{{ nothing }}").render({})


def test_addresses_come_from_their_names():
    template = JINJA.from_string('{{ url("paper", "gan") }}')
    assert template.render({}) == "/papers/gan/"


def test_an_unknown_address_is_an_error():
    with pytest.raises(NoReverseMatch):
        url("no-such-page")


def test_rows_are_safe_in_a_page():
    html = render_rows("rows/catalogue_rows.html", {"rows": [], "is_learner": False})
    assert hasattr(html, "__html__")
