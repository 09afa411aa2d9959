"""A good library reads without a fault.

Each way to spoil it is told with its place and what to do.
"""

from datetime import date

import pytest

from papers.libraryfiles import ChoiceEntry, LinkEntry, TopicEntry, read_library


def test_sample_has_no_faults(sample):
    library, faults = sample.read()
    assert faults == ()
    assert [note.slug for note in library.notes] == ["ember", "relay", "spark"]


def test_note_has_its_bibliography(sample):
    _, relay, spark = sample.library().notes
    assert relay.title == "Relays: A Method"
    assert relay.authors == ("Szegedi, Clara", "Ørsted, Hans")
    assert relay.year == 2010
    assert relay.arxiv == "1001.00010"
    assert relay.category == "signals"
    (link,) = spark.links
    assert link == LinkEntry("read_next", "relay", link.because)
    assert link.line == 11


def test_note_says_how_it_was_written(sample):
    _, relay, _ = sample.library().notes
    assert relay.note == "full"
    assert relay.status == "published"
    assert relay.machine_helped is True
    assert relay.written_on == date(2026, 11, 21)


def test_paper_without_note_says_nothing_of_it(sample):
    ember, *_ = sample.library().notes
    assert ember.et_al is True
    assert ember.machine_helped is None
    assert ember.written_on is None


def test_note_has_its_sections(sample):
    _, relay, _ = sample.library().notes
    kinds = [section.kind for section in relay.sections]
    assert kinds == [
        "plain",
        "problem",
        "contributions",
        "approach",
        "evidence",
        "limitations",
        "practice",
    ]
    assert relay.tldr.startswith("A station that reads")
    assert relay.why_it_matters.startswith("The relay is the first")
    assert "| long | 40 |" in relay.section("approach").body


@pytest.fixture
def relay_questions(sample):
    _, relay, _ = sample.library().notes
    return {question.id: question for question in relay.questions}


def test_question_has_its_settings(relay_questions):
    question = relay_questions["relay-why-decide"]
    assert question.kind == "recall"
    assert question.level == "explain"
    assert question.section == "approach"
    assert question.topics == ("relays",)


def test_question_has_its_answer(relay_questions):
    question = relay_questions["relay-why-decide"]
    second_point = "Choosing a letter wipes out the error of one stretch."
    assert question.key_points[1] == second_point
    explanation = "People remember the loudness and forget the choice."
    assert question.explanation == explanation


def test_choice_question_has_its_choices(relay_questions):
    question = relay_questions["relay-which-cost"]
    prompt = "You halve the distance between stations. What do you pay?"
    assert question.prompt == prompt
    assert question.choices[1] == ChoiceEntry(
        "More stations that may err",
        True,
        "The count doubles, and each one can decide wrongly.",
    )


def test_cloze_keeps_its_gaps(relay_questions):
    question = relay_questions["relay-cloze-three"]
    prompt = "A relay will {{read}}, decide and {{send|transmit}} again."
    assert question.prompt == prompt


def test_topic_has_its_place_in_the_tree(sample):
    topic = sample.library().topics[2]
    assert topic == TopicEntry(
        "relay-chains",
        "Relay chains",
        "Relays one after the other.",
        True,
        parent="relays",
        position=0,
        definition=topic.definition,
    )
    assert topic.definition.startswith("Relays in a row")


def test_theme_has_its_questions(sample):
    (theme,) = sample.library().themes
    (question,) = theme.questions
    assert question.papers == ("relay", "spark")
    assert question.status == "draft"


def test_path_has_its_steps(sample):
    (path,) = sample.library().paths
    assert [step.paper for step in path.steps] == ["spark", "relay"]
    assert path.introduction == "Read slowly."


def test_tables_are_read(sample):
    library = sample.library()
    prompts = [prompt.slug for prompt in library.frameworks[0].prompts]
    assert prompts == ["critique-claim", "critique-gap"]
    assert library.categories[0].name == 'Signals & "Noise"'


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        (
            "notes/relay.md",
            b"\xff\xfe---",
            "notes/relay.md:1: The file is not UTF-8 here. Save it as UTF-8.",
        ),
        (
            "notes/relay.md",
            b"---\na\x00",
            "notes/relay.md:2: The character U+0000 is not allowed. Remove it.",
        ),
        (
            "notes/relay.md",
            b"a\r\nb",
            "notes/relay.md:1: The line ends with CR. Save the file with LF line ends.",
        ),
        (
            "notes/relay.md",
            "a\ne\u0301",
            "notes/relay.md:2: The text is not in Unicode NFC."
            " Save it in normal form C.",
        ),
        (
            "notes/relay.md",
            "a\u202eb",
            "notes/relay.md:1: The character U+202E is not allowed. Remove it.",
        ),
        (
            "notes/relay.md",
            b"x" * 200_001,
            "notes/relay.md:1: The file is larger than 200 kB. Shorten or split it.",
        ),
        (
            "topics.md",
            b"x" * 2_000_001,
            "topics.md:1: The file is larger than 2000 kB. Shorten or split it.",
        ),
        (
            "figures/relay-loop.svg",
            b"x" * 410_001,
            "figures/relay-loop.svg:1: The file is larger than 410 kB."
            " Shorten or split it.",
        ),
        (
            "notes/Relay two.md",
            "---\n",
            "notes/Relay two.md:1: The file's name does not belong here."
            " Name it <slug>.md. Use lower-case ASCII letters, digits"
            " and single hyphens, at most 80 characters.",
        ),
        (
            "notes/export.md",
            "---\ntitle: A\n---\n",
            "notes/export.md:1: /papers/export/ is an address of the site itself."
            " Give the file another name.",
        ),
    ],
)
def test_file_that_is_no_text_is_told(sample, path, content, expected):
    sample.write(path, content)
    faults = sample.faults()
    assert expected in [str(fault) for fault in faults]


def test_unread_note_is_no_missing_paper(sample):
    sample.write("notes/spark.md", b"\xff")
    faults = sample.faults()
    assert [fault.path for fault in faults] == ["notes/spark.md"]


def test_stranger_and_missing_folder_are_told(sample, tmp_path):
    sample.write("topcis.md", "")
    assert [fault.path for fault in sample.faults()] == ["topcis.md"]
    library, faults = read_library(tmp_path / "nowhere")
    assert (library.notes, len(faults)) == ((), 1)


def test_symbolic_link_is_not_followed(sample, tmp_path):
    (tmp_path / "secret.md").write_text("secret")
    (sample.folder / "notes" / "leak.md").symlink_to(tmp_path / "secret.md")
    assert sample.problems() == ["This is not a regular file"]
