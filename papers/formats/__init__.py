"""A paper's citation, for people's own reference managers."""

from papers.formats.bibtex import to_bibtex
from papers.formats.citation import Citation, PersonName, split_name
from papers.formats.csl import csl_item, to_csl_json
from papers.formats.ris import to_ris
from papers.formats.spreadsheet import COLUMNS, to_csv

__all__ = [
    "COLUMNS",
    "Citation",
    "PersonName",
    "csl_item",
    "split_name",
    "to_bibtex",
    "to_csl_json",
    "to_csv",
    "to_ris",
]
