"""Writing library files in their canonical form."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from papers.libraryfiles.entries import (
    HEADING_OF_KIND,
    LINK_KINDS,
    QUESTIONS_HEADING,
    CategoryEntry,
    ChoiceEntry,
    FrameworkEntry,
    NoteFile,
    OutletEntry,
    QuestionEntry,
    ThemeFile,
)
from papers.libraryfiles.guide_entries import (
    EXAMPLES_HEADING,
    TREND_HEADINGS,
    CollectedEntry,
    CollectionFile,
    CollectionGroup,
    PathFile,
    PathStep,
    TrendFile,
)
from papers.libraryfiles.tidy import indent_lines

HEAD_WIDTH = 10**6
BLOCK_GAP = "\n\n"


def write_note(note: NoteFile) -> str:
    """A note's file; a paper without a note is its front matter alone."""
    blocks = []
    for section in note.all_sections():
        heading = HEADING_OF_KIND[section.kind]
        blocks += [f"## {heading}", section.body]
    if note.questions:
        questions = write_questions(note.questions)
        blocks.append(questions.rstrip("\n"))
    head = write_front_matter(note_values(note))
    return head + join_below_head(blocks)


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
    blocks = [
        path.introduction,
        "## Steps",
        write_steps(path.steps),
    ]
    return head + join_below_head(blocks)


def write_steps(steps: Iterable[PathStep]) -> str:
    rows = []
    for number, step in enumerate(steps, start=1):
        rows.append(f"{number}. {step.paper}: {step.reason}")
    return "\n".join(rows)


def write_trend(trend: TrendFile) -> str:
    head = write_front_matter(
        {
            "title": trend.title,
            "status": trend.status,
            "written_by": trend.written_by,
            "machine_helped": trend.machine_helped,
            "written_on": trend.written_on,
        }
    )
    blocks = []
    for heading, field in TREND_HEADINGS.items():
        text = getattr(trend, field)
        if text:
            blocks += [f"## {heading}", text]
    blocks += [f"## {EXAMPLES_HEADING}", write_steps(trend.examples)]
    return head + join_below_head(blocks)


def write_collection(collection: CollectionFile) -> str:
    head = write_front_matter(
        {
            "title": collection.title,
            "description": collection.description,
            "url": collection.url,
            "status": collection.status,
        }
    )
    return f"{head}{write_groups(collection.groups)}"


def write_groups(groups: Iterable[CollectionGroup]) -> str:
    """Below the front matter, with a blank line above each part."""
    text = ""
    for group in groups:
        heading = [f"## {group.name}"] if group.name else []
        rows = "\n".join(map(write_collected, group.entries))
        text += join_below_head([*heading, rows])
    return text


def write_collected(entry: CollectedEntry) -> str:
    name = entry.paper or f'"{entry.title}"'
    if entry.url:
        name += f" <{entry.url}>"
    return f"- {name}: {entry.blurb}" if entry.blurb else f"- {name}"


def join_below_head(blocks: Iterable[str]) -> str:
    """Each block that is not empty with a blank line above it."""
    text = ""
    for block in blocks:
        if block:
            text += f"\n{block}\n"
    return text


def write_categories(categories: Iterable[CategoryEntry]) -> str:
    tables = []
    for entry in categories:
        values = {
            "slug": entry.slug,
            "name": entry.name,
            "description": entry.description,
        }
        tables.append(write_table("category", values))
    return "\n".join(tables)


def write_frameworks(frameworks: Iterable[FrameworkEntry]) -> str:
    tables = []
    for entry in frameworks:
        values = {
            "slug": entry.slug,
            "name": entry.name,
            "purpose": entry.purpose,
        }
        tables.append(write_table("framework", values))
        for prompt in entry.prompts:
            values = {
                "slug": prompt.slug,
                "text": prompt.text,
            }
            tables.append(write_table("framework.prompt", values))
    return "\n".join(tables)


def write_outlets(outlets: Iterable[OutletEntry]) -> str:
    tables = []
    for entry in outlets:
        values = {
            "slug": entry.slug,
            "name": entry.name,
            "kind": entry.kind,
            "url": entry.url,
            "description": entry.description,
        }
        tables.append(write_table("outlet", values))
    return "\n".join(tables)


def write_table(name: str, values: dict[str, str]) -> str:
    """A table of TOML, whose strings are written as those of JSON."""
    rows = [f"[[{name}]]"]
    for key, value in values.items():
        quoted = json.dumps(value, ensure_ascii=False)
        rows.append(f"{key} = {quoted}")
    return "\n".join(rows) + "\n"


def write_front_matter(values: dict[str, Any]) -> str:
    """Front matter with what has something to say."""
    kept_values = {}
    for key, value in values.items():
        if value is False or value not in ("", None, [], 0):
            kept_values[key] = value
    text = yaml.safe_dump(
        kept_values,
        allow_unicode=True,
        sort_keys=False,
        width=HEAD_WIDTH,
    )
    return f"---\n{text}---\n"


def note_values(note: NoteFile) -> dict[str, Any]:
    """The front matter of a note, in its order."""
    links = {kind: link_values(note, kind) for kind in LINK_KINDS}
    return {
        "title": note.title,
        "also_called": list(note.also_called),
        "formerly": list(note.formerly),
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
        "read_by": note.read_by,
        "sources": list(note.sources),
    }


def link_values(note: NoteFile, kind: str) -> list[dict[str, str]]:
    values = []
    for link in note.links:
        if link.kind == kind:
            value = {
                "paper": link.paper,
                "because": link.because,
            }
            values.append(value)
    return values


def write_questions(questions: Iterable[QuestionEntry]) -> str:
    blocks = [f"## {QUESTIONS_HEADING}"]
    blocks.extend(map(write_question, questions))
    return BLOCK_GAP.join(blocks) + "\n"


def write_question(question: QuestionEntry) -> str:
    settings = question_settings(question)
    blocks = [
        f"### {question.id}\n{settings}",
        question.prompt,
    ]
    if question.choices:
        choices = map(write_choice, question.choices)
        blocks.append("\n".join(choices))
    if question.answer:
        blocks.append("#### Answer")
        blocks.append(question.answer)
    if question.key_points:
        items = map(list_item, question.key_points)
        blocks.append("#### Key points")
        blocks.append("\n".join(items))
    if question.explanation:
        blocks.append("#### Explanation")
        blocks.append(question.explanation)
    return BLOCK_GAP.join(blocks)


def question_settings(question: QuestionEntry) -> str:
    """The line below a question's id: `recall, explain, approach; topics: memory`."""
    words = [
        question.kind,
        question.level,
        question.section,
    ]
    said_words = filter(None, words)
    settings = [
        ", ".join(said_words),
        *named_settings(question),
    ]
    return "; ".join(settings)


def named_settings(question: QuestionEntry) -> Iterator[str]:
    if question.papers:
        papers = ", ".join(question.papers)
        yield f"papers: {papers}"
    if question.topics:
        topics = ", ".join(question.topics)
        yield f"topics: {topics}"
    if question.status != "published":
        yield f"status: {question.status}"


def list_item(text: str) -> str:
    return "- " + indent_lines(text, "  ")


def write_choice(choice: ChoiceEntry) -> str:
    """An item of a task list, with its feedback as a quotation below."""
    box = "[x]" if choice.is_right else "[ ]"
    text = f"{box} {choice.text}"
    rows = [list_item(text)]
    if choice.feedback:
        for line in choice.feedback.split("\n"):
            rows.append(f"  > {line}" if line else "  >")
    return "\n".join(rows)
