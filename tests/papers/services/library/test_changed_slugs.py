"""A slug that the files changed: the row stays, and its old address leads to it."""

from dataclasses import replace

from papers.models import LibraryChange, LoadedEntry, Paper, Question, Topic
from papers.services.library import (
    Action,
    library_from_database,
    load_library,
)
from tests.papers.services.library.variants import with_changed_note


def renamed_note(library, *, slug="ember", new="glow", **values):
    """Its links and questions stay as they are; others name it by its new slug."""
    notes = []
    for note in library.notes:
        if note.slug == slug:
            note = replace(note, slug=new, formerly=(slug,), **values)
        links = []
        for link in note.links:
            paper = new if link.paper == slug else link.paper
            links.append(replace(link, paper=paper))
        notes.append(replace(note, links=tuple(links)))
    return replace(library, notes=tuple(notes))


def renamed_topic(library, *, slug="relays", new="stations"):
    topics = []
    for topic in library.topics:
        if topic.slug == slug:
            topic = replace(topic, slug=new, formerly=(slug,))
        if topic.parent == slug:
            topic = replace(topic, parent=new)
        topics.append(topic)
    library = replace(library, topics=tuple(topics))
    for note in library.notes:
        names = [new if name == slug else name for name in note.topics]
        questions = []
        for question in note.questions:
            own = [new if name == slug else name for name in question.topics]
            questions.append(replace(question, topics=tuple(sorted(own))))
        library = with_changed_note(
            library,
            note.slug,
            topics=tuple(sorted(names)),
            questions=tuple(questions),
        )
    return library


def test_renamed_note_is_the_same_paper(loaded_library, noon):
    paper = Paper.objects.get(slug="ember")
    files = renamed_note(loaded_library)
    outcome = load_library(files, at=noon)
    assert [str(renaming) for renaming in outcome.renamings] == [
        "note ember is called glow now"
    ]
    paper.refresh_from_db()
    assert (paper.slug, paper.status) == ("glow", "published")
    assert not outcome.of(Action.ADD, Action.RETIRE, Action.CONFLICT)


def test_renamed_note_is_loaded_once(loaded_library, noon):
    files = renamed_note(loaded_library)
    load_library(files, at=noon)
    assert LoadedEntry.objects.filter(key="ember").count() == 0
    again = load_library(files, at=noon)
    assert (again.steps, again.renamings) == ((), ())


def test_old_address_of_a_note_leads_on(client, loaded_library, noon):
    load_library(renamed_note(loaded_library), at=noon)
    response = client.get("/papers/ember/?from=mail")
    assert response.status_code == 301
    assert response["Location"] == "/papers/glow/?from=mail"


def test_old_address_leads_on_where_the_library_is_new(
    client, db, sample_library, noon
):
    files = renamed_topic(renamed_note(sample_library))
    load_library(files, at=noon)
    assert client.get("/papers/ember/")["Location"] == "/papers/glow/"
    assert client.get("/topics/relays/")["Location"] == "/topics/stations/"
    assert load_library(files, at=noon).steps == ()


def test_renamed_topic_keeps_what_hangs_on_it(loaded_library, noon):
    topic = Topic.objects.get(slug="relays")
    asked = set(topic.questions.values_list("slug", flat=True))
    outcome = load_library(renamed_topic(loaded_library), at=noon)
    topic.refresh_from_db()
    assert topic.slug == "stations"
    assert asked
    assert set(topic.questions.values_list("slug", flat=True)) == asked
    assert not outcome.of(Action.ADD, Action.RETIRE, Action.CONFLICT)


def test_what_names_a_renamed_topic_and_changed_too_is_no_conflict(
    loaded_library, noon
):
    files = with_changed_note(
        renamed_topic(loaded_library), "relay", tldr="Other words for it."
    )
    outcome = load_library(files, at=noon)
    assert not outcome.of(Action.CONFLICT)
    assert Paper.objects.get(slug="relay").tldr == "Other words for it."


def test_trial_renames_nothing(loaded_library, noon):
    outcome = load_library(renamed_note(loaded_library), at=noon, is_trial=True)
    assert len(outcome.renamings) == 1
    assert Paper.objects.filter(slug="ember").exists()
    assert LoadedEntry.objects.filter(key="ember").exists()


def test_former_slugs_are_written_back(loaded_library, noon):
    files = renamed_topic(renamed_note(loaded_library))
    load_library(files, at=noon)
    written = library_from_database()
    (note,) = [note for note in written.notes if note.slug == "glow"]
    (topic,) = [topic for topic in written.topics if topic.slug == "stations"]
    assert (note.formerly, topic.formerly) == (("ember",), ("relays",))


def test_slug_that_a_curator_changed_is_written_too(loaded_library, noon):
    topic = Topic.objects.get(slug="noise")
    LibraryChange.objects.create(
        kind="topic",
        row_id=topic.pk,
        name="Noise",
        origin="admin",
        made_at=noon,
        before={},
        former_slug="hiss",
    )
    (entry,) = [
        entry for entry in library_from_database().topics if entry.slug == "noise"
    ]
    assert entry.formerly == ("hiss",)
    assert load_library(loaded_library, at=noon).steps == ()


def test_slug_that_something_has_again_is_not_a_former_one(loaded_library, noon):
    load_library(renamed_topic(loaded_library), at=noon)
    Topic.objects.create(slug="relays", name="Other relays", position=9)
    (entry,) = [
        entry for entry in library_from_database().topics if entry.slug == "stations"
    ]
    assert entry.formerly == ()


def test_line_that_goes_from_the_files_leaves_the_redirect(
    client, loaded_library, noon
):
    files = renamed_note(loaded_library)
    load_library(files, at=noon)
    silent = with_changed_note(files, "glow", formerly=())
    load_library(silent, at=noon)
    assert load_library(silent, at=noon).steps == ()
    assert client.get("/papers/ember/")["Location"] == "/papers/glow/"


def test_questions_keep_the_ids_that_they_got_under_the_old_slug(sample, db, noon):
    load_library(sample.library(), at=noon)
    text = sample.text("notes/relay.md")
    sample.write("notes/station.md", text.replace("year:", "formerly:\n- relay\nyear:"))
    sample.remove("notes/relay.md")
    for path in sorted(sample.folder.rglob("*.md")):
        name = str(path.relative_to(sample.folder))
        changed = sample.text(name)
        for old, new in (
            ("paper: relay\n", "paper: station\n"),
            ("paper:relay)", "paper:station)"),
            ("relay#", "station#"),
            ("figure:relay-", "figure:station-"),
            (". relay:", ". station:"),
            ("- relay: Carries", "- station: Carries"),
            ('- relay\n- ""', '- station\n- ""'),
            ("papers: relay", "papers: station"),
            (", relay;", ", station;"),
        ):
            changed = changed.replace(old, new)
        sample.write(name, changed)
    for figure in sample.folder.glob("figures/relay-*.svg"):
        figure.rename(figure.with_name(figure.name.replace("relay-", "station-")))
    assert [fault for fault in sample.faults() if fault.stops_loading] == []
    load_library(sample.library(), at=noon)
    homes = set(
        Question.objects.filter(slug__startswith="relay-").values_list("home__slug")
    )
    assert homes == {("station",)}
