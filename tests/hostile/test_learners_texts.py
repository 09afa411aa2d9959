"""Whatever learners write about themselves, answer or search is shown as text."""

import re
import uuid
from xml.etree import ElementTree

import pytest

from papers.search.language import QUOTES
from papers.search.vocabulary import forget_vocabulary
from study.memory import Rating
from study.models import Learner, SavedSearch
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    ClozeQuestionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.hostile.markup import HARMLESS, shape_of
from tests.hostile.payloads import hostile_texts, packed

SEARCHES_AT_ONCE = 100
ATOM = "{http://www.w3.org/2005/Atom}"

pytestmark = [pytest.mark.corpora, pytest.mark.django_db]


def reveal(browser, question, **given):
    body = {"key": str(uuid.uuid4()), "seen": 0, "typed": "", **given}
    response = browser.post(f"/questions/{question.pk}/answer/", body)
    assert response.status_code == 200
    return response


def test_typed_answer_is_shown_as_text(ada):
    question = QuestionFactory()
    before = shape_of(reveal(ada, question, typed=HARMLESS))
    for text in packed(5_000):
        response = reveal(ada, question, typed=text)
        assert shape_of(response) == before, text
        assert response.context["prompt"].typed == text.strip()


def test_typed_gap_is_shown_as_text(ada):
    question = ClozeQuestionFactory()
    before = shape_of(reveal(ada, question, gap=[HARMLESS, HARMLESS]))
    for text in packed(500)[::20]:
        assert shape_of(reveal(ada, question, gap=[text, text])) == before, text


def test_given_answer_is_shown_as_text(ada, learner, noon):
    before = None
    for number, text in enumerate([HARMLESS, *packed(5_000)]):
        review = answer(learner, QuestionFactory(), at=noon, typed=text, points=[text])
        tags = shape_of(ada.get(f"/reviews/{review.pk}/"))
        before = before or tags
        assert tags == before, (number, text)


def test_given_gaps_are_shown_as_text(ada, learner, noon):
    pages = []
    for text in [HARMLESS, *packed(400)[::40]]:
        review = answer(
            learner,
            ClozeQuestionFactory(),
            at=noon,
            typed=f"{text}; six",
            rating=Rating.AGAIN,
        )
        pages.append(shape_of(ada.get(f"/reviews/{review.pk}/")))
    assert [tags for tags in pages if tags != pages[0]] == []


def test_title_of_a_quiz_is_shown_as_text(ada, learner, noon):
    question = QuestionFactory()
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=noon)
    pages = []
    for text in [HARMLESS, *packed(500)[::20]]:
        type(quiz).objects.update(title=text)
        pages.append(
            [shape_of(ada.get(path)) for path in ("/quizzes/", quiz.get_absolute_url())]
        )
    assert [page for page in pages if page != pages[0]] == []


def test_name_is_shown_as_text_in_the_settings(ada):
    form = {"time_zone": "UTC", "rollover_hour": "4"}
    ada.post("/account/settings/", form | {"display_name": HARMLESS})
    before = shape_of(ada.get("/account/settings/"))
    for text in [text[:80] for text in hostile_texts()[::480]]:
        ada.post("/account/settings/", form | {"display_name": text})
        assert shape_of(ada.get("/account/settings/")) == before, text
        for path in ("/", "/account/email/", "/account/2fa/", "/account/sessions/"):
            shape_of(ada.get(path))


def test_refused_learning_steps_are_shown_as_text(ada):
    form = {
        "desired_retention": "0.9",
        "review_order": "fading",
        "leech_threshold": "8",
    }

    def refused(text):
        response = ada.post("/account/memory/", form | {"learning_steps": text})
        assert response.status_code == 200
        return shape_of(response)

    before = refused(HARMLESS[:40])
    for text in [text[:40] for text in hostile_texts()[::120]]:
        assert refused(text) == before, text


def test_names_are_shown_as_text_to_superusers(sign_in):
    root = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
    texts = [text[:80] for text in hostile_texts()]
    Learner.objects.bulk_create(
        Learner(email=f"learner{number}@example.net", display_name=text)
        for number, text in enumerate(texts[:90])
    )
    tags = shape_of(root.get("/admin/study/learner/"))
    Learner.objects.filter(email__endswith="@example.net").update(display_name=HARMLESS)
    assert shape_of(root.get("/admin/study/learner/")) == tags


