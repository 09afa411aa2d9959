"""Imports point downwards: between the apps, the floors, the rooms and their parts."""

import ast
import itertools
import re
from graphlib import CycleError, TopologicalSorter

import pytest

from tests import source_files
from tests.source_files import (
    CODE,
    NAMES,
    OWN,
    ROOT,
    all_arrows,
    name_of,
    own_arrows,
    own_imports_of,
    tree_of,
)

# Needs nothing of ours, so everything may lean on it.
FLOOR = {"config.addresses", "config.csrf", "config.http", "config.rows"}

# From the top down; what stands in one line stands side by side.
FLOORS = {
    "papers": (
        ("urls",),
        (
            "views",
            "admin",
            "former_addresses",
            "due_publications",
            "management",
            "templatetags",
            "apps",
        ),
        ("forms",),
        ("services",),
        ("queries",),
        ("search", "metadata"),
        ("topic_tree",),
        ("models", "fields", "bulk_insert", "foreign_key_indexes"),
        ("documents",),
        ("markdown", "libraryfiles", "formats", "graph", "titlecards"),
    ),
    "study": (
        (
            "urls",
            "management",
            "admin",
            "suggestion_admin",
            "report_admin",
            "answered_admin",
            "merging_admin",
            "apps",
        ),
        (
            "adding",
            "library",
            "selection",
            "today",
            "start",
            "progress",
            "plans",
            "readingplans",
            "routines",
            "sharing",
            "importing",
            "grouplists",
            "groupplans",
            "meetings",
            "groupquizzes",
            "groups",
            "merging",
        ),
        (
            "trying",
            "ownpapers",
            "reading",
            "review",
            "reports",
            "highlights",
            "search",
            "accounts",
            "preferences",
            "reminders",
            "comeback",
            "lists",
            "discussion",
            "groupmail",
        ),
        ("templatetags", "pagination", "unsent"),
        ("chosen", "curation_overview"),
        ("group_access_quizzes", "group_access_meetings", "group_access_plans"),
        (
            "group_access",
            "group_succession",
            "group_access_discussion",
            "group_access_highlights",
            "group_access_lists",
        ),
        ("access", "shared_memory", "question_recalls"),
        ("models",),
        ("memory", "planning"),
    ),
    "papers.libraryfiles": (
        ("command", "__main__"),
        ("lint", "write"),
        ("read",),
        ("check",),
        ("other_names",),
        (
            "entries",
            "guide_entries",
            "entry_fields",
            "faults",
            "texts",
            "file_names",
            "slugs",
            "cloze",
            "tidy",
        ),
    ),
}
PURE = {
    "memory",
    "planning",
    "markdown",
    "libraryfiles",
    "documents",
    "formats",
    "graph",
    "titlecards",
}
# Packages of study that are no room: what all rooms stand on, and Django's own folders.
NO_ROOMS = {
    "management",
    "memory",
    "migrations",
    "models",
    "planning",
    "templatetags",
}
# A room of study is a package for one thing that a learner does. The last word of a
# module's name says which part of the room it is; any other name is a query.
ROOMS = {
    file.parent.name
    for file in (ROOT / "study").glob("*/__init__.py")
    if file.parent.name not in NO_ROOMS
}
DRAWING = ROOT / "docs" / "architecture.md"
PARTS = ("urls", "views", "responses", "forms", "services", "queries")
CLOCKS = re.compile(
    r"\b(?:timezone\.now|datetime\.now|datetime\.utcnow|date\.today"
    r"|time\.(?:time|time_ns|monotonic))\("
)


def floor_of(module, house):
    """The floor of a module in its house, from 0 at the top; None elsewhere."""
    if not module.startswith(f"{house}."):
        return None
    room = module.removeprefix(f"{house}.").split(".")[0]
    for place, rooms in enumerate(FLOORS[house]):
        if room in rooms:
            return place
    return None


def is_room(module):
    parts = module.split(".")
    return len(parts) == 3 and parts[0] == "study" and parts[1] in ROOMS


def part_of(module):
    """Which part of its room a module is: reading.prerequisite_views are views."""
    last = module.rpartition(".")[2].rpartition("_")[2]
    return PARTS.index(last) if last in PARTS else PARTS.index("queries")


def test_imports_are_absolute():
    found = []
    for file in CODE:
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.ImportFrom) and node.level:
                found.append(f"{name_of(file)}:{node.lineno}")
    assert found == []


