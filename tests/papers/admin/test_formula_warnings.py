"""A curator is told of formulas that readers see as their source."""

import pytest

from tests.factories import PaperFactory


@pytest.fixture
def change_path(db):
    paper = PaperFactory(status="draft")
    return f"/admin/papers/paper/{paper.pk}/change/"


def warnings_after(browser, response):
    page = browser.get(response.url)
    return [str(message) for message in page.context["messages"]]


def test_formula_that_cannot_be_shown_is_told_to_the_curator(
    change_path, save, add_row, curator_browser
):
    row = add_row("sections", 0, kind="approach", body="So $\\foo{y}$, and $$x$$ is.")
    saved = save(change_path, tldr="It is $\\unheard$ of, for $5.", **row)
    told = warnings_after(curator_browser, saved)
    assert (
        "The formula “\\unheard” can't be shown: "
        'Unknown command "\\unheard". Readers see its source.'
    ) in told
    assert sum("\\foo{y}" in message for message in told) == 1


def test_formulas_that_can_be_shown_bring_no_warning(
    change_path, save, curator_browser
):
    saved = save(change_path, tldr="It is $x^2 \\tag{1}$.")
    told = warnings_after(curator_browser, saved)
    assert not any("formula" in message for message in told)
