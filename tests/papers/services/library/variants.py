"""A library with one thing changed or left out."""

from dataclasses import replace


def with_changed_note(library, slug, **values):
    notes = []
    for note in library.notes:
        if note.slug == slug:
            notes.append(replace(note, **values))
        else:
            notes.append(note)
    return replace(library, notes=tuple(notes))


def without_note(library, slug):
    notes = [note for note in library.notes if note.slug != slug]
    return replace(library, notes=tuple(notes))


def without_topic(library, slug):
    topics = [topic for topic in library.topics if topic.slug != slug]
    return replace(library, topics=tuple(topics))


def with_changed_question(library, question_id, **values):
    note = home_of(library, question_id)
    questions = []
    for question in note.questions:
        if question.id == question_id:
            questions.append(replace(question, **values))
        else:
            questions.append(question)
    return with_changed_note(library, note.slug, questions=tuple(questions))


def without_question(library, question_id):
    note = home_of(library, question_id)
    others = [entry for entry in note.questions if entry.id != question_id]
    return with_changed_note(library, note.slug, questions=tuple(others))


def home_of(library, question_id):
    """The note in which the question stands."""
    for note in library.notes:
        for question in note.questions:
            if question.id == question_id:
                return note
    raise ValueError(f"No note has the question {question_id}.")
