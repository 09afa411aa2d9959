"""A quote stands where its words stand, or nowhere: on whatever text."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from papers import markdown
from study.highlights.anchoring import (
    LONG_ENOUGH,
    Place,
    Selector,
    find_again,
    places_meant,
    selector_at,
)
from study.highlights.drawing import Passage, draw_passages
from study.highlights.section_text import read_section, texts_of_parts

# Few letters, so that words stand several times.
TEXTS = st.text("ab <&\n", max_size=60).map(lambda text: " ".join(text.split()))
MARKDOWN = st.lists(
    st.sampled_from(
        [
            "two *words*",
            "`a<b`",
            "$x^2 < y$",
            "**bold _and_** more",
            "- item\n- other item",
            "| a | b |\n|---|---|\n| c | d |",
            "$$\\sum_i x_i$$",
            "[a link](https://example.org/?a=1&b=2)",
            "```python\nx = 1 < 2\n```",
            "&amp; <b>",
        ]
    ),
    min_size=1,
    max_size=6,
).map("\n\n".join)


def place_in(data, text):
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start + 1, max(start + 1, len(text))))
    return Place(start, min(end, len(text)))


@given(st.data(), TEXTS.filter(bool), TEXTS)
def test_found_words_are_always_the_same_words(data, text, later):
    selector = selector_at(place_in(data, text), text)
    place = find_again(selector, later)
    if place is not None:
        assert later[place.start : place.end] == selector.exact


@given(st.data(), TEXTS.filter(bool))
def test_unchanged_text_keeps_the_place_or_loses_it(data, text):
    place = place_in(data, text)
    assert find_again(selector_at(place, text), text) in (place, None)


@given(st.data(), TEXTS.filter(bool))
def test_one_place_in_an_unchanged_text_is_found(data, text):
    place = place_in(data, text)
    if text.count(text[place.start : place.end]) == 1:
        assert find_again(selector_at(place, text), text) == place


@given(st.data(), MARKDOWN)
def test_drawing_changes_no_letter_and_marks_the_passage(data, source):
    html = markdown.render(source)
    section = read_section(html)
    if not section.text:
        return
    place = place_in(data, section.text)
    drawn = draw_passages(html, [Passage(7, place.start, place.end)])
    again = read_section(without_marks(drawn))
    assert again.text == section.text
    assert unescape(without_marks(drawn)) == unescape(html)


@given(st.data(), MARKDOWN)
def test_marks_are_closed_before_the_next_tag(data, source):
    html = markdown.render(source)
    text = read_section(html).text
    if not text:
        return
    first = place_in(data, text)
    second = place_in(data, text)
    passages = [
        Passage(1, first.start, first.end),
        Passage(2, second.start, second.end),
    ]
    drawn = draw_passages(html, passages)
    for piece in drawn.split("<mark ")[1:]:
        inside, _, _ = piece.partition("</mark>")
        _, _, inside = inside.partition(">")
        assert "<" not in without_formulas(inside)
    assert drawn.count("<mark ") == drawn.count("</mark>")


def without_marks(html):
    pieces = html.replace("</mark>", "").split("<mark ")
    return pieces[0] + "".join(piece.partition(">")[2] for piece in pieces[1:])


def without_formulas(html):
    pieces = html.split("<math")
    return pieces[0] + "".join(piece.partition("</math>")[2] for piece in pieces[1:])


def test_words_before_and_after_decide_between_two_places():
    selector = Selector("the model", "", " learns.")
    text = "the model learns. Then the model learns."
    assert find_again(selector, text) is None
    begun = selector_at(Place(0, 9), text)
    assert find_again(begun, text) == Place(0, 9)
    assert find_again(begun, f"Now {text}") == Place(4, 13)
    assert find_again(begun, "Now the model, and the model") is None


def test_short_words_alone_are_not_found_among_others():
    text = "At first the model is small."
    selector = selector_at(Place(9, 18), text)
    assert selector.exact == "the model"
    assert find_again(selector, "Nobody knows the model today.") is None
    assert find_again(selector, "At first the model grows.") == Place(9, 18)


def test_long_words_are_found_wherever_they_stand_once():
    words = "a sentence that is long enough"
    assert len(words) >= LONG_ENOUGH
    selector = Selector(words, "before ", " after")
    assert find_again(selector, f"Elsewhere {words}.") == Place(10, 10 + len(words))
    assert find_again(selector, f"{words} and {words}") is None


def test_pasted_words_are_found_whatever_their_white_space():
    section = read_section("<p>Two   <em>long</em>\nwords</p>\n<p>and more</p>")
    assert section.text == "Two long words and more"
    (place,) = places_meant(section, " long\n\n words and", before="", after="")
    assert section.text[place.start : place.end] == "long words and"


def test_words_that_stand_twice_need_words_before_them():
    section = read_section("<p>one net, two net</p>")
    assert len(places_meant(section, "net", before="", after="")) == 2
    (place,) = places_meant(section, "net", before="two", after="")
    assert place == Place(13, 16)


def test_formula_is_marked_whole():
    html = markdown.render("Let $x^2$ be small")
    section = read_section(html)
    assert section.text == "Let x2 be small"
    (place,) = places_meant(section, "2 be", before="", after="")
    assert section.text[place.start : place.end] == "x2 be"
    drawn = draw_passages(html, [Passage(3, place.start, place.end)])
    assert '<mark class="passage" id="passage-3" data-passage="3"><math' in drawn


def test_whole_list_is_marked_without_marks_between_its_items():
    html = "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
    drawn = draw_passages(html, [Passage(1, 0, 7)])
    first, _, second = drawn.partition("</li>\n<li>")
    start = '<mark class="passage"'
    assert first == f'<ul>\n<li>{start} id="passage-1" data-passage="1">one</mark>'
    assert second == f'{start} data-passage="1">two</mark></li>\n</ul>'


def test_parts_of_a_page_are_read_by_their_names():
    body = (
        '<section class="note-section note-approach" id="approach">'
        '<h2>Approach</h2><div class="prose"><div class="math">z</div> words</div>'
        '<p class="section-report">Not a word of it</p></section>'
    )
    texts = texts_of_parts(body)
    assert list(texts) == ["approach"]
    assert texts["approach"].text == "z words"
