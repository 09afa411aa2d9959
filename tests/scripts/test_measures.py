"""What scripts/measures.py counts, and what it says of packed lines."""

import pytest

from scripts.measures import main

PLACES = {
    "x = 1 if a else 2 if b else 3\n": "a conditional expression inside another",
    "x = [b for a in c for b in a]\n": "a comprehension with more than one for or if",
    "x = [a for a in b if a if c]\n": "a comprehension with more than one for or if",
    "x = 's' * (count != 1)\n": "a text multiplied by a comparison",
}
BRANCHES = "".join(f"    if a == {number}:\n        pass\n" for number in range(10))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "code").mkdir()
    return tmp_path / "code"


def run(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    return status, capsys.readouterr().out


def test_a_row_a_folder(folder, capsys):
    (folder / "plain.py").write_text("# A comment.\n\nx = 1\n    \ny = 22\n")
    status, said = run(capsys, folder)
    assert status == 0
    assert said.split()[1:3] == ["2", "lines"]
    assert said.split()[3:5] == ["5.5", "characters"]


@pytest.mark.parametrize("code", PLACES)
def test_packed_code_is_named_with_its_place(folder, capsys, code):
    file = folder / "packed.py"
    file.write_text(code)
    status, said = run(capsys, "--places", folder)
    assert status == 1
    assert f"{file}:1: {PLACES[code]}" in said


def test_a_function_with_too_many_decisions_is_named(folder, capsys):
    (folder / "many.py").write_text(f"def many(a):\n{BRANCHES}")
    status, said = run(capsys, "--places", folder)
    assert status == 1
    assert "many takes 11 decisions" in said


def test_a_wide_line_of_a_template_is_named(folder, capsys):
    (folder / "page.html").write_text("<p>" + "x" * 118)
    status, said = run(capsys, "--places", folder)
    assert status == 1
    assert "121 characters in a template" in said


@pytest.mark.parametrize(
    "line",
    [
        '<p class="a"><a href="b">b</a></p>',
        '<p{% if a > b %} class="a"{% endif %}><br class="b"></p>',
        '<p class="a"><a',
    ],
)
def test_two_elements_with_attributes_in_a_line_are_named(folder, capsys, line):
    file = folder / "page.html"
    file.write_text(f"<main>\n{line}\n</main>")
    status, said = run(capsys, "--places", folder)
    assert status == 1
    assert said == f"{file}:2: two elements with attributes in a line\n"


@pytest.mark.parametrize(
    "line",
    [
        '<li><a href="b">b</a></li>',
        '<p class="a"><em>b</em></p>',
        '<p class="{% if a|default:"<b c" %}d{% endif %}">',
        '{{ a|default:"<b class" }}<p class="a"><br /></p>',
    ],
)
def test_one_element_with_attributes_in_a_line_is_well(folder, capsys, line):
    (folder / "page.html").write_text(line)
    assert run(capsys, "--places", folder) == (0, "")


def test_an_assert_of_several_facts_is_named(folder, capsys):
    file = folder / "test_facts.py"
    file.write_text("assert (a, b, c) == (1, 2, 3)\n")
    status, said = run(capsys, "--places", folder)
    assert status == 1
    assert f"{file}:1: an assert of several facts" in said


@pytest.mark.parametrize(
    "code",
    [
        "assert (a, b) == (1, 2)",
        "assert values() == (1, 2, 3)",
        "assert a and [a, b, c] == expected",
    ],
)
def test_other_asserts_are_well(folder, capsys, code):
    (folder / "test_facts.py").write_text(code)
    status, _ = run(capsys, "--places", folder)
    assert status == 0


def test_dense_code_is_over_the_mean(folder, capsys):
    (folder / "dense.py").write_text("x = f(a + b, c * d, [e, g], {h: i, j: k})\n")
    status, said = run(capsys, "--limits", folder)
    assert status == 1
    assert "nodes a line" in said


def test_means_are_those_of_all_folders_together(folder, tmp_path, capsys):
    (folder / "dense.py").write_text("x = f(a + b, c * d, [e, g], {h: i, j: k})\n")
    light = tmp_path / "light"
    light.mkdir()
    (light / "light.py").write_text("x = 1\n" * 20)
    status, _ = run(capsys, "--limits", folder, light)
    assert status == 0


def test_migrations_are_left_out(folder, capsys):
    (folder / "migrations").mkdir()
    (folder / "migrations" / "0001.py").write_text("x = 1 if a else 2 if b else 3\n")
    assert run(capsys, "--places", folder) == (0, "")
