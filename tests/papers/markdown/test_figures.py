import pytest

from papers.markdown import check_figure

HEAD = '<svg viewBox="0 0 9 9"><title>T</title>'
CLASSES = "Colours come from the fig- classes; keep geometry and text attributes"


def problems(svg):
    return [problem.problem for problem in check_figure(svg)[2]]


def test_good_drawing_is_written_anew():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<title>A &amp; B</title>'
        '<g transform="rotate(45 1,2)">'
        '<text class="fig-text fig-small" x="1" y="2.5" text-anchor="middle">p &lt; q</text></g></svg>'
    )
    drawing, title, found = check_figure(svg)
    assert (title, found) == ("A & B", ())
    assert drawing == svg.replace(' xmlns="http://www.w3.org/2000/svg"', "").replace(
        "\n", ""
    )


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
            "Declarations, entities, comments, CDATA and instructions are not allowed",
        ),
        (
            "<text><![CDATA[<b>]]></text>",
            "Declarations, entities, comments, CDATA and instructions are not allowed",
        ),
        (
            "<?php x ?>",
            "Declarations, entities, comments, CDATA and instructions are not allowed",
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
            "Declarations, entities, comments, CDATA and instructions are not allowed",
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
    laughs = "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 9)
    )
    svg = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]>{HEAD}<text>&a8;</text></svg>'
    assert (
        "Declarations, entities, comments, CDATA and instructions are not allowed"
        in problems(svg)
    )


def test_problem_says_where_it_is():
    (problem,) = check_figure(f"{HEAD}\n<path fill='red'/>\n</svg>")[2]
    assert (problem.line, problem.remedy) == (2, CLASSES)