def test_refused_form_shows_what_was_typed_as_text(client):
    def shown(text):
        return set(
            shape_of(
                client.post(
                    "/account/signup/",
                    {"email": text, "password1": "x", "display_name": text},
                )
            )
        )

    before = shown(HARMLESS) | shown(HARMLESS * 50)
    for text in packed(2_000)[:15]:
        assert shown(text) <= before, text


def keep_searches(learner, texts, at):
    """One search for each text; its name and its query differ, so both are shown."""
    SavedSearch.objects.filter(learner=learner).delete()
    searches = []
    for number, text in enumerate(texts):
        kept = SavedSearch(
            learner=learner,
            name=f"Name {text}"[:120],
            query=f"Query {number} {text}"[:400],
            created_at=at,
        )
        searches.append(kept)
    SavedSearch.objects.bulk_create(searches)


def test_saved_searches_are_shown_as_text(ada, learner, noon):
    texts = packed(100)
    for start in range(0, len(texts), SEARCHES_AT_ONCE):
        some = texts[start : start + SEARCHES_AT_ONCE]
        keep_searches(learner, [HARMLESS] * len(some), noon)
        before = shape_of(ada.get("/searches/"))
        keep_searches(learner, some, noon)
        assert shape_of(ada.get("/searches/")) == before, some


@pytest.fixture
def saved_search(learner, noon):
    return SavedSearch.objects.create(
        learner=learner, name="Mine", query="attention", created_at=noon
    )


def rename_saved_search(saved_search, text):
    """Name and query differ: the page shows the query beside a name of its own."""
    values = {"name": f"Name {text}"[:120], "query": f"Query {text}"[:400]}
    SavedSearch.objects.filter(pk=saved_search.pk).update(**values)


def test_saved_search_with_a_feed_is_shown_as_text(ada, saved_search):
    feed_url = f"/searches/{saved_search.pk}/feed/"
    rename_saved_search(saved_search, HARMLESS)
    before = shape_of(ada.post(feed_url))
    for text in packed(100)[::80]:
        rename_saved_search(saved_search, text)
        assert shape_of(ada.post(feed_url)) == before, text


def test_saved_search_is_text_in_its_feed(client, saved_search):
    feed_url = saved_search.open_feed()
    for text in packed(300)[::16]:
        rename_saved_search(saved_search, text)
        feed = ElementTree.fromstring(client.get(feed_url).content)
        assert [child.tag for child in feed.find(f"{ATOM}title")] == [], text


def test_query_is_shown_as_text_on_the_search_page(ada):
    def shown(query):
        return set(shape_of(ada.get("/search/", {"q": query})))

    unreadable = shown(f"{HARMLESS} (")
    cut_off = shown(f"{HARMLESS} " * 50)
    before = shown(HARMLESS) | unreadable | cut_off
    for text in packed(300)[::4]:
        assert shown(text) <= before, text


@pytest.mark.parametrize("field", ["tag", "topic", "category", "status"])
def test_value_of_a_search_field_is_shown_as_text(ada, field):
    def shown(value):
        response = ada.get("/search/", {"q": f'{field}:"{value}"'})
        assert response.context["remarks"], value
        return shape_of(response)

    before = shown(HARMLESS)
    for text in hostile_texts()[::40]:
        # A quotation mark of any kind would end the value.
        value = f"zzz {text}".translate(QUOTES).replace('"', "'")[:200]
        assert shown(value) == before, text


@pytest.fixture
def fresh_vocabulary():
    forget_vocabulary()
    yield
    forget_vocabulary()


@pytest.mark.parametrize(
    "text",
    ["<script>alert</script>", "<img onerror=alert>", "<svg/onload=alert>"],
)
def test_suggested_spelling_is_shown_as_text(ada, fresh_vocabulary, text):
    PaperFactory(title="Attention script alert img onerror svg onload")

    def shown(query):
        response = ada.get("/search/", {"q": query})
        assert [meant for meant, _ in response.context["spellings"]] == [
            query.replace("attenton", "attention")
        ]
        return shape_of(response)

    same_words = " ".join(re.findall(r"\w+", text))
    assert shown(f"{text} attenton") == shown(f"{same_words} attenton")
