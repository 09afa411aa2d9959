"""One list of works as reference managers write it, in four formats."""

BIBTEX = r"""@comment{ Kitchen studies }

@article{baker2018,
  author = {Baker, Ann and {van den} Mill, Jo and others},
  title = {Slow Bread at Low Heat},
  journal = {Journal of Crusts},
  year = 2018,
  eprint = {1801.00001},
  archiveprefix = {arXiv},
}

@inproceedings{cook2019,
  author = {Cy Cook and {Soup Society}},
  title = {On {S}oups: A S{\"o}up Survey},
  booktitle = {Proc. of Pots},
  year = 2019,
  doi = {10.1000/Soups},
}

@misc{stew, title = {Stews at Sea}, author = {Potter, Di},
  year = 1999, url = {https://example.org/stews}}

@misc{nobody, title = {Without Anybody}, year = 1990, doi = {10.1000/none}}

@article{again, title = {Slow bread at low heat}, author = {Baker, A.},
  year = 2018, doi = {10.1000/crusts.1}}

@misc{untitled, author = {Potter, Di}}
"""
RIS = """TY  - JOUR
AU  - Baker, Ann
AU  - van den Mill, Jo
AU  - et al.
TI  - Slow Bread at Low Heat
JO  - Journal of Crusts
PY  - 2018
DB  - arXiv
AN  - 1801.00001
ER  -

TY  - CONF
AU  - Cook, Cy
AU  - Soup Society
TI  - On Soups: A Söup Survey
T2  - Proc. of Pots
PY  - 2019
DO  - 10.1000/Soups
ER  -

A line too many.
TY  - ELEC
AU  - Potter, Di
TI  - Stews at Sea
PY  - 1999
UR  - https://example.org/stews
ER  -

TY  - GEN
TI  - Without Anybody
PY  - 1990
DO  - 10.1000/none
ER  -

TY  - JOUR
AU  - Baker, A.
TI  - Slow bread at low heat
PY  - 2018
DO  - 10.1000/crusts.1
ER  -
"""
CSL = """[
  {"type": "article-journal", "title": "Slow Bread at Low Heat",
   "author": [{"family": "Baker", "given": "Ann"},
    {"family": "Mill", "given": "Jo", "non-dropping-particle": "van den"},
    {"literal": "others"}],
   "container-title": "Journal of Crusts", "issued": {"date-parts": [[2018]]},
   "note": "arXiv: 1801.00001"},
  {"type": "paper-conference", "title": "On Soups: A Söup Survey",
   "author": [{"family": "Cook", "given": "Cy"}, {"literal": "Soup Society"}],
   "container-title": "Proc. of Pots", "issued": {"date-parts": [[2019]]},
   "DOI": "10.1000/Soups"},
  {"type": "webpage", "title": "Stews at Sea",
   "author": [{"family": "Potter", "given": "Di"}], "issued": {"raw": "May 1999"},
   "URL": "https://example.org/stews"},
  {"type": "webpage", "title": "Without Anybody", "issued": {"raw": "1990"},
   "DOI": "10.1000/none"},
  {"title": "Slow bread at low heat", "author": [{"family": "Baker"}],
   "issued": {"raw": "2018"}, "DOI": "10.1000/crusts.1"},
  17
]
"""
CSV = """Key,Title,Author,Publication Year,Publication Title,DOI,Url,Extra
A1,Slow Bread at Low Heat,"Baker, Ann; van den Mill, Jo; et al.",2018,\
Journal of Crusts,,,arXiv: 1801.00001
A2,On Soups: A Söup Survey,"Cook, Cy; Soup Society",2019,\
Proc. of Pots,10.1000/Soups,,
A3,"Stews
at Sea","Potter, Di",1999,,,https://example.org/stews,
A4,Without Anybody,,1990,,10.1000/none,,
A5,Slow bread at low heat,"Baker, A.",2018,,10.1000/crusts.1,,
A6,,"Potter, Di",,,,,
"""
FORMATS = {"bibtex": BIBTEX, "ris": RIS, "csl_json": CSL, "csv": CSV}
TITLES = [
    "Slow Bread at Low Heat",
    "On Soups: A Söup Survey",
    "Stews at Sea",
    "Without Anybody",
]
BREAD_AUTHORS = ("Baker, Ann", "van den Mill, Jo")
