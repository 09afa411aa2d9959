"""How a row names the authors of a paper."""

from papers.formats.author_line import author_line

FIVE = ["Ada", "Ben", "Cy", "Di", "Eve"]


def test_three_names_are_shown_whole():
    assert author_line(FIVE[:3]) == "Ada, Ben, Cy"


def test_of_more_names_two_are_shown():
    assert author_line(FIVE) == "Ada, Ben et al."


def test_authors_whom_the_library_does_not_name_are_told():
    assert author_line(FIVE[:2], has_more=True) == "Ada, Ben et al."


def test_wanted_names_follow_the_first_ones():
    assert author_line(FIVE, wanted={"Eve", "Ada"}) == "Ada, Ben, Eve et al."


def test_nobody_else_is_told_where_all_later_ones_are_wanted():
    assert author_line(FIVE[:4], wanted={"Cy", "Di"}) == "Ada, Ben, Cy, Di"


def test_no_names_are_an_empty_line():
    assert author_line([]) == ""
