"""What is nearest where not all words are in any paper."""

import pytest

from papers.models import Link, Paper
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import parse_query
from papers.search.vocabulary import forget_vocabulary
from tests.factories import PaperFactory, TopicFactory


def near(text):
    """The slugs of the nearest papers, best first, without those that fit."""
    search = Search(parse_query(text), {})
    fitting = search.ids(Kind.PAPER, start=0, size=20)
    ids = search.near_papers(10, fitting_ids=fitting).ids
    slugs = dict(Paper.objects.values_list("pk", "slug"))
    return [slugs[pk] for pk in ids]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("attention kaiser zyzzyva", "transformer"),
        ("residual lerning zyzzyva", "resnet"),
        ("identities of residual tokens", "resnet"),
        ('"attention is al you need"', "transformer"),
        ("few shot lerners -identity zyzzyva", "gpt"),
        ("learner residual year:2015", "resnet"),
        ("ｓｏｆｔｍａｘ zyzzyva", "transformer"),
    ],
)
def test_nearest_is_found_by_most_of_the_words(library, text, first):
    assert near(text)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "zyzzyva",
        "year:1999",
        "attention",
        "secretcanary zyzzyva",
        "🙂",
        "author:kaiser zyzzyva -attention",
    ],
)
def test_nothing_is_near(library, text):
    assert near(text) == []


def test_conditions_hold_for_what_is_near(library):
    assert near("residual zyzzyva year:2020") == []
    assert near("few zyzzyva -layers -softmax") == ["gpt"]
    assert near("author:kaiser few zyzzyva") == ["transformer"]


def test_rare_word_weighs_more(library):
    for number in range(9):
        PaperFactory(slug=f"common-{number}", title="Shallow common")
    PaperFactory(slug="rare", title="Zebrafish")
    assert near("common zebrafish zyzzyva")[0] == "rare"


def test_links_and_topics_tell_which_paper_is_meant(library):
    Link.objects.create(
        source=library["gpt"],
        target=library["bare"],
        kind="builds_on",
        reason="It replaced the carousel for good.",
    )
    assert near("carousel zyzzyva") == ["bare"]
    topic = TopicFactory(name="Jumps", also_called="skip connection")
    library["resnet"].topics.add(topic)
    PaperFactory(slug="skips", title="Layers", tldr="A connection, and a skip.")
    assert near("skip connections of layers")[0] in ("resnet", "skips")


def test_what_is_nearer_than_scattered_words_leads(library):
    body = "Much of deep. " + "Words. " * 300 + "A residual. " + "Words. " * 300
    PaperFactory(slug="far", title="Elsewhere", sections={"problem": f"{body} Broom."})
    search = Search(parse_query("deep residual learning broom"), {})
    fitting = search.ids(Kind.PAPER, start=0, size=20)
    assert fitting == []
    search = Search(parse_query("deep residual broom"), {})
    fitting = search.ids(Kind.PAPER, start=0, size=20)
    found = search.near_papers(10, fitting_ids=fitting)
    assert [Paper.objects.get(pk=pk).slug for pk in fitting] == ["far"]
    assert found.is_nearer
    assert Paper.objects.get(pk=found.ids[0]).slug == "resnet"


def test_paper_to_which_more_notes_lead_comes_first(library):
    for slug in ("lonely", "famous"):
        PaperFactory(slug=slug, title="Zebrafish", tldr="Stripes.")
    famous = Paper.objects.get(slug="famous")
    for source in (library["gpt"], library["resnet"]):
        Link.objects.create(
            source=source, target=famous, kind="builds_on", reason="Because."
        )
    ids = Search(parse_query("zebrafish"), {}).ids(Kind.PAPER, start=0, size=5)
    assert [Paper.objects.get(pk=pk).slug for pk in ids] == ["famous", "lonely"]


PASTED = """
When nets grow deeper, the error on the very data they learn from goes up, which no
overfitting explains. Our layers (stacked by the dozen) learn only what they add to
their input: a residual, "carried along" by an identity that costs nothing; with it,
ten times as many layers come down as easily as a few, and win on every picture that
we tried - OR so it seems to the authors, who trained them for weeks on whatever their
laboratory had, and gave the code away to all who asked.
"""


def test_pasted_text_finds_its_paper_first(library):
    assert near(PASTED)[0] == "resnet"


def test_unknown_word_of_a_pasted_text_is_no_slip(library):
    assert parse_query(PASTED).passage
    wanted = Search(parse_query(f"lerning {PASTED}"), {}).criteria.wanted
    assert not [each for each in wanted if each.meant]


def test_what_one_note_says_of_another_counts(library):
    """What was replaced says more of each word than what replaced it."""
    older = PaperFactory(
        slug="older",
        title="Zyzzyvas for translation",
        tldr="Zyzzyvas in translation replaced phrases in translation.",
    )
    newer = PaperFactory(slug="newer", title="Reflection")
    other = PaperFactory(slug="other", title="Another reflection")
    Link.objects.create(
        source=older,
        target=newer,
        kind="read_next",
        reason="Replaced the zyzzyva for translation.",
    )
    Link.objects.create(
        source=older, target=other, kind="read_next", reason="Is a zyzzyva too."
    )
    forget_vocabulary()
    search = Search(parse_query("replaced the zyzzyva for translation"), {})
    fitting = search.ids(Kind.PAPER, start=0, size=20)
    assert fitting == [newer.pk]
    assert not search.near_papers(10, fitting_ids=fitting).is_nearer


def test_everyday_word_stands_for_the_trades(library):
    PaperFactory(slug="images", title="Deblurred", tldr="An image, made clean.")
    PaperFactory(slug="other", title="Elsewhere", tldr="A letter, made clean.")
    assert near("clean photo zyzzyva")[0] == "images"


def test_each_name_counts_by_itself(library):
    many = "\n".join(f"something longer {number} of its kind" for number in range(15))
    PaperFactory(slug="many", title="Seen", also_called=f"zebra stripes\n{many}")
    PaperFactory(slug="loose", title="Seen", also_called="zebra lines, other stripes")
    assert near("zebra stripes zyzzyva")[0] == "many"
