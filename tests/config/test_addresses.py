"""Addresses by name, as pages and rows ask for them."""

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, reverse

from config.addresses import url


def render(text, **context):
    return Template(text).render(Context(context))


def test_an_address_is_that_of_django():
    assert url("paper", "gan") == reverse("paper", args=["gan"])


def test_a_page_asks_by_name_and_argument():
    assert render("{% url 'paper' slug %}", slug="gan") == "/papers/gan/"


def test_each_argument_has_its_own_address():
    text = "{% url 'paper' slug %}"
    addresses = [render(text, slug=slug) for slug in ("gan", "vae", "gan")]
    assert addresses == ["/papers/gan/", "/papers/vae/", "/papers/gan/"]


def test_a_number_is_an_argument():
    assert render("{% url 'quiz' number %}", number=7) == "/quizzes/7/"


def test_a_keyword_is_an_argument():
    assert render("{% url 'paper' slug='gan' %}") == "/papers/gan/"


def test_an_address_can_be_kept_for_later():
    assert render("{% url 'home' as here %}[{{ here }}]") == "[/]"


def test_an_address_of_nothing_kept_for_later_is_empty():
    assert render("{% url 'no-such-page' as here %}[{{ here }}]") == "[]"


def test_a_name_in_a_namespace_is_found():
    assert render("{% url 'admin:index' %}") == "/admin/"


def test_a_name_may_stand_in_a_variable():
    assert render("{% url name %}", name="admin:index") == "/admin/"


def test_an_unknown_name_is_an_error():
    with pytest.raises(NoReverseMatch):
        render("{% url 'no-such-page' %}")


def test_a_name_that_is_missing_is_an_error():
    with pytest.raises(NoReverseMatch):
        render("{% url name %}")
