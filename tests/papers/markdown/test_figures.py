"""Drawings that are written anew, and what is refused of others."""

import pytest

from papers.markdown import check_figure

HEAD = '<svg viewBox="0 0 9 9"><title>T</title>'
DECLARED = "Declarations, entities, comments, CDATA and instructions are not allowed"
CLASSES = "Colours come from the fig- classes; keep geometry and text attributes"


def problems(svg):
    _, _, found = check_figure(svg)
    return [problem.problem for problem in found]


def test_good_drawing_is_written_anew():
    svg = (
        '<svg viewBox="0 0 9 9"><title>A &amp; B</title>'
        '<g transform="rotate(45 1,2)">'
        '<text class="fig-text fig-small" x="1" y="2.5" text-anchor="middle">'
        "p &lt; q</text></g></svg>"
    )
    namespace = ' xmlns="http://www.w3.org/2000/svg"'
    written = svg.replace("<svg", f"<svg{namespace}").replace("<title", "\n<title")
    drawing, title, found = check_figure(written)
    assert drawing == svg
    assert title == "A & B"
    assert found == ()


@pytest.mark.parametrize(
    ("inside", "problem"),
    [
        ("<script>alert(1)</script>", "The element <script> is not allowed here"),
        ("<image href='x'/>", "The element <image> is not allowed here"),
        ("<svg/>", "The element <svg> is not allowed here"),
        ("<foreignObject/>", "The element <foreignObject> is not allowed here"),
        ("<use href='#a'/>", "The element <use> is not allowed here"),
        ("<style>a</style>", "The element <style> is not allowed here"),
        ("<path style='x'/>", 'The attribute style="x" is not allowed'),
        ("<path id='x'/>", 'The attribute id="x" is not allowed'),
        ("<path onclick='x'/>", 'The attribute onclick="x" is not allowed'),
        ("<path fill='red'/>", 'The attribute fill="red" is not allowed'),
        (
            "<path class='fig-line danger'/>",
            'The attribute class="fig-line danger" is not allowed',
        ),
        ("<path d='M0 url(x)'/>", 'The attribute d="M0 url(x)" is not allowed'),
        ("<rect width='calc(1px)'/>", 'The attribute width="calc(1px)" is not allowed'),
        (
            "<a xmlns='http://www.w3.org/1999/xhtml'/>",
            "The element <a> is not allowed here",
        ),
        ("loose", "Text stands outside of a text element"),
        (
            "<!-- a -->",
            DECLARED,
        ),
        (
            "<text><![CDATA[<b>]]></text>",
            DECLARED,
        ),
        (
            "<?php x ?>",
            DECLARED,
        ),
        ("&nbsp;", "The XML is broken (undefined entity)"),
        ("<g>", "The XML is broken (mismatched tag)"),
        ("<g>" * 16 + "</g>" * 16, "The drawing is nested too deeply"),
    ],
)
def test_what_is_not_allowed_is_told(inside, problem):
    assert problem in problems(f"{HEAD}{inside}</svg>")


@pytest.mark.parametrize(
    ("svg", "problem"),
    [
        ("", "The XML is broken (no element found)"),
        ("<g/>", "The element <g> is not allowed here"),
        ("<svg><title>T</title></svg>", "The drawing has no viewBox"),
        ('<svg viewBox="0 0 9 9"/>', "The drawing has no title"),
        (
            '<svg viewBox="0 0 9 9"><g><title>T</title></g></svg>',
            "The drawing has no title",
        ),
        (f"{HEAD}{' ' * 20_000}</svg>", "The drawing is larger than 20 kB"),
        (
            f"<?xml version='1.0'?>{HEAD}</svg>",
            DECLARED,
        ),
        (
            HEAD.replace("<svg", '<svg xmlns="x"') + "</svg>",
            "The namespace is not SVG's",
        ),
    ],
)
def test_drawing_that_is_none_is_told(svg, problem):
    assert problem in problems(svg)


def test_entities_never_grow():
    laughs = ""
    for number in range(1, 9):
        ten_before = f"&a{number - 1};" * 10
        laughs += f'<!ENTITY a{number} "{ten_before}">'
    svg = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]>{HEAD}<text>&a8;</text></svg>'
    assert DECLARED in problems(svg)


def test_problem_says_where_it_is():
    _, _, (problem,) = check_figure(f"{HEAD}\n<path fill='red'/>\n</svg>")
    assert problem.line == 2
    assert problem.remedy == CLASSES
