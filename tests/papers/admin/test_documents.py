"""A curator brings a document, sees what it would change, imports and undoes it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from papers.admin import documents
from papers.models import Collection, DocumentImport, Question, Topic
from tests.factories import CategoryFactory, PaperFactory, QuestionFactory
from tests.html_page import Page
from tests.library_changes import bring_topics
from tests.papers.documents.index_documents import INDEX
from tests.papers.documents.topic_documents import BOX_TREE, NAMES

ADD = "/admin/papers/documentimport/add/"


def page_of(document, page):
    return f"/admin/papers/documentimport/{document.pk}/{page}/"


def test_document_is_brought_seen_imported_and_undone(curator_browser, curator):
    file = SimpleUploadedFile("kitchen.md", BOX_TREE.encode())
    page = curator_browser.post(ADD, {"file": file}, follow=True)
    document = DocumentImport.objects.get()
    assert document.name == "kitchen.md"
    assert document.by == curator
    assert document.kind == "box_tree"
    assert f"New: {len(NAMES)}" in page.content.decode()
    assert not Topic.objects.exists()
    page = curator_browser.post(page_of(document, "import"), follow=True)
    assert "Undo the whole import" in page.content.decode()
    assert Topic.objects.count() == len(NAMES)
    page = curator_browser.post(page_of(document, "undo"), follow=True)
    assert "as it was before" in page.content.decode()
    assert not Topic.objects.exists()


def test_pasted_text_can_be_read_as_another_kind(curator_browser):
    body = {"pasted": "Bread\n\tDough\n", "kind": "topic_list"}
    page = curator_browser.post(ADD, body)
    assert "no topic was found" in page.content.decode()
    curator_browser.post(ADD, body | {"kind": ""})
    document = DocumentImport.objects.get()
    curator_browser.post(page_of(document, "read-as"), {"kind": "opml"})
    page = curator_browser.get(page_of(document, "change"))
    assert "no well-formed XML" in page.content.decode()
    curator_browser.post(page_of(document, "read-as"), {"kind": "scroll"})
    document.refresh_from_db()
    assert document.kind == "opml"


@pytest.mark.parametrize(
    ("pasted", "content"), [("", None), ("- a\n- b\n", b"- a\n"), ("", b"\0\0\0")]
)
def test_what_cannot_be_read_is_explained(curator_browser, pasted, content):
    body = {"pasted": pasted}
    if content:
        body["file"] = SimpleUploadedFile("a.md", content)
    page = curator_browser.post(ADD, body)
    assert page.context["form"].errors
    assert not DocumentImport.objects.exists()


def test_used_topics_stand_in_the_way_of_undo(curator_browser):
    document = bring_topics()
    curator_browser.post(page_of(document, "import"))
    PaperFactory(topics=[Topic.objects.get(name="Orders")])
    page = curator_browser.post(page_of(document, "undo"), follow=True)
    assert "“Orders”" in page.content.decode()
    assert Topic.objects.count() == 3


@pytest.mark.parametrize(
    ("pasted", "told"),
    [("- Bread\n", "1 new topic, 0"), ("- Bread\n- Oil\n", "2 new topics, 0")],
)
def test_topics_that_are_new_are_counted_in_words(curator_browser, pasted, told):
    curator_browser.post(ADD, {"pasted": pasted, "kind": "topic_list"})
    document = DocumentImport.objects.get()
    page = curator_browser.post(page_of(document, "import"), follow=True)
    assert f"Imported: {told} changed." in page.content.decode()


def test_imported_document_stays(curator_browser):
    document = bring_topics()
    curator_browser.post(page_of(document, "import"))
    page = curator_browser.post(page_of(document, "delete"), {"post": "yes"})
    assert page.status_code == 403


SHEET = "## Slow Bread – 2011\n- Why?\n  - So.\n## Soups – 2012\n- When?\n  - Now.\n"


def choose(browser, document, **fields):
    return browser.post(page_of(document, "choose"), fields, follow=True)


def test_curator_says_which_papers_the_headings_mean(curator_browser):
    bread = PaperFactory(title="Bread", slug="bread", arxiv_id="1801.00001")
    soup = PaperFactory(title="Soup of the Day", also_called="Soups")
    document = bring_topics(text=SHEET, kind="question_sheet")
    page = curator_browser.get(page_of(document, "change"))
    assert "waits: say above which paper" in page.content.decode()
    page = choose(curator_browser, document, other_1="porridge")
    assert "No paper of the library has “porridge”" in page.content.decode()
    choose(curator_browser, document, other_1="arXiv:1801.00001", place_4=soup.pk)
    document.refresh_from_db()
    assert document.chosen == {"1": str(bread.pk), "4": str(soup.pk)}
    page = curator_browser.post(page_of(document, "import"), follow=True)
    assert "Imported: 2 new questions, which wait as drafts." in page.content.decode()
    homes = Question.objects.order_by("id").values_list("home", "prompt")
    assert list(homes) == [(bread.pk, "Why?"), (soup.pk, "When?")]
    choose(curator_browser, document, place_1="out")
    document.refresh_from_db()
    assert document.chosen["1"] == str(bread.pk)


def place_fields(browser, document):
    """Of the page that asks which papers the headings mean, as it offers them."""
    page = browser.get(page_of(document, "change")).content.decode()
    form = page.partition("/choose/")[2].partition("</form>")[0]
    fields = {}
    for name in re.findall(r'name="((?:initial-)?(?:place|other)_\d+)"', form):
        fields[name] = ""
    return fields


def test_choices_of_two_curators_stay_beside_each_other(curator_browser):
    document = bring_topics(text=SHEET, kind="question_sheet")
    anna = place_fields(curator_browser, document)
    bo = place_fields(curator_browser, document)
    choose(curator_browser, document, **anna | {"place_1": "out"})
    choose(curator_browser, document, **bo | {"place_4": "out"})
    document.refresh_from_db()
    assert document.chosen == {"1": "out", "4": "out"}


def test_choice_that_is_read_while_another_is_kept_loses_nothing(
    curator_browser, monkeypatch
):
    document = bring_topics(text=SHEET, kind="question_sheet")
    anna = place_fields(curator_browser, document) | {"place_1": "out"}
    bo = place_fields(curator_browser, document) | {"place_4": "out"}
    keep = documents.keep_choices

    def keep_after_bo(**facts):
        monkeypatch.setattr(documents, "keep_choices", keep)
        choose(curator_browser, document, **bo)
        keep(**facts)

    monkeypatch.setattr(documents, "keep_choices", keep_after_bo)
    choose(curator_browser, document, **anna)
    document.refresh_from_db()
    assert document.chosen == {"1": "out", "4": "out"}


def test_what_is_taken_in_meanwhile_stays_as_it_was(curator_browser):
    document = bring_topics(text=SHEET, kind="question_sheet")
    curator_browser.post(page_of(document, "import"))
    documents.keep_choices(document=document, chosen={"1": "out"})
    document.refresh_from_db()
    assert document.chosen == {}


def test_slug_with_a_typo_takes_no_other_choice_away(curator_browser):
    bread = PaperFactory(slug="bread")
    document = bring_topics(text=SHEET, kind="question_sheet")
    fields = place_fields(curator_browser, document)
    fields |= {"other_1": "bread", "other_4": "sop"}
    page = choose(curator_browser, document, **fields)
    assert "No paper of the library has “sop”" in page.content.decode()
    document.refresh_from_db()
    assert document.chosen == {"1": str(bread.pk)}


def test_notes_become_drafts_beside_the_notes(curator_browser):
    paper = PaperFactory(title="Slow Bread", arxiv_id="1801.00001")
    text = "### [Slow Bread](https://arxiv.org/abs/1801.00001)\n\nAuthor: A\n\nRest.\n"
    document = bring_topics(text=text, kind="long_notes")
    page = curator_browser.get(page_of(document, "change"))
    assert "a draft beside" in page.content.decode()
    page = curator_browser.post(page_of(document, "import"), follow=True)
    assert "Imported: 1 draft, which stand" in page.content.decode()
    draft = paper.note_drafts.get()
    assert draft.texts["details"] == "Rest."
    page = curator_browser.get(f"/admin/papers/paper/{paper.pk}/draft/")
    assert "Rest." in page.content.decode()
    curator_browser.post(page_of(document, "undo"))
    assert not paper.note_drafts.exists()


def test_notes_can_be_taken_along(curator_browser):
    PaperFactory(title="Bread", arxiv_id="1801.00001")
    response = curator_browser.get("/admin/papers/documentimport/notes.md")
    text = response.content.decode()
    assert "### [Bread](https://arxiv.org/abs/1801.00001)\n\n- **TLDR:**" in text


def test_questions_can_be_taken_along(curator_browser):
    QuestionFactory(home__title="Bread", home__arxiv_id="1801.00001")
    response = curator_browser.get("/admin/papers/documentimport/questions.md")
    text = response.content.decode()
    assert "## 1. [Bread](https://arxiv.org/abs/1801.00001) – 2017\n\n- Why" in text


BIBTEX = "@misc{a, title={Slow Bread}, author={A, B}, year=2018, doi={10.1000/b}}"


def test_works_become_drafts_in_the_category_that_is_chosen(curator_browser):
    kitchen = CategoryFactory(name="Kitchen")
    page = curator_browser.post(ADD, {"pasted": BIBTEX}, follow=True)
    document = DocumentImport.objects.get()
    assert document.kind == "bibtex"
    assert "In which category do the new papers stand?" in page.content.decode()
    assert "/import/" not in page.content.decode()
    choose(curator_browser, document, category="9999")
    page = choose(curator_browser, document, category=kitchen.pk)
    assert "In Kitchen." in page.content.decode()
    page = curator_browser.post(page_of(document, "import"), follow=True)
    assert "Imported: 1 new paper, which wait as drafts." in page.content.decode()
    assert kitchen.papers.get().title == "Slow Bread"
    curator_browser.post(page_of(document, "undo"))
    assert not kitchen.papers.exists()


def test_work_with_a_near_title_is_asked_about(curator_browser):
    PaperFactory(title="Slow Breads", category__name="Kitchen")
    document = bring_topics(text=BIBTEX, kind="bibtex")
    page = curator_browser.get(page_of(document, "change")).content.decode()
    assert "None of these: a new paper" in page
    assert "/import/" not in page
    choose(curator_browser, document, place_1="new")
    document.refresh_from_db()
    assert document.chosen == {"1": "new"}


@pytest.mark.parametrize("action", ["read-as", "choose", "import", "undo"])
def test_learner_changes_nothing(sign_in, learner, action):
    document = bring_topics()
    response = sign_in(learner).post(page_of(document, action), {"kind": "opml"})
    document.refresh_from_db()
    assert response.status_code == 302
    assert document.kind == "box_tree"
    assert not Topic.objects.exists()


def test_topics_can_be_taken_along(curator_browser):
    curator_browser.post(page_of(bring_topics(), "import"))
    response = curator_browser.get("/admin/papers/documentimport/topics.md")
    assert "## Sets\n├── Orders*\n└── Lattices\n" in response.content.decode()


def test_names_of_a_document_are_escaped(curator_browser):
    text = "## <script>alert(1)</script>\n<b>raw</b>\n└── <i>x</i>\n"
    page = curator_browser.get(page_of(bring_topics(text=text), "change"))
    html = page.content.decode()
    assert "&lt;script&gt;alert(1)" in html
    assert "<b>raw" not in html
    assert "<i>x" not in html


def test_library_can_be_taken_along_as_json(curator_browser):
    PaperFactory(slug="bread")
    response = curator_browser.get("/admin/papers/documentimport/library.json")
    assert response.headers["Content-Type"] == "application/json"
    assert [note["slug"] for note in response.json()["notes"]] == ["bread"]


def test_chosen_papers_can_be_taken_along_as_json(curator_browser):
    bread = PaperFactory(slug="bread")
    PaperFactory(slug="soup")
    body = {"action": "take_along", "_selected_action": [bread.pk]}
    response = curator_browser.post("/admin/papers/paper/", body)
    assert [note["slug"] for note in response.json()["notes"]] == ["bread"]


def test_index_becomes_a_collection_and_comes_back_as_a_document(curator_browser):
    PaperFactory(slug="stones", arxiv_id="1801.00009")
    document = bring_topics(text=INDEX, kind="blurb_index")
    page = curator_browser.get(page_of(document, "change"))
    text = " ".join(Page(page).text.split())
    assert "Counts that do not match: 1" in text
    assert "A new one, which begins as a draft." in text
    assert "a blurb without a title: name it in the collection" in text
    curator_browser.post(page_of(document, "import"))
    collection = Collection.objects.get()
    path = f"/admin/papers/collection/{collection.pk}/"
    assert 'class="readonly"><a href="' in curator_browser.get(f"{path}change/").text
    response = curator_browser.get(f"{path}index.md")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="kitchen-index.md"'
    )
    assert response.text.startswith("# Kitchen Index\n## Bread (3)\n")
    curator_browser.post(page_of(document, "undo"))
    assert not Collection.objects.exists()
