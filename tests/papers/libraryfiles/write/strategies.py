"""Libraries that hypothesis makes up: every text that the format promises to keep."""

import unicodedata
from datetime import date

from hypothesis import strategies as st

from papers.libraryfiles import (
    CategoryEntry,
    ChoiceEntry,
    FrameworkEntry,
    LinkEntry,
    NoteFile,
    PathFile,
    PathStep,
    PromptEntry,
    QuestionEntry,
    SectionEntry,
    ThemeFile,
    TopicEntry,
    heading_problem,
    tidy,
)
from papers.libraryfiles.entries import (
    LEVELS,
    LINK_KINDS,
    NOTE_KINDS,
    PURPOSES,
    SECTION_KINDS,
    STATUSES,
)
from papers.libraryfiles.read.source import text_problem

MARKS = st.sampled_from(list("ab Z9é漢😀.,:;!?#*+-_~>|$`{}[]()<>\\/\"'&%@=^"))
ANYTHING = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
BLOCKS = [
    "```python\n# no heading\n\n\nx = 1\n```",
    "~~~\n## none\n~~~",
    "$$\na = b\n$$",
    "$$x$$",
    "- one\n- two\n  - three",
    "* star\n+ plus",
    "| a | b |\n| - | - |\n| 1 | 2 |",
    "> quoted\n> again",
    "##### Deep",
    "    indented",
    "a  \nb",
    "---",
]


def normal(text):
    return unicodedata.normalize("NFC", text)


def lines():
    """One line of text that says something."""
    texts = (
        st.text(st.one_of(MARKS, ANYTHING), min_size=1, max_size=30)
        .map(normal)
        .map(str.strip)
    )
    return texts.filter(lambda text: text and text_problem(text) is None)


def bodies(deepest=4):
    """Canonical Markdown without headings that would end it."""
    blocks = st.one_of(
        st.sampled_from(BLOCKS),
        lines(),
        st.lists(lines(), min_size=2, max_size=3).map("\n".join),
    )
    texts = st.lists(blocks, min_size=1, max_size=4).map(
        lambda found: tidy("\n\n\n".join(found))
    )
    return texts.filter(
        lambda text: text.strip() and heading_problem(text, deepest) is None
    )


def slugs():
    return st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


def paragraphs():
    """One paragraph that is no list, quotation or code."""
    return lines().map(lambda text: f"So {text}").filter(lambda text: "```" not in text)


def items():
    return st.one_of(
        paragraphs(),
        paragraphs().map(lambda text: f"{text}\nand on\n\n- inner\n\nlast"),
    )


def questions(note=""):
    common = {
        "id": slugs().map(lambda slug: f"{note}-{slug}" if note else slug),
        "level": st.sampled_from(LEVELS),
        "section": st.sampled_from(SECTION_KINDS) if note else st.just(""),
        "topics": st.lists(slugs(), max_size=2, unique=True).map(
            lambda found: tuple(sorted(found))
        ),
        "papers": st.just(())
        if note
        else st.lists(slugs(), min_size=2, max_size=4, unique=True).map(
            lambda found: tuple(sorted(found))
        ),
        "status": st.sampled_from(STATUSES),
        "prompt": bodies().filter(
            lambda text: "- [" not in text and text == text.lstrip()
        ),
        "explanation": st.just("") | bodies(),
    }
    choices = st.builds(
        ChoiceEntry,
        text=paragraphs(),
        is_right=st.booleans(),
        feedback=st.just("") | bodies(),
    )
    return st.one_of(
        st.builds(
            QuestionEntry,
            kind=st.just("recall"),
            answer=bodies(),
            key_points=st.lists(items(), min_size=2, max_size=5).map(tuple),
            **common,
        ),
        st.builds(
            QuestionEntry,
            kind=st.just("choice"),
            choices=st.lists(choices, min_size=3, max_size=5).map(tuple),
            **common,
        ),
        st.builds(QuestionEntry, kind=st.just("cloze"), **common),
    )


def sections():
    kinds = st.lists(st.sampled_from(SECTION_KINDS), unique=True).map(
        lambda found: sorted(found, key=SECTION_KINDS.index)
    )
    return kinds.flatmap(
        lambda found: st.tuples(
            *(st.builds(SectionEntry, st.just(kind), bodies(2)) for kind in found)
        )
    )


def links():
    made = st.builds(
        LinkEntry, kind=st.sampled_from(LINK_KINDS), paper=slugs(), because=lines()
    )
    return st.lists(made, max_size=4).map(
        lambda found: tuple(sorted(found, key=lambda link: LINK_KINDS.index(link.kind)))
    )


def few(texts):
    return st.lists(texts, max_size=3).map(tuple)


def days():
    return st.dates(date(1900, 1, 1), date(2100, 12, 31))


def notes():
    return st.builds(
        NoteFile,
        slug=st.just("relay"),
        title=lines(),
        authors=few(lines()),
        et_al=st.booleans(),
        year=st.integers(1800, 2100),
        venue=st.just("") | lines(),
        arxiv=st.just("") | lines(),
        category=slugs(),
        tags=few(slugs()).map(lambda found: tuple(sorted(found))),
        topics=few(slugs()).map(lambda found: tuple(sorted(found))),
        links=links(),
        note=st.sampled_from(NOTE_KINDS),
        status=st.sampled_from(STATUSES),
        written_by=st.just("") | lines(),
        machine_helped=st.none() | st.booleans(),
        written_on=st.none() | days(),
        sources=few(lines()),
        tldr=st.just("") | bodies(2),
        why_it_matters=st.just("") | bodies(2),
        sections=sections(),
        questions=st.lists(questions("relay"), max_size=3).map(tuple),
    )


def themes():
    return st.builds(
        ThemeFile,
        st.just("lines"),
        st.lists(questions(), min_size=1, max_size=3).map(tuple),
    )


def paths():
    return st.builds(
        PathFile,
        slug=st.just("first-steps"),
        title=lines(),
        description=lines(),
        status=st.sampled_from(STATUSES),
        written_by=lines(),
        machine_helped=st.booleans(),
        written_on=days(),
        introduction=st.just("") | bodies(2),
        steps=st.lists(
            st.builds(PathStep, slugs(), lines()), min_size=1, max_size=4
        ).map(tuple),
    )


def categories():
    return few(st.builds(CategoryEntry, slugs(), lines(), lines()))


def frameworks():
    prompts = few(st.builds(PromptEntry, slugs(), lines()))
    return few(
        st.builds(FrameworkEntry, slugs(), lines(), st.sampled_from(PURPOSES), prompts)
    )


@st.composite
def topics(draw):
    """A forest in the order of its file."""
    names = lines().filter(lambda text: "{" not in text and "}" not in text)
    made, children = [], {}
    for slug in draw(st.lists(slugs(), max_size=8, unique=True)):
        parent = draw(st.sampled_from(["", *(topic.slug for topic in made)]))
        position = children[parent] = children.get(parent, -1) + 1
        description = draw(st.just("") | lines())
        made.append(
            TopicEntry(
                slug, draw(names), description, draw(st.booleans()), parent, position
            )
        )
    return tuple(made)
