"""The frame round every page: what is kept between requests shows nobody what belongs to another."""

from django.template import Context, Template


def test_part_rendered_once_stays_as_it_was_first():
    template = Template("{% load site %}{% once %}{% now 'u' %}{% endonce %}")
    assert template.render(Context()) == template.render(Context())


def test_part_rendered_once_sees_nothing_of_the_request():
    template = Template(
        "{% load site %}{{ name }}{% once %}[{{ name }}]{% endonce %}{{ name }}"
    )
    assert template.render(Context({"name": "Ada"})) == "Ada[]Ada"
    assert template.render(Context({"name": "Eve"})) == "Eve[]Eve"


def test_frame_of_a_visitor_and_of_a_learner_differ_where_they_should(client, ada):
    for_visitor, for_learner = (
        browser.get("/papers/").content.decode() for browser in (client, ada)
    )
    assert "Sign up" in for_visitor
    assert "Sign up" not in for_learner
    assert for_visitor.split("<body>")[0] == for_learner.split("<body>")[0]
