"""Whatever a curator or a library file writes, pages keep their shape."""

import pytest

from papers.models import (
    Author,
    Category,
    Choice,
    KeyPoint,
    Link,
    Paper,
    PaperPage,
    PathStep,
    Section,
    Topic,
)
from papers.services.page_cache import render_pages
from tests.factories import (
    ChoiceQuestionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    TopicFactory,
)
from tests.hostile.markup import HARMLESS, shape_of, shape_of_html
from tests.hostile.payloads import packed
from tests.papers.markdown.safe_markup import problems_of

pytestmark = [pytest.mark.corpora, pytest.mark.django_db]
PAGES = [
    "/",
    "/papers/",
    "/papers/paper/",
    "/papers/other/",
    "/categories/category/",
    "/tags/tag/",
    "/authors/author/",
    "/topics/",
    "/topics/topic/",
    "/paths/",
    "/paths/path/",
    "/papers/?category=category&tag=tag&topic=topic&author=author",
]


@pytest.fixture
def library():
    """One row of each kind, each on the others' pages."""
    topic = TopicFactory(slug="topic")
    TopicFactory(slug="below", parent=topic)
    paper = PaperFactory(
        slug="paper",
        authors=["Author"],
        tags=["tag"],
        topics=[topic],
        written_on="2026-03-10",
    )
    other = PaperFactory(slug="other")
    Category.objects.filter(pk=paper.category_id).update(slug="category")
    Link.objects.create(source=paper, target=other, kind="read_next", reason=HARMLESS)
    PathStep.objects.create(
        path=ReadingPathFactory(slug="path"), paper=paper, position=1, reason=HARMLESS
    )
    QuestionFactory(home=paper).topics.add(topic)
    # Rows are alike, whichever title comes first.
    QuestionFactory(home=other)
    return paper


def write_plainly(text):
    """The text into every field that is no Markdown."""
    paper = Paper.objects.get(slug="paper")
    names = {
        "title": text[:500],
        "venue": text[:200],
        "written_by": text[:200],
        "read_by": text[:200],
        "doi": text[:200],
        "arxiv_id": text[:40],
    }
    Paper.objects.filter(pk=paper.pk).update(**names, sources=[text, text])
    Author.objects.update(name=text[:200])
    Category.objects.filter(pk=paper.category_id).update(name=text[:120])
    Topic.objects.update(name=text[:200])
    paper.tags.update(name=text[:100])
    type(paper.path_steps.get().path).objects.update(
        title=text[:200], written_by=text[:200]
    )
    list(render_pages())


def shapes(client):
    found = {}
    for page in PAGES:
        response = client.get(page)
        assert response.status_code == 200, page
        found[page] = shape_of(response)
    return found


def stored_shapes():
    """The tags of what is stored of the pages."""
    rows = PaperPage.objects.order_by("pk").values_list(
        "row_html", "head_html", "header_html", "body_html", "links_html"
    )
    return [shape_of_html("".join(row)) for row in rows]


def test_plain_text_brings_no_tag_into_stored_pages(library):
    write_plainly(HARMLESS)
    before = stored_shapes()
    for text in packed(500)[::4]:
        write_plainly(text)
        assert stored_shapes() == before, text


@pytest.mark.parametrize("is_learner", [False, True])
def test_plain_text_brings_no_tag_into_any_page(client, ada, library, is_learner):
    browser = ada if is_learner else client
    write_plainly(HARMLESS)
    before = shapes(browser)
    for text in packed(500)[::40]:
        write_plainly(text)
        assert shapes(browser) == before, text


def test_markdown_of_every_field_comes_out_harmless(library):
    """What is stored as HTML holds what the Markdown may and nothing else."""
    question, choice = QuestionFactory(), ChoiceQuestionFactory()
    topic, step, link = (
        Topic.objects.get(slug="topic"),
        PathStep.objects.get(),
        Link.objects.get(),
    )
    path, category, point = step.path, library.category, KeyPoint.objects.first()
    one = Choice.objects.filter(question=choice).first()
    fields = [(question, name) for name in ("prompt", "answer", "explanation")] + [
        (library, "tldr"),
        (topic, "description"),
        (category, "description"),
        (path, "description"),
        (path, "introduction"),
        (step, "reason"),
        (link, "reason"),
        (point, "text"),
        (one, "text"),
        (one, "feedback"),
    ]
    for text in packed(2_000):
        for row, name in fields:
            setattr(row, name, text)
            row.save()
            assert problems_of(getattr(row, f"{name}_html")) == [], (name, text)


def write_marked_up(text):
    """The text into every Markdown field that a page shows."""
    Section.objects.update(body=text)
    for row, names in (
        (Paper.objects.get(slug="paper"), ("tldr", "why_it_matters")),
        (Link.objects.get(), ("reason",)),
        (PathStep.objects.get(), ("reason",)),
        (PathStep.objects.get().path, ("description", "introduction")),
        (Topic.objects.get(slug="topic"), ("description",)),
        (Category.objects.get(slug="category"), ("description",)),
    ):
        for name in names:
            setattr(row, name, text)
        row.save()
    list(render_pages())


def test_markdown_brings_nothing_that_runs_into_any_page(client, library):
    write_marked_up(HARMLESS)
    allowed = set()
    for tags in shapes(client).values():
        allowed |= {tag for tag, _ in tags}
    for text in packed(2_000)[::8]:
        write_marked_up(text)
        for page, tags in shapes(client).items():
            scripts = [
                names for tag, names in tags if tag == "script" and "src" not in names
            ]
            assert scripts in ([], [("type",)]), page
            assert {tag for tag, _ in tags} & {
                "iframe",
                "object",
                "embed",
                "base",
                "style",
                "template",
                "form",
            } <= allowed


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "https://a@evil.example",
        " javascript:x",
    ],
)
def test_address_that_runs_is_no_link(client, library, url):
    Paper.objects.filter(slug="paper").update(url=url)
    list(render_pages())
    shape_of(client.get("/papers/paper/"))
    assert f'href="{url.strip()}"' not in client.get("/papers/paper/").content.decode()


def test_curation_pages_keep_their_shape(sign_in, library):
    root = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
    kinds = ("paper", "question", "author", "category", "topic", "readingpath")
    pages = [f"/admin/papers/{kind}/" for kind in kinds] + [
        f"/admin/papers/paper/{library.pk}/change/"
    ]
    write_plainly(HARMLESS)
    before = {page: shape_of(root.get(page)) for page in pages}
    for text in packed(500)[::60]:
        write_plainly(text)
        assert {page: shape_of(root.get(page)) for page in pages} == before, text
