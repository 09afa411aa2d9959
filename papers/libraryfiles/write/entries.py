"""Writing library files in their canonical form."""

import json
from collections.abc import Iterable
from typing import Any

import yaml

from papers.libraryfiles.entries import (
    HEADINGS,
    LINK_KINDS,
    QUESTIONS_HEADING,
    CategoryEntry,
    FrameworkEntry,
    NoteFile,
    PathFile,
    QuestionEntry,
    ThemeFile,
    TopicEntry,
)
from papers.libraryfiles.tidy import indent_lines

HEAD_WIDTH = 10**6
BLOCK_GAP = "\n\n"


def write_note(note: NoteFile) -> str:
    """A note's file; a paper without a note is its front matter alone."""
    names = {kind: name for name, kind in HEADINGS.items()}
    blocks = [
        f"## {names[section.kind]}{BLOCK_GAP}{section.body}"
        for section in note.all_sections()
    ]
    if note.questions:
        blocks.append(write_questions(note.questions).rstrip("\n"))
    head = write_front_matter(_note_head(note))
    return head + "".join(f"\n{block}\n" for block in blocks)


def write_theme(theme: ThemeFile) -> str:
    return write_questions(theme.questions)


def write_path(path: PathFile) -> str:
    head = write_front_matter(
        {
            "title": path.title,
            "description": path.description,
            "status": path.status,
            "written_by": path.written_by,
            "machine_helped": path.machine_helped,
            "written_on": path.written_on,
        }
    )
    steps = "\n".join(
        f"{number}. {step.paper}: {step.reason}"
        for number, step in enumerate(path.steps, 1)
    )
    blocks = [path.introduction, "## Steps", steps]
    return head + "".join(f"\n{block}\n" for block in blocks if block)


def write_topics(topics: Iterable[TopicEntry]) -> str:
    """The tree as a nested list, children below their parent in the order of their positions."""
    children: dict[str, list[TopicEntry]] = {}
    for topic in topics:
        children.setdefault(topic.parent, []).append(topic)
    rows: list[str] = []
    waiting = [(topic, 0) for topic in _placed(children, "")]
    while waiting:
        topic, level = waiting.pop()
        flag = " supplementary" if topic.is_supplementary else ""
        description = f": {topic.description}" if topic.description else ""
        rows.append(
            f"{'  ' * level}- {topic.name} {{#{topic.slug}{flag}}}{description}\n"
        )
        waiting.extend((child, level + 1) for child in _placed(children, topic.slug))
    return "".join(rows)


def _placed(children: dict[str, list[TopicEntry]], parent: str) -> list[TopicEntry]:
    """The children of a parent, last first."""
    return sorted(
        children.pop(parent, []), key=lambda topic: topic.position, reverse=True
    )


def write_categories(categories: Iterable[CategoryEntry]) -> str:
    return "\n".join(
        _table(
            "category",
            {"slug": entry.slug, "name": entry.name, "description": entry.description},
        )
        for entry in categories
    )


def write_frameworks(frameworks: Iterable[FrameworkEntry]) -> str:
    tables: list[str] = []
    for entry in frameworks:
        tables.append(
            _table(
                "framework",
                {"slug": entry.slug, "name": entry.name, "purpose": entry.purpose},
            )
        )
        tables.extend(
            _table("framework.prompt", {"slug": prompt.slug, "text": prompt.text})
            for prompt in entry.prompts
        )
    return "\n".join(tables)


def _table(name: str, values: dict[str, str]) -> str:
    rows = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in values.items()
    ]
    return "\n".join([f"[[{name}]]", *rows, ""])


def write_front_matter(values: dict[str, Any]) -> str:
    """Front matter with what has something to say."""
    said = {
        key: value
        for key, value in values.items()
        if value not in ("", None, [], 0) or value is False
    }
    text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=HEAD_WIDTH)
    return f"---\n{text}---\n"


def _note_head(note: NoteFile) -> dict[str, Any]:
    links = {
        kind: [
            {"paper": link.paper, "because": link.because}
            for link in note.links
            if link.kind == kind
        ]
        for kind in LINK_KINDS
    }
    return {
        "title": note.title,
        "authors": list(note.authors),
        "et_al": note.et_al or None,
        "year": note.year,
        "venue": note.venue,
        "arxiv": note.arxiv,
        "doi": note.doi,
        "url": note.url,
        "category": note.category,
        "tags": list(note.tags),
        "topics": list(note.topics),
        **links,
        "note": note.note,
        "status": note.status,
        "written_by": note.written_by,
        "machine_helped": note.machine_helped,
        "written_on": note.written_on,
        "sources": list(note.sources),
    }


def write_questions(questions: Iterable[QuestionEntry]) -> str:
    return (
        BLOCK_GAP.join(
            [
                f"## {QUESTIONS_HEADING}",
                *(write_question(question) for question in questions),
            ]
        )
        + "\n"
    )


def write_question(question: QuestionEntry) -> str:
    blocks = [f"### {question.id}\n{_settings(question)}", question.prompt]
    if question.choices:
        blocks.append(
            "\n".join(
                _choice(choice.text, choice.is_right, choice.feedback)
                for choice in question.choices
            )
        )
    if question.answer:
        blocks += ["#### Answer", question.answer]
    if question.key_points:
        blocks += [
            "#### Key points",
            "\n".join(
                f"- {indent_lines(point, '  ')}" for point in question.key_points
            ),
        ]
    if question.explanation:
        blocks += ["#### Explanation", question.explanation]
    return BLOCK_GAP.join(blocks)


def _settings(question: QuestionEntry) -> str:
    words = ", ".join(
        word for word in (question.kind, question.level, question.section) if word
    )
    named = {
        "papers": question.papers,
        "topics": question.topics,
        "status": () if question.status == "published" else (question.status,),
    }
    return "; ".join(
        [
            words,
            *(
                f"{name}: {', '.join(values)}"
                for name, values in named.items()
                if values
            ),
        ]
    )


def _choice(text: str, is_right: bool, feedback: str) -> str:
    head = f"- [{'x' if is_right else ' '}] {indent_lines(text, '  ')}"
    if not feedback:
        return head
    said = "\n".join(f"  > {line}" if line else "  >" for line in feedback.split("\n"))
    return f"{head}\n{said}"
