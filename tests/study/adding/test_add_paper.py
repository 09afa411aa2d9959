"""A learner adds a paper by what they have of it."""

from datetime import timedelta

import pytest

from papers.models import Paper
from study.adding import finding
from study.adding.finding import MOST_LOOKUPS, TOO_MANY, counts_as_lookup
from study.models import Reading
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    ReadingListFactory,
)
from tests.hostile.payloads import ODD
from tests.study.adding.conftest import create, find, initial_of

TITLE = "Learning to Read Slowly & Well with $n<k$ Pages"


def remark_of(response):
    return response.context["finding"].remark


def test_page_has_one_box(ada):
    response = ada.get("/papers/add/?q=Learning%20to%20read")
    assert initial_of(response)["text"] == "Learning to read"
    assert b"Find it" in response.content


def test_paper_of_the_library_is_found_by_its_number(ada, attention):
    response = find(ada, "https://arxiv.org/abs/1706.03762v5")
    assert response.url == "/papers/add/?papers=attention"
    page = ada.get(response.url).content.decode()
    assert "It is here already" in page
    assert 'action="/papers/attention/status/"' in page


def test_probable_paper_is_offered(ada, attention):
    response = find(ada, "Atention is all you need")
    page = response.content.decode()
    assert "Is it one of these?" in page
    assert 'href="/papers/add/?papers=attention"' in page
    assert initial_of(response)["title"] == "Atention is all you need"
    assert remark_of(response) == ""


def test_unknown_title_becomes_a_form(ada):
    response = find(ada, "Learning to read slowly")
    assert initial_of(response)["title"] == "Learning to read slowly"
    assert remark_of(response) == "No paper here has this title."


@pytest.mark.parametrize("text", ["arXiv:9999.99999", "1713.0376", "arxiv: hep/12"])
def test_number_that_arxiv_never_gives_is_told(ada, text):
    response = find(ada, text)
    assert remark_of(response).startswith("This looks like an arXiv number")


def test_facts_are_looked_up(ada, services):
    response = find(ada, "2401.01234")
    initial = initial_of(response)
    assert initial["title"] == TITLE
    assert initial["authors"] == "van den Berg, Aäron\nSilva, Maria\nReading Team"
    assert initial["year"] == 2024
    assert initial["arxiv_id"] == "2401.01234"
    assert initial["abstract"] == "We read slowly. It helps."
    assert "Look it over" in response.content.decode()


def test_facts_lead_to_a_probable_paper(ada, services):
    paper = PaperFactory(title="Learning to read slowly & well")
    response = find(ada, "10.1234/slow.1")
    assert response.context["finding"].probable == [paper]


def test_facts_lead_to_the_paper_itself(ada, services):
    PaperFactory(slug="slow", title="Another title", doi="10.1234/SLOW.1")
    assert find(ada, "2401.01234").url == "/papers/add/?papers=slow"


def test_citation_with_its_facts_asks_nobody(ada, services):
    find(ada, "@misc{a, title={Slowly}, author={Silva, M}, eprint={2401.01234}}")
    assert services.requests == []


def test_failure_leaves_the_form_with_what_is_known(ada, services):
    services.answer = lambda service: service.send("", status=503)
    response = find(ada, "2401.01234")
    assert initial_of(response)["arxiv_id"] == "2401.01234"
    assert remark_of(response) == "arXiv is busy and asks us to wait."


def test_address_of_which_nobody_knows_becomes_a_form(ada, services):
    response = find(ada, "https://papers.example/slow.pdf")
    assert initial_of(response)["url"] == "https://papers.example/slow.pdf"
    assert remark_of(response) == "Nobody can be asked about this address."


def test_site_that_looks_nothing_up_says_so(ada):
    response = find(ada, "2401.01234")
    assert remark_of(response) == "This site does not look papers up."


def test_learner_looks_up_so_many_in_five_minutes(learner, noon):
    for _ in range(MOST_LOOKUPS):
        assert counts_as_lookup(learner, noon)
    assert not counts_as_lookup(learner, noon)
    assert counts_as_lookup(LearnerFactory(), noon)
    assert counts_as_lookup(learner, noon + timedelta(minutes=5))


def test_learner_who_looked_up_too_many_fills_in_by_hand(ada, services, monkeypatch):
    monkeypatch.setattr(finding, "MOST_LOOKUPS", 1)
    find(ada, "2401.01234")
    response = find(ada, "10.1234/slow.1")
    assert remark_of(response) == TOO_MANY
    assert initial_of(response)["doi"] == "10.1234/slow.1"
    assert len(services.requests) == 1


def test_several_works_are_told(ada):
    work = "@misc{{a{0}, title={{Slowly {0}}}, author={{Silva, M}}}}\n"
    response = find(ada, work.format(1) + work.format(2) + work.format(3))
    assert initial_of(response)["title"] == "Slowly 1"
    page = response.content.decode()
    assert "names 2 more papers" in page
    assert 'href="/lists/import/"' in page


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" ", "Type or paste what you have of the paper."),
        ("x" * 50_001, "That is too long for one paper."),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_box_explains_what_it_cannot_read(ada, text, sentence):
    response = find(ada, text)
    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_odd_text_becomes_a_title_or_is_refused(ada):
    for text in ODD:
        assert find(ada, text, list=text).status_code in (200, 400, 404)


