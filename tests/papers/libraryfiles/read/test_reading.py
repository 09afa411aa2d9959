"""A good library reads without a fault; each way to spoil it is told with its place and what to do."""

from datetime import date

import pytest

from papers.libraryfiles import ChoiceEntry, LinkEntry, TopicEntry, read_library


def test_sample_has_no_faults(sample):
    library, faults = sample.read()
    assert faults == ()
    assert [note.slug for note in library.notes] == ["ember", "relay", "spark"]


def test_note_has_its_front_matter(sample):
    ember, relay, spark = sample.library().notes
    assert relay.title == "Relays: A Method"
    assert relay.authors == ("Szegedi, Clara", "Ørsted, Hans")
    assert (relay.year, relay.arxiv, relay.category) == (2010, "1001.00010", "signals")
    assert (relay.note, relay.status, relay.machine_helped) == (
        "full",
        "published",
        True,
    )
    assert relay.written_on == date(2026, 11, 21)
    assert (ember.et_al, ember.machine_helped, ember.written_on) == (True, None, None)
    assert spark.links == (LinkEntry("read_next", "relay", spark.links[0].because, 12),)


def test_note_has_its_sections(sample):
    relay = sample.library().notes[1]
    kinds = [section.kind for section in relay.sections]
    assert kinds == [
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


def test_questions_have_their_parts(sample):
    questions = {
        question.id: question for question in sample.library().notes[1].questions
    }
    recall = questions["relay-why-decide"]
    assert (recall.kind, recall.level, recall.section, recall.topics) == (
        "recall",
        "explain",
        "approach",
        ("relays",),
    )
    assert (
        recall.key_points[1] == "Choosing a letter wipes out the error of one stretch."
    )
    assert recall.explanation == "People remember the loudness and forget the choice."
    choice = questions["relay-which-cost"]
    assert choice.prompt == "You halve the distance between stations. What do you pay?"
    right = ChoiceEntry(
        "More stations that may err",
        True,
        "The count doubles, and each one can decide wrongly.",
    )
    assert choice.choices[1] == right
    assert (
        questions["relay-cloze-three"].prompt
        == "A relay will {{read}}, decide and {{send|transmit}} again."
    )


def test_tree_theme_path_and_framework_are_read(sample):
    library = sample.library()
    assert library.topics[2] == TopicEntry(
        "relay-chains",
        "Relay chains",
        "Relays one after the other.",
        True,
        parent="relays",
        position=0,
    )
    assert library.themes[0].questions[0].papers == ("relay", "spark")
    assert library.themes[0].questions[0].status == "draft"
    assert [step.paper for step in library.paths[0].steps] == ["spark", "relay"]
    assert library.paths[0].introduction == "Read slowly."
    assert [prompt.slug for prompt in library.frameworks[0].prompts] == [
        "critique-claim",
        "critique-gap",
    ]
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
            "notes/relay.md:2: The text is not in Unicode NFC. Save it in normal form C.",
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
            b"x" * 20_001,
            "figures/relay-loop.svg:1: The file is larger than 20 kB. Shorten or split it.",
        ),
        (
            "notes/Relay two.md",
            "---\n",
            "notes/Relay two.md:1: The file's name does not belong here. Name it <slug>.md. Use lower-case ASCII"
            " letters, digits and single hyphens, at most 80 characters.",
        ),
        (
            "notes/export.md",
            "---\ntitle: A\n---\n",
            "notes/export.md:1: /papers/export/ is an address of the site itself. Give the file another name.",
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
