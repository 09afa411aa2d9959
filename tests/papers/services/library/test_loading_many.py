"""What is new is written in batches, and reads as if each had come alone."""

from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.models import (
    Author,
    LibraryChange,
    Link,
    Paper,
    PathStep,
    Question,
    Section,
    Topic,
)
from papers.services.library import load as loading
from papers.services.library import load_library
from tests.papers.services.library.variants import with_changed_note


def copies(question, count):
    made = []
    for number in range(count):
        made.append(replace(question, id=f"{question.id}-copy-{number}"))
    return tuple(made)


def with_copied_questions(library, count):
    note = next(note for note in library.notes if note.questions)
    first, *others = note.questions
    questions = (first, *others, *copies(first, count))
    return with_changed_note(library, note.slug, questions=questions)


def test_forty_new_questions_cost_what_four_do(loaded_library, noon):
    with CaptureQueriesContext(connection) as few:
        load_library(with_copied_questions(loaded_library, 4), at=noon)
    load_library(loaded_library, at=noon, can_retire_many=True)
    Question.objects.filter(slug__contains="-copy-").delete()
    with CaptureQueriesContext(connection) as many:
        load_library(with_copied_questions(loaded_library, 40), at=noon)
    assert Question.objects.filter(slug__contains="-copy-").count() == 40
    # Some more where a statement takes only so many values.
    assert len(many) <= len(few) + 12


def test_new_question_has_its_history_texts_and_places(loaded_library, noon):
    load_library(with_copied_questions(loaded_library, 1), at=noon)
    copy = Question.objects.get(slug__contains="-copy-")
    original = Question.objects.get(slug=copy.slug.removesuffix("-copy-0"))
    assert copy.prompt_html == original.prompt_html
    assert [point.text for point in copy.key_points.all()] == [
        point.text for point in original.key_points.all()
    ]
    assert [choice.text for choice in copy.choices.all()] == [
        choice.text for choice in original.choices.all()
    ]
    assert set(copy.papers.all()) == set(original.papers.all())
    assert set(copy.topics.all()) == set(original.topics.all())
    assert [row.revision for row in copy.history.all()] == [1]


def test_topic_moves_below_one_that_comes_with_the_same_files(loaded_library, noon):
    moved = loaded_library.topics[-1]
    new = replace(moved, slug="a-new-branch", name="A new branch", also_called=())
    topics = [topic for topic in loaded_library.topics if topic != moved]
    topics += [new, replace(moved, parent=new.slug)]
    load_library(replace(loaded_library, topics=tuple(topics)), at=noon)
    assert Topic.objects.get(slug=moved.slug).parent.slug == new.slug


def test_new_layers_of_the_tree_come_in_one_load(loaded_library, noon):
    last = loaded_library.topics[-1]
    topics = list(loaded_library.topics)
    parent = last.slug
    for depth in range(4):
        slug = f"layer-{depth}"
        topics.append(
            replace(last, slug=slug, name=slug, parent=parent, also_called=())
        )
        parent = slug
    load_library(replace(loaded_library, topics=tuple(topics)), at=noon)
    deepest = Topic.objects.get(slug="layer-3")
    assert [topic.slug for topic in deepest.ancestors()][-3:] == [
        "layer-0",
        "layer-1",
        "layer-2",
    ]


def test_two_new_authors_of_one_name_have_two_addresses(loaded_library, noon):
    note = loaded_library.notes[0]
    authors = (*note.authors, "Kurz, Ada", "Kurz, Áda")
    load_library(with_changed_note(loaded_library, note.slug, authors=authors), at=noon)
    slugs = Author.objects.filter(slug__startswith="ada-kurz").order_by("slug")
    assert list(slugs.values_list("slug", flat=True)) == ["ada-kurz", "ada-kurz-2"]


def test_one_changed_link_leaves_those_of_other_notes(loaded_library, noon):
    notes = [note for note in loaded_library.notes if note.links]
    changed, kept = notes[0], notes[1]
    rows_before = set(Link.objects.filter(source__slug=kept.slug).values_list("pk"))
    links = (replace(changed.links[0], because="Another reason."), *changed.links[1:])
    edited = with_changed_note(loaded_library, changed.slug, links=links)
    load_library(edited, at=noon)
    reasons = Link.objects.filter(source__slug=changed.slug)
    assert "Another reason." in reasons.values_list("reason", flat=True)
    rows_after = set(Link.objects.filter(source__slug=kept.slug).values_list("pk"))
    assert rows_after == rows_before


def test_topic_that_names_no_section_any_more_forgets_it(loaded_library, noon):
    topic = loaded_library.topics[-1]
    stored = Topic.objects.filter(slug=topic.slug)
    assert stored.get().explained_in == Section.objects.get(
        paper__slug="relay", kind="practice"
    )
    topics = (*loaded_library.topics[:-1], replace(topic, explained_in=""))
    load_library(replace(loaded_library, topics=topics), at=noon)
    assert stored.get().explained_in is None


def test_files_as_loaded_ask_nothing_of_the_entries(loaded_library, noon, monkeypatch):
    def fail():
        raise AssertionError("the whole database was read")

    monkeypatch.setattr(loading, "library_from_database", fail)
    assert load_library(loaded_library, at=noon).steps == ()


def test_two_linked_notes_that_became_one_are_linked_once(loaded_library, noon):
    linking = next(note for note in loaded_library.notes if note.links)
    link = linking.links[0]
    kept = Paper.objects.get(slug=link.paper)
    gone = replace(link, paper="gone-into-it")
    own = replace(link, paper="gone-into-this")
    for slug, stays in (
        (gone.paper, kept),
        (own.paper, Paper.objects.get(slug=linking.slug)),
    ):
        LibraryChange.objects.create(
            kind="paper",
            row_id=stays.pk,
            name=slug,
            origin="merge",
            former_slug=slug,
            made_at=noon,
        )
    changed = with_changed_note(
        loaded_library, linking.slug, links=(link, gone, own, *linking.links[1:])
    )
    load_library(changed, at=noon)
    links = Link.objects.filter(source__slug=linking.slug)
    assert links.filter(kind=link.kind, target=kept).count() == 1


def test_two_steps_of_a_path_that_became_one_are_one_step(loaded_library, noon):
    path = loaded_library.paths[0]
    step = path.steps[0]
    LibraryChange.objects.create(
        kind="paper",
        row_id=Paper.objects.get(slug=step.paper).pk,
        name="gone-into-it",
        origin="merge",
        former_slug="gone-into-it",
        made_at=noon,
    )
    steps = (*path.steps, replace(step, paper="gone-into-it"))
    paths = (replace(path, steps=steps), *loaded_library.paths[1:])
    load_library(replace(loaded_library, paths=paths), at=noon)
    stored = PathStep.objects.filter(path__slug=path.slug, paper__slug=step.paper)
    assert stored.count() == 1
