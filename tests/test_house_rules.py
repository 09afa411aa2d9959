"""The rules of the house that a machine can check: names, lengths, templates.

Where imports point is in test_architecture.py; how dense a line may be is measured
by scripts/measures.py.
"""

import ast
import re

import pytest

from tests.source_files import (
    CODE,
    OWN,
    ROOT,
    all_arrows,
    functions_in,
    lines_in,
    name_of,
    tree_of,
)

BANNED = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "data",
    "info",
    "core",
    "manager",
    "handle",
    "process",
}
# Adjectives of query sets and properties of values are methods: none of these.
PARTICIPLE = re.compile(
    r"[a-z]+ed|asked|chosen|drawn|found|given|kept|made|said|sent|shown|taken|told|written"
)
ADDRESS = re.compile(r'(?:href|src|action|formaction|hx-[a-z]+)="(/[^"]*)"')
# They are shown when nothing else works, and ask nobody.
WITHOUT_SITE = ("500.html", "503.html")
INLINE = re.compile(
    r"<style|<script>| style=| on[a-z]+=|hx-on|javascript:", re.IGNORECASE
)

INCLUDE = re.compile(r'{%\s*include\s+"([^"]+)"([^%]*)%}')


def test_no_signals_of_our_own():
    found = [
        f"{name} imports {module}"
        for name, module in all_arrows()
        if module.startswith("django.dispatch") or module.endswith("signals")
    ]
    assert found == []


def exempt_from_csrf():
    """The functions that take forms of other sites."""
    for file in OWN:
        for function, _ in functions_in(file):
            decorators = [ast.unparse(one) for one in function.decorator_list]
            if any("csrf_exempt" in decorator for decorator in decorators):
                yield f"{name_of(file)}.{function.name}"


def test_only_the_links_of_mails_are_exempt_from_csrf():
    """They ask for no cookie: whoever has the address may do the one thing it does."""
    views = {
        "study.reminders.views.turn_off_reminders",
        "study.groupmail.views.turn_off_group_mail",
    }
    assert set(exempt_from_csrf()) == views


def test_csrf_exempt_stands_nowhere_else():
    found = [
        name_of(file)
        for file in OWN
        if "csrf_exempt" in file.read_text(encoding="utf-8")
    ]
    assert set(found) == {"study.reminders.views", "study.groupmail.views"}


def test_no_module_has_a_name_that_says_nothing():
    found = [name_of(file) for file in CODE if BANNED & set(name_of(file).split("."))]
    assert found == []


def test_every_module_says_what_belongs_there():
    found = [
        name_of(file)
        for file in OWN
        if file.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(tree_of(file))
    ]
    assert found == []


def test_functions_are_called_by_verbs_or_nouns():
    """What is called `told()` says neither what it does nor what it returns."""
    found = []
    for file in OWN:
        for node in tree_of(file).body:
            is_function = isinstance(node, ast.FunctionDef)
            if is_function and PARTICIPLE.fullmatch(node.name):
                found.append(f"{name_of(file)}.{node.name}")
    assert found == []


@pytest.mark.parametrize(
    ("files", "most"),
    [
        (CODE, 350),
        (sorted((ROOT / "templates").rglob("*.html")), 150),
        (sorted((ROOT / "static").rglob("*.css")), 250),
        (sorted((ROOT / "static").rglob("*.js")), 300),
    ],
    ids=["code", "templates", "css", "js"],
)
def test_no_file_is_too_long(files, most):
    assert files
    found = [
        f"{file.relative_to(ROOT)}: {lines_in(file)}"
        for file in files
        if lines_in(file) > most
    ]
    assert found == []


def longest_for(file, name):
    """The most lines that a function of this name may have.

    What builds rows for tests is long and flat.
    """
    if name.startswith("test_"):
        return 40
    if name_of(file).startswith("tests."):
        return 70
    return 50


def test_no_function_is_too_long():
    found = []
    for file in CODE:
        for node, length in functions_in(file):
            if length > longest_for(file, node.name):
                found.append(f"{name_of(file)}.{node.name}: {length}")
    assert found == []


def test_templates_have_no_inline_code_or_style():
    found = []
    for file in sorted((ROOT / "templates").rglob("*.html")):
        match = INLINE.search(file.read_text(encoding="utf-8"))
        if match:
            found.append(f"{file.relative_to(ROOT)}: {match[0]}")
    assert found == []


def spelled_addresses(file):
    """The addresses that a template spells instead of asking for them by name."""
    return ADDRESS.findall(file.read_text(encoding="utf-8"))


def test_templates_ask_for_addresses_by_name():
    faults = {}
    for file in sorted((ROOT / "templates").rglob("*.html")):
        addresses = spelled_addresses(file)
        if addresses and file.name not in WITHOUT_SITE:
            faults[str(file.relative_to(ROOT))] = addresses
    assert faults == {}


def templates_with_forms(templates):
    """Those that send a form, themselves or by a part that sees all they see."""
    names = {name for name, text in templates.items() if "{% csrf_token %}" in text}
    count = 0
    while count != len(names):
        count = len(names)
        for name, text in templates.items():
            for part, options in INCLUDE.findall(text):
                if part in names and " only" not in options:
                    names.add(name)
    return names


def forms_without_token(templates):
    with_forms = templates_with_forms(templates)
    for name, text in templates.items():
        for part, options in INCLUDE.findall(text):
            is_alone = part in with_forms and " only" in options
            if is_alone and "csrf_token=csrf_token" not in options:
                yield f"{name} includes {part} without csrf_token=csrf_token"


def test_every_frame_of_a_page_lists_the_keys():
    """Whatever extends one of these has the sheet of keys too."""
    frames = {"admin/base_site.html": "admin/partials/keys.html"}
    for file in (ROOT / "templates").rglob("*.html"):
        if "<!DOCTYPE html>" in file.read_text(encoding="utf-8"):
            name = file.relative_to(ROOT / "templates").as_posix()
            frames[name] = "partials/keys.html"
    assert len(frames) == 4
    for name, part in frames.items():
        text = (ROOT / "templates" / name).read_text(encoding="utf-8")
        assert f'{{% include "{part}"' in text, name


def test_no_form_with_a_token_is_sent_as_an_address():
    """A button of such a form may name another address, and no other method."""
    faults = []
    for file in (ROOT / "templates").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        if "formmethod" in text:
            faults.append(file.name)
        for form in re.findall(r"<form\b.*?</form>", text, re.DOTALL):
            is_get = 'method="post"' not in form.split(">")[0]
            if is_get and "{% csrf_token %}" in form:
                faults.append(file.name)
    assert faults == []


def test_forms_in_parts_have_their_token():
    """A part that sees nothing else than what it is given is given the token too."""
    templates = {}
    for file in (ROOT / "templates").rglob("*.html"):
        name = file.relative_to(ROOT / "templates").as_posix()
        templates[name] = file.read_text(encoding="utf-8")
    assert list(forms_without_token(templates)) == []


def test_form_without_its_token_is_found():
    templates = {
        "page.html": '{% include "box.html" with a=b only %}',
        "box.html": '{% include "form.html" %}',
        "form.html": "<form>{% csrf_token %}</form>",
    }
    assert list(forms_without_token(templates)) == [
        "page.html includes box.html without csrf_token=csrf_token"
    ]