def test_paper_of_ones_own_is_created(ada, learner):
    response = create(
        ada,
        authors="Ada Lovelace\nvan den Berg, Aäron\n\nGemini Team",
        year="2024",
        venue="ICLR 2024",
        arxiv_id="https://arxiv.org/abs/2401.01234v2",
        doi="https://doi.org/10.1234/Slow.1",
        url="https://papers.example/slow.pdf",
        abstract="We read slowly.",
        is_to_read="on",
    )
    paper = Paper.objects.get()
    assert response.url == paper.get_absolute_url()
    assert paper.owner == learner
    assert paper.title == "Slowly"
    names = ["Lovelace, Ada", "van den Berg, Aäron", "Gemini Team"]
    assert paper.own_part.authors == names
    assert paper.own_part.abstract == "We read slowly."
    assert paper.year == 2024
    assert paper.venue == "ICLR 2024"
    assert paper.arxiv_id == "2401.01234"
    assert paper.doi == "10.1234/slow.1"
    assert paper.url == "https://papers.example/slow.pdf"
    assert Reading.objects.get().status == Reading.Status.TO_READ


def test_address_without_its_scheme_is_taken(ada):
    create(ada, url="papers.example/slow.pdf")
    assert Paper.objects.get().url == "https://papers.example/slow.pdf"


def test_work_of_a_large_collaboration_is_taken(ada):
    create(ada, authors="\n".join(f"Author {number}" for number in range(500)))
    assert len(Paper.objects.get().own_part.authors) == 500


def test_title_alone_is_enough(ada):
    create(ada)
    assert Paper.objects.get().title == "Slowly"
    assert not Reading.objects.exists()


def test_doi_of_arxiv_is_its_number(ada):
    create(ada, doi="10.48550/arXiv.2401.01234")
    paper = Paper.objects.get()
    assert paper.arxiv_id == "2401.01234"
    assert paper.doi == ""


def test_paper_of_the_library_is_not_added_again(ada, attention):
    response = create(ada, arxiv_id="1706.03762")
    assert response.url == "/papers/add/?papers=attention"
    assert Paper.objects.get() == attention


def test_own_paper_is_not_added_twice(ada):
    create(ada, url="https://papers.example/slow.pdf")
    create(ada, url="http://www.papers.example/slow.pdf")
    assert Paper.objects.count() == 1


def test_own_paper_of_another_hinders_nobody(ada, sign_in):
    create(sign_in(LearnerFactory()), arxiv_id="2401.01234")
    create(ada, arxiv_id="2401.01234")
    assert Paper.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "A paper needs a title."),
        ({"year": "1799"}, "The year must be between 1800 and 2100."),
        ({"year": "2101"}, "The year must be between 1800 and 2100."),
        ({"year": "soon"}, "Write the year as a number."),
        ({"arxiv_id": "1706.1"}, "Write it like 1706.03762."),
        ({"doi": "doi"}, "Write it like 10.1000/xyz."),
        ({"url": "javascript:alert(1)"}, "Write it like https://example.org/paper.pdf"),
        ({"authors": "x" * 201}, "One of the names is too long."),
        ({"authors": "A\n" * 3_001}, "Name 3,000 authors at most."),
    ],
)
def test_form_explains_what_it_cannot_take(ada, fields, sentence):
    response = create(ada, **fields)
    assert response.status_code == 400
    assert sentence in response.content.decode()
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    "names", [("title", "list"), ("authors", "year", "venue", "abstract")]
)
def test_odd_text_is_kept_or_refused(ada, names):
    for text in ODD:
        fields = dict.fromkeys(names, text)
        assert create(ada, **fields).status_code in (302, 400, 404, 409)


def test_form_by_hand_takes_the_title_along(ada):
    response = ada.get("/papers/add/by-hand/?q=Slowly")
    assert initial_of(response)["title"] == "Slowly"


@pytest.mark.parametrize("query", ["papers=nothing", "papers=,,", "list=x", "q=%00"])
def test_address_that_names_nothing_is_the_empty_page(ada, query):
    response = ada.get(f"/papers/add/?{query}")
    assert response.status_code == 200
    assert "here already" not in response.content.decode()


def test_papers_that_one_may_not_see_are_not_shown(ada):
    PaperFactory(slug="draft", status=Paper.Status.DRAFT)
    response = ada.get("/papers/add/?papers=draft")
    assert response.context["rows"] == []


def test_own_paper_goes_onto_the_list(ada, learner):
    reading_list = ReadingListFactory(learner=learner)
    page = ada.get(f"/papers/add/?list={reading_list.pk}")
    assert page.context["form"].initial["list"] == reading_list.pk
    found = find(ada, "Learning to read", list=reading_list.pk)
    assert initial_of(found)["list"] == reading_list.pk
    response = create(ada, list=reading_list.pk)
    assert response.url == reading_list.get_absolute_url()
    assert reading_list.entries.get().paper == Paper.objects.get()


def test_found_paper_can_be_put_on_the_list(ada, learner, attention):
    reading_list = ReadingListFactory(learner=learner)
    response = find(ada, "1706.03762", list=reading_list.pk)
    expected = f"/papers/add/?papers=attention&list={reading_list.pk}"
    assert response.url == expected
    page = ada.get(response.url).content.decode()
    assert f'name="reading_list" value="{reading_list.pk}"' in page
    assert 'name="papers" value="attention"' in page


def test_list_of_another_is_not_there(ada):
    list_id = ReadingListFactory().pk
    assert ada.get(f"/papers/add/?list={list_id}").status_code == 404
    assert find(ada, "Slowly", list=list_id).status_code == 404
    assert create(ada, list=list_id).status_code == 404
    assert not Paper.objects.exists()


def test_full_list_is_told(ada, learner, monkeypatch):
    reading_list = ReadingListFactory(learner=learner)
    monkeypatch.setattr("study.lists.services.MOST_ENTRIES", 0)
    response = create(ada, list=reading_list.pk)
    assert response.status_code == 409
    assert "This list is full." in response.content.decode()
    assert not Paper.objects.exists()
