"""Whatever a curator does in the admin, the library goes out and comes in the same.

A fixed seed draws the acts: changes, additions and removals, sound and unsound, each
through the admin's own pages. Some are refused, and the others are kept.
"""

import random

from papers.libraryfiles import read_library, write_library
from papers.models import (
    Author,
    Category,
    Collection,
    Figure,
    Framework,
    LoadedEntry,
    Outlet,
    Paper,
    Question,
    ReadingPath,
    Topic,
    Trend,
)
from papers.services.library import library_from_database, load_library
from tests.html_page import main_form
from tests.papers.admin.conftest import as_browsers_send
from tests.papers.admin.test_curating_notes import path_of

SEED = 20261130
ACT_COUNT = 40
EDITED = (Paper, Question, Topic, Category, ReadingPath, Figure, Framework, Author)
TEXTS = (
    "",
    " ",
    "Words.",
    "## Practice",
    "#### Answer",
    "- one\n- two\n",
    "* one\n\n\n\n* two  ",
    "- [x] done",
    "```\nopen",
    "    code\n\nand {{gap}} text",
    "a {{gap|Gap}} b",
    "See [it](paper:spark), [all](topic:noise), ![x](figure:relay-loop)",
    "See [it](paper:gone)",
    "Cafe\u0301\u2028 \u202e{#x}: y",
    "first\n\nsecond: third; fourth",
    "a-slug",
    "relay-another",
    "spark-1",
    "Upper_Case",
    "2015",
    "1001.00099",
    "---\ntitle: x\n---",
    '["A source"]',
    '["one\\ntwo", "one\\ntwo"]',
    "also called: that",
)
ACTIONS = ("publish", "make_draft", "retire", "bring_back", "delete_selected")
KEPT_OUT = (
    "csrfmiddlewaretoken",
    "_FORMS",
    "-id",
    "-paper",
    "form_version",
    "_add_key",
    "drawing",
)


class Curator:
    """Does one thing after the other, by chance."""

    def __init__(self, browser, chance):
        self.browser = browser
        self.chance = chance

    def act(self):
        acts = (self.change, self.change, self.change, self.add, self.choose)
        return self.chance.choice(acts)()

    def change(self):
        rows = list(self.chance.choice(EDITED)._default_manager.order_by("pk"))
        if rows:
            return self.send(path_of(self.chance.choice(rows)))
        return None

    def add(self):
        model = self.chance.choice(EDITED)
        return self.send(f"/admin/papers/{model._meta.model_name}/add/", most=9)

    def choose(self):
        model = self.chance.choice(EDITED)
        chosen = list(model._default_manager.values_list("pk", flat=True))
        body = {
            "action": self.chance.choice(ACTIONS),
            "_selected_action": self.chance.sample(chosen, min(len(chosen), 2)),
            "post": "yes",
        }
        return self.browser.post(f"/admin/papers/{model._meta.model_name}/", body)

    def send(self, path, most=2):
        """The page's form with some of its fields changed."""
        response = self.browser.get(path)
        fields = main_form(response).lists
        names = sorted(name for name in fields if not name.endswith(KEPT_OUT))
        for name in self.chance.sample(names, min(len(names), most)):
            fields[name] = self.value_of(name)
        body = {name: as_browsers_send(values) for name, values in fields.items()}
        return self.browser.post(path, body)

    def value_of(self, name):
        """A text, or what a field of choices takes."""
        if name.endswith("DELETE"):
            return "on"
        last = name.rpartition("-")[2]
        known = {
            "status": ("draft", "published", "retired"),
            "note": ("full", "brief", "none"),
            "kind": ("recall", "choice", "cloze", "problem", "builds_on"),
            "level": ("remember", "explain"),
            "section": ("problem", "approach", "future", "somewhere"),
            "purpose": ("discussion", "relevance"),
            "year": (1799, 1800, 2015),
            "topics": ids_of(Topic),
            "papers": ids_of(Paper),
            "home": ("", *ids_of(Paper)),
            "category": ids_of(Category),
            "parent": ("", *ids_of(Topic)),
        }
        return self.chance.choice(tuple(known.get(last, TEXTS)))


def ids_of(model):
    return tuple(model._default_manager.order_by("pk").values_list("pk", flat=True))


def forget_library():
    """An empty database, as far as the library goes."""
    LoadedEntry.objects.all().delete()
    models = (ReadingPath, Collection, Question, Paper, Author, Category, Figure)
    for model in models:
        model._default_manager.all().delete()
    while Topic.objects.exists():
        Topic.objects.filter(children=None).delete()
    for model in (Framework, Collection, Trend, Outlet):
        model.objects.all().delete()


def test_edits_go_out_and_come_in_the_same(db, curator_browser, sample, tmp_path, noon):
    load_library(sample.library(), at=noon)
    curator = Curator(curator_browser, random.Random(SEED))
    kept_count = 0
    for number in range(ACT_COUNT):
        response = curator.act()
        kept_count += response is not None and response.status_code == 302
        if number % 10 == 9:
            folder = tmp_path / f"library-{number}"
            write_library(library_from_database(), folder)
            library, faults = read_library(folder)
            assert [fault for fault in faults if fault.stops_loading] == []
            assert library == library_from_database()
    assert 10 < kept_count < ACT_COUNT - 5
    forget_library()
    load_library(library, at=noon)
    assert library_from_database() == library
