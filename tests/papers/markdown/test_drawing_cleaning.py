"""Drawings as programs write them become figures within the rules."""

from xml.sax.saxutils import escape, quoteattr

import pytest
from django.conf import settings as site_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from papers.markdown import CannotBeCleaned, check_figure, clean_drawing

INKSCAPE = b"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Created with a program -->
<svg width="200px" height="100px" version="1.1" xmlns="http://www.w3.org/2000/svg"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">
  <defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>
  <metadata>who made it</metadata>
  <g inkscape:label="Layer 1" style="fill:none;stroke:#000000">
    <path d="M 0 0 L 10 10" style="stroke-width:2"/>
    <rect x="1" y="2" width="3" height="4" style="fill:#ff0000"/>
  </g>
  <text x="5" y="6" font-family="Arial">a &lt; b</text>
  <a href="https://example.org"><circle r="3"/></a>
  <script>alert(1)</script>
</svg>"""


def test_programs_drawing_is_within_the_rules():
    cleaned = clean_drawing(INKSCAPE, title="Two signals meet")
    svg, title, problems = check_figure(cleaned.svg)
    assert problems == ()
    assert title == "Two signals meet"
    assert 'viewBox="0 0 200 100"' in svg


@pytest.mark.parametrize(
    ("width", "height", "box"),
    [
        ("25.4mm", "50.8mm", "0 0 96 192"),
        ("2.54cm", "1in", "0 0 96 96"),
        ("72pt", "6pc", "0 0 96 96"),
        ("10", "0.5px", "0 0 10 0.5"),
        ("210mm", "297mm", "0 0 793.701 1122.52"),
    ],
)
def test_size_on_paper_is_taken_in_units_of_the_drawing(width, height, box):
    source = f'<svg width="{width}" height="{height}"><rect x="90"/></svg>'
    svg = clean_drawing(source.encode(), title="T").svg
    assert f'viewBox="{box}"' in svg


def test_colours_become_classes_and_words_stay():
    svg = clean_drawing(INKSCAPE, title="Two signals").svg
    assert '<path d="M 0 0 L 10 10" class="fig-line"></path>' in svg
    assert '<rect x="1" y="2" width="3" height="4" class="fig-fill"></rect>' in svg
    assert '<text x="5" y="6" class="fig-text">a &lt; b</text>' in svg


def test_what_is_left_out_is_told():
    left_out = clean_drawing(INKSCAPE, title="Two signals").left_out
    assert left_out == ("<a>", "<defs>", "<metadata>", "<script>")


def test_what_nobody_saw_is_not_drawn():
    source = (
        b'<svg viewBox="0 0 9 9"><title>T</title><g style="display:none"><path/></g>'
        b'<rect fill="none" stroke="none"/><rect fill="none" stroke="red"/></svg>'
    )
    svg = clean_drawing(source).svg
    assert "path" not in svg
    assert svg.count("<rect") == 1


def test_own_title_stays_where_none_is_given():
    source = b'<svg viewBox="0 0 1 1"><title>Ours</title><rect width="1"/></svg>'
    assert check_figure(clean_drawing(source).svg)[1] == "Ours"
    assert check_figure(clean_drawing(source, title="Theirs").svg)[1] == "Theirs"


def test_our_own_figures_stay_as_they_are_drawn():
    for file in (site_settings.BASE_DIR / "papers/library/figures").glob("*.svg"):
        source = file.read_text()
        rebuilt, title, _ = check_figure(source)
        cleaned = clean_drawing(source.encode()).svg
        again, same_title, problems = check_figure(cleaned)
        assert problems == ()
        assert same_title == title
        assert "".join(again.split()) == "".join(rebuilt.split())


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"", "no SVG that can be read"),
        (b"\x89PNG\r\n", "no SVG that can be read"),
        (b"<html></html>", "no SVG. Choose"),
        (b"<svg><g/></svg>", "neither its viewBox nor its size"),
        (b"<svg width='0' height='5mm'/>", "neither its viewBox nor its size"),
        (b"<svg width='1e999' height='5'/>", "neither its viewBox nor its size"),
        (b"<svg viewBox='0 0 1 1'><g></svg>", "Line 1"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"/>', "entities"),
        (b'<!DOCTYPE svg [<!ATTLIST g d CDATA "M">]><svg/>', "attributes of its own"),
        (b'<?xml version="1.0" encoding="gb2312"?><svg/>', "encoding"),
        (b'<?xml version="1.0" encoding="nonsense"?><svg/>', "encoding"),
    ],
)
def test_what_is_no_drawing_is_refused_in_words(source, words):
    with pytest.raises(CannotBeCleaned, match=words):
        clean_drawing(source)


NAMES = st.sampled_from(
    ["g", "path", "rect", "text", "title", "script", "style", "svg", "a", "image"]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["d", "onload", "fill", "style", "href", "x", "class", "id"]),
    st.sampled_from(["none", "M0 0", "javascript:1", "1", "fill:red", "fig-line", '"']),
)


def element(children):
    return st.builds(
        lambda name, attributes, inner: (name, attributes, inner),
        NAMES,
        ATTRIBUTES,
        st.lists(children, max_size=3),
    )


TREES = st.recursive(st.text("ab<&", max_size=4), element, max_leaves=12)


def written(tree):
    if isinstance(tree, str):
        return escape(tree)
    name, attributes, inner = tree
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{''.join(map(written, inner))}</{name}>"


@settings(deadline=None)
@given(st.lists(TREES, max_size=4))
def test_whatever_is_drawn_comes_out_within_the_rules(trees):
    source = f'<svg viewBox="0 0 9 9">{"".join(map(written, trees))}</svg>'
    svg, _, problems = check_figure(clean_drawing(source.encode(), title="T").svg)
    assert problems == ()
    for word in ("script", "javascript", "onload", "style", "href"):
        assert word not in svg
