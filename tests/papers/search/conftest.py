import pytest

from papers.models import Paper, Question
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import parse_query
from papers.search.vocabulary import forget_vocabulary
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    ClozeQuestionFactory,
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    TopicFactory,
)


@pytest.fixture(autouse=True)
def fresh_vocabulary():
    """What an earlier test's library held is forgotten."""
    forget_vocabulary()
    yield
    forget_vocabulary()


@pytest.fixture
def library(db):
    """A few papers that differ in where and how they say the same words."""
    language = CategoryFactory(slug="language-models", name="Language models")
    attention = TopicFactory(slug="attention", name="Attention")
    heads = TopicFactory(slug="heads", name="Multiple heads", parent=attention)
    AuthorFactory(slug="orsted", name="Ørsted, Åse")
    body = (
        "Tokens look at each other.\n\nScores are scaled by $\\sqrt{d_k}$"
        " before the softmax of the few-shot prompt."
    )
    papers = {
        "transformer": PaperFactory(
            slug="transformer",
            title="Attention Is All You Need",
            authors=["Vaswani, Ashish", "Kaiser, Łukasz", "Ørsted, Åse"],
            tags=["nlp"],
            topics=[heads],
            category=language,
            sections={"problem": body},
        ),
        "gpt": PaperFactory(
            slug="gpt",
            title="Few Shot Learners",
            year=2020,
            tldr="Large.",
            category=language,
        ),
        "resnet": PaperFactory(
            slug="resnet",
            title="Deep Residual Learning",
            year=2015,
            tldr="A shot of identity, few layers.",
        ),
        "draft": PaperFactory(
            slug="draft",
            title="Secretcanary draft",
            authors=["Hidden, Nobody"],
            status="draft",
        ),
        "retired": PaperFactory(
            slug="retired", title="Secretcanary retired", status="retired"
        ),
        "bare": PaperFactory(
            slug="bare", title="Unread Work", note=Paper.Note.NONE, tldr=""
        ),
    }
    QuestionFactory(
        slug="why", home=papers["transformer"], prompt="Why is recurrence slow?"
    )
    QuestionFactory(
        slug="of-draft",
        home=papers["draft"],
        prompt="Secretcanary question of a draft?",
    )
    QuestionFactory(
        slug="new",
        home=papers["gpt"],
        prompt="Secretcanary new?",
        status=Question.Status.DRAFT,
    )
    ClozeQuestionFactory(
        slug="gaps",
        home=papers["transformer"],
        prompt="Base has {{sixfold|secretcanary}} layers.",
    )
    ReadingPathFactory(
        slug="begin", title="To attention", description="From recurrence on."
    )
    ReadingPathFactory(slug="later", title="Secretcanary path", status="draft")
    return papers


@pytest.fixture
def find(library):
    """The slugs of the papers that a query finds, best first."""

    def search(text, own=None):
        ids = Search(parse_query(text), own or {}).ids(Kind.PAPER, start=0, size=50)
        slugs = dict(Paper.objects.filter(pk__in=ids).values_list("pk", "slug"))
        return [slugs[pk] for pk in ids]

    return search
