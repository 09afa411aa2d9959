"""Libraries that hypothesis makes up: every text that the format promises to keep."""

import unicodedata
from collections import Counter
from datetime import date

from hypothesis import strategies as st

from papers.libraryfiles import (
    CategoryEntry,
    ChoiceEntry,
    FrameworkEntry,
    LinkEntry,
    NoteFile,
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
BRACES = {"{", "}"}
PLACES = ("", "relay#approach", "x#problem")
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


def says_something(text):
    return text and text_problem(text) is None


def lines():
    """One line of text that says something."""
    letters = MARKS | ANYTHING
    texts = st.text(letters, min_size=1, max_size=30)
    return texts.map(normal).map(str.strip).filter(says_something)


def joined_blocks(others, **sizes):
    """Some of the blocks above and of these others, below each other."""
    blocks = st.sampled_from(BLOCKS) | others
    return st.lists(blocks, **sizes).map("\n".join)


def encoded_texts():
    texts = st.text(max_size=200)
    return texts.map(lambda text: text.encode("utf-8", "surrogatepass"))


def sorted_tuple(values):
    return tuple(sorted(values))


def bodies(deepest=4):
    """Canonical Markdown without headings that would end it."""
    blocks = st.one_of(
        st.sampled_from(BLOCKS),
        lines(),
        st.lists(lines(), min_size=2, max_size=3).map("\n".join),
    )

    def stays_in_place(text):
        return text.strip() and heading_problem(text, deepest) is None

    texts = st.lists(blocks, min_size=1, max_size=4).map("\n\n\n".join)
    return texts.map(tidy).filter(stays_in_place)


def slugs():
    return st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


def paragraphs():
    """One paragraph that is no list, quotation or code."""
    texts = lines().map(lambda text: f"So {text}")
    return texts.filter(lambda text: "```" not in text)


def items():
    return st.one_of(
        paragraphs(),
        paragraphs().map(lambda text: f"{text}\nand on\n\n- inner\n\nlast"),
    )


def prompts():
    """Bodies that begin with no blank and hold no choice."""
    return bodies().filter(lambda text: "- [" not in text and text == text.lstrip())


def places_in_a_note(note):
    """What differs for questions in the note of this paper."""
    return {
        "id": slugs().map(lambda slug: f"{note}-{slug}"),
        "section": st.sampled_from(SECTION_KINDS),
    }


def places_across_papers():
    papers = st.lists(slugs(), min_size=2, max_size=4, unique=True)
    return {
        "id": slugs(),
        "papers": papers.map(sorted_tuple),
    }


def questions(place):
    topics = st.lists(slugs(), max_size=2, unique=True)
    common = {
        **place,
        "level": st.sampled_from(LEVELS),
        "topics": topics.map(sorted_tuple),
        "status": st.sampled_from(STATUSES),
        "prompt": prompts(),
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


@st.composite
def sections(draw):
    kinds = draw(st.lists(st.sampled_from(SECTION_KINDS), unique=True))
    kinds.sort(key=SECTION_KINDS.index)
    return tuple(SectionEntry(kind, draw(bodies(2))) for kind in kinds)


@st.composite
def links(draw):
    link = st.builds(
        LinkEntry,
        kind=st.sampled_from(LINK_KINDS),
        paper=slugs(),
        because=lines(),
    )
    entries = draw(st.lists(link, max_size=4))
    entries.sort(key=lambda entry: LINK_KINDS.index(entry.kind))
    return tuple(entries)


def few(texts):
    return st.lists(texts, max_size=3).map(tuple)


def other_names():
    """Names that a topic's line and a database's lines can hold."""
    letters = st.sampled_from("abZ9é漢:-()")
    names = st.text(letters, min_size=1, max_size=12).map(lambda text: f"n{text}")
    return st.lists(names.map(normal), max_size=3, unique_by=str.casefold).map(tuple)


def days():
    return st.dates(date(1900, 1, 1), date(2100, 12, 31))


def former_slugs():
    """None that anything has: questions of a note may begin with them too."""
    names = slugs().map(lambda slug: f"former-{slug}"[:80].rstrip("-"))
    return st.sets(names, max_size=3).map(sorted_tuple)


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
        tags=few(slugs()).map(sorted_tuple),
        topics=few(slugs()).map(sorted_tuple),
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
        questions=few(questions(places_in_a_note("relay"))),
        also_called=other_names(),
        formerly=former_slugs(),
        read_by=st.just("") | lines(),
    )


def themes():
    across = questions(places_across_papers())
    return st.builds(
        ThemeFile,
        slug=st.just("lines"),
        questions=st.lists(across, min_size=1, max_size=3).map(tuple),
    )


def categories():
    return few(st.builds(CategoryEntry, slugs(), lines(), lines()))


def frameworks():
    entry = st.builds(
        FrameworkEntry,
        slug=slugs(),
        name=lines(),
        purpose=st.sampled_from(PURPOSES),
        prompts=few(st.builds(PromptEntry, slugs(), lines())),
    )
    return few(entry)


@st.composite
def topics(draw):
    """A forest in the order of its file."""
    names = lines().filter(lambda text: not BRACES.intersection(text))
    entries = []
    parents = [""]
    child_counts = Counter()
    for slug in draw(st.lists(slugs(), max_size=8, unique=True)):
        parent = draw(st.sampled_from(parents))
        entry = TopicEntry(
            slug=slug,
            name=draw(names),
            description=draw(st.just("") | lines()),
            is_supplementary=draw(st.booleans()),
            parent=parent,
            position=child_counts[parent],
            also_called=draw(other_names()),
            definition=draw(st.just("") | lines()),
            explained_in=draw(st.sampled_from(PLACES)),
            formerly=draw(former_slugs()),
        )
        child_counts[parent] += 1
        parents.append(slug)
        entries.append(entry)
    return tuple(entries)
