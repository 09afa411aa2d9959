"""Names as BibTeX writes them."""

import pytest

from papers.formats.bibtex_names import bibtex_names


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Ashish Vaswani and Noam Shazeer", ["Vaswani, Ashish", "Shazeer, Noam"]),
        ("Vaswani, Ashish", ["Vaswani, Ashish"]),
        ('{\\"O}nder, {\\c{C}}a{\\u g}lar', ["Önder, Çağlar"]),
        ('A{\\"a}ron van den Oord', ["van den Oord, Aäron"]),
        ('van den Oord, A{\\"a}ron', ["van den Oord, Aäron"]),
        ("King, Jr., Martin Luther", ["King Jr., Martin Luther"]),
        ("{Google Brain and Friends}", ["Google Brain and Friends"]),
        ("{Barnes and Noble} AND Plato", ["Barnes and Noble", "Plato"]),
        ("Martin {de la Cruz}", ["de la Cruz, Martin"]),
        ("{A} {B}", ["B, A"]),
        ("Vaswani, Ashish and others", ["Vaswani, Ashish", "others"]),
        ("J.~R.~R. Tolkien", ["Tolkien, J. R. R."]),
        ("{Doe, Inc.} and\n  Jane Roe", ["Doe, Inc.", "Roe, Jane"]),
        ("", [""]),
    ],
)
def test_names_are_family_first(field, names):
    assert bibtex_names(field) == names