@pytest.mark.parametrize("house", FLOORS)
def test_every_module_has_a_floor(house):
    found = [
        name
        for name in sorted(NAMES)
        if name.startswith(f"{house}.") and floor_of(name, house) is None
    ]
    assert found == []


def test_drawing_names_every_room():
    """It is what somebody new reads first."""
    drawing = DRAWING.read_text(encoding="utf-8").split("```")[1]
    drawn = set(re.findall(r"[a-z_]+", drawing))
    rooms = set(ROOMS)
    for house in ("papers", "study"):
        for room in itertools.chain(*FLOORS[house]):
            if (ROOT / house / room).is_dir():
                rooms.add(room)
    assert rooms - drawn - {"templatetags"} == set()


@pytest.mark.parametrize(
    ("app", "above"), [("papers", {"study", "config"}), ("study", {"config"})]
)
def test_apps_import_downwards(app, above):
    found = []
    for name, module in own_arrows():
        is_upward = module.split(".")[0] in above and module not in FLOOR
        if name.startswith(f"{app}.") and is_upward:
            found.append(f"{name} imports {module}")
    assert found == []


def upward_imports(house):
    for file in OWN:
        here = floor_of(name_of(file), house)
        for module in own_imports_of(file):
            there = floor_of(module, house)
            if here is not None and there is not None and there < here:
                yield f"{name_of(file)} imports {module}"


@pytest.mark.parametrize("house", FLOORS)
def test_floors_import_downwards(house):
    assert list(upward_imports(house)) == []


def test_upward_import_is_found(monkeypatch):
    """The rule above can fail: an upward import that is planted is named."""
    planted = ast.parse("from study.library.views import paper_list")
    file = ROOT / "study" / "reading" / "services.py"
    real = source_files.tree_of
    monkeypatch.setattr(
        source_files, "tree_of", lambda one: planted if one == file else real(one)
    )
    assert list(upward_imports("study")) == [
        "study.reading.services imports study.library.views"
    ]


def test_parts_of_a_room_import_downwards():
    """urls, views, responses, forms, services, queries: also across rooms."""
    found = []
    for name, module in own_arrows():
        are_rooms = is_room(name) and is_room(module)
        if are_rooms and part_of(module) < part_of(name):
            found.append(f"{name} imports {module}")
    assert found == []


def is_view(module):
    in_papers = module.startswith("papers.views.")
    in_study = is_room(module) and part_of(module) == PARTS.index("views")
    return in_papers or in_study


def test_only_urls_import_views():
    found = [
        f"{name} imports {module}"
        for name, module in own_arrows()
        if is_view(module) and not name.endswith(".urls")
    ]
    assert found == []


CONNECTIONS = ("httpx", "httpcore", "socket", "http.client", "urllib.request")


def test_only_the_look_up_opens_connections():
    """Mail goes through Django's own connection."""
    found = set()
    for name, module in all_arrows():
        if f"{module}.".startswith(tuple(f"{known}." for known in CONNECTIONS)):
            found.add(name)
    assert found == {"papers.metadata.network"}


def cycle_among(arrows):
    """The first circle in {name: names}; empty when there is none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_no_modules_import_in_a_circle():
    arrows = {name_of(file): set(own_imports_of(file)) for file in OWN}
    for name, others in arrows.items():
        others.discard(name)
    assert cycle_among(arrows) == []


def test_no_rooms_import_in_a_circle():
    arrows = {}
    for file in OWN:
        here = ".".join(name_of(file).split(".")[:2])
        there = {".".join(name.split(".")[:2]) for name in own_imports_of(file)}
        arrows.setdefault(here, set()).update(there - {here})
    assert cycle_among(arrows) == []


def test_floor_needs_nothing_above_it():
    for floor in FLOOR:
        file = ROOT / f"{floor.replace('.', '/')}.py"
        assert set(own_imports_of(file)) <= FLOOR


def is_pure(module):
    return bool(PURE & set(module.split(".")[1:2]))


def test_pure_modules_know_neither_orm_nor_settings():
    outside = ("django.db", "django.conf", "django.apps", "django.http")
    found = [
        f"{name} imports {module}"
        for name, module in all_arrows()
        if is_pure(name) and module.startswith(outside)
    ]
    assert found == []


def is_service(module):
    in_papers = module.startswith("papers.services")
    in_study = is_room(module) and part_of(module) == PARTS.index("services")
    return in_papers or in_study


def test_services_and_pure_modules_are_told_the_time():
    found = [
        name_of(file)
        for file in OWN
        if (is_service(name_of(file)) or is_pure(name_of(file)))
        and CLOCKS.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []
