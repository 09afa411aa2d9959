"""One way at least to break each named rule that the database keeps.

A case is a function that ends with the one statement that the database must refuse.
"""

import uuid
from datetime import date, timedelta

from papers.models import (
    Authorship,
    Choice,
    LibraryChange,
    LibraryRevision,
    Link,
    LoadedEntry,
    PaperCount,
    PathStep,
    Question,
    Section,
)
from study.models import Card, Review, SavedSearch
from tests.conftest import NOON
from tests.factories import (
    AuthorFactory,
    ChoiceQuestionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    ReadingFactory,
    ReadingPathFactory,
    TopicFactory,
    answer,
)

CASES = []


def breaks(constraint):
    """Registers a case for the constraint of this name."""

    def register(case):
        CASES.append((constraint, case))
        return case

    return register


@breaks("paper_year_is_plausible")
def paper_before_1800():
    PaperFactory(year=1799)


@breaks("paper_year_is_plausible")
def paper_after_2100():
    PaperFactory(year=2101)


@breaks("paper_has_a_link")
def paper_that_can_not_be_found():
    PaperFactory(arxiv_id="", doi="", url="")


@breaks("paper_note_has_a_tldr")
def note_without_tldr():
    PaperFactory(note="full", tldr="")


@breaks("paper_status_is_known")
def paper_with_unknown_status():
    PaperFactory(status="hidden")


@breaks("paper_note_is_known")
def paper_with_unknown_kind_of_note():
    PaperFactory(note="long")


@breaks("paper_arxiv_id_is_unique")
def two_papers_with_one_arxiv_number():
    PaperFactory(arxiv_id="1706.03762")
    PaperFactory(arxiv_id="1706.03762")


@breaks("paper_count_once_per_category_and_note")
def two_counts_of_one_kind():
    paper = PaperFactory(note="full")
    PaperCount.objects.create(category=paper.category, note="full", papers=1)


@breaks("authorship_once_per_paper")
def author_twice_on_a_paper():
    paper = PaperFactory()
    author = AuthorFactory()
    Authorship.objects.create(paper=paper, author=author, position=1)
    Authorship.objects.create(paper=paper, author=author, position=2)


@breaks("section_once_per_kind")
def two_sections_of_one_kind():
    paper = PaperFactory(sections={"problem": "Slow."})
    Section.objects.create(paper=paper, kind="problem", body="Again.")


@breaks("section_is_not_empty")
def empty_section():
    Section.objects.create(paper=PaperFactory(), kind="approach", body="")


def link(source, target, reason="So."):
    Link.objects.create(source=source, target=target, kind="read_next", reason=reason)


@breaks("link_once_per_kind")
def link_twice():
    source = PaperFactory()
    target = PaperFactory()
    link(source, target)
    link(source, target, reason="Again.")


@breaks("link_leads_to_another_paper")
def link_to_itself():
    paper = PaperFactory()
    link(paper, paper)


@breaks("link_has_a_reason")
def link_without_reason():
    link(PaperFactory(), PaperFactory(), reason="")


@breaks("topic_is_not_its_own_parent")
def topic_below_itself():
    topic = TopicFactory()
    type(topic).objects.filter(pk=topic.pk).update(parent=topic)


@breaks("question_has_one_home")
def question_with_home_and_theme():
    QuestionFactory(theme="both")


@breaks("question_has_one_home")
def question_with_neither_home_nor_theme():
    question = QuestionFactory()
    Question.objects.filter(pk=question.pk).update(home=None)


@breaks("question_recall_has_an_answer")
def recall_question_without_answer():
    QuestionFactory(answer="")


@breaks("question_kind_is_known")
def question_of_unknown_kind():
    QuestionFactory(kind="riddle")


@breaks("question_level_is_known")
def question_of_unknown_level():
    QuestionFactory(level="guess")


@breaks("choice_one_is_right")
def two_right_choices():
    question = ChoiceQuestionFactory()
    Choice.objects.filter(question=question).update(is_right=True)


@breaks("path_step_once_per_paper")
def paper_twice_on_a_path():
    path = ReadingPathFactory()
    paper = PaperFactory()
    PathStep.objects.create(path=path, paper=paper, position=1, reason="First.")
    PathStep.objects.create(path=path, paper=paper, position=2, reason="Again.")


@breaks("loaded_entry_once")
def entry_recorded_twice():
    LoadedEntry.objects.create(kind="note", key="gan", digest="x")
    LoadedEntry.objects.create(kind="note", key="gan", digest="y")


@breaks("question_meaning_began_by_now")
def meaning_of_a_revision_to_come():
    QuestionFactory(meaning_revision=2)


@breaks("library_revision_is_one_row")
def second_revision():
    LibraryRevision.objects.create(pk=2)


@breaks("reading_once_per_paper")
def paper_read_twice():
    reading = ReadingFactory()
    ReadingFactory(learner=reading.learner, paper=reading.paper)


@breaks("reading_status_is_known")
def reading_with_unknown_status():
    ReadingFactory(status="burnt")


@breaks("reading_ends_after_it_begins")
def reading_that_ends_before_it_begins():
    ReadingFactory(started_on=date(2026, 3, 2), finished_on=date(2026, 3, 1))


def answered_question():
    """A review, and the card that it made."""
    return answer(LearnerFactory(), QuestionFactory(), at=NOON)


@breaks("card_stability_is_positive")
def card_without_stability():
    answered_question()
    Card.objects.update(stability=0)


@breaks("card_difficulty_in_range")
def card_too_difficult():
    answered_question()
    Card.objects.update(difficulty=10.5)


@breaks("card_difficulty_in_range")
def card_too_easy():
    answered_question()
    Card.objects.update(difficulty=0.5)


@breaks("card_step_goes_with_its_state")
def settled_card_with_a_step():
    answered_question()
    Card.objects.update(state=2, step=0)


@breaks("card_step_goes_with_its_state")
def fresh_card_without_a_step():
    answered_question()
    Card.objects.update(state=1, step=None)


@breaks("card_last_day_began_before_its_review")
def card_of_a_day_to_come():
    answered_question()
    Card.objects.update(last_day_began_at=NOON + timedelta(seconds=1))


@breaks("card_once_per_question")
def two_cards_of_one_question():
    answered_question()
    card = Card.objects.get()
    card.pk = None
    card.save(force_insert=True)


@breaks("review_rating_is_known")
def rating_beyond_easy():
    answered_question()
    Review.objects.update(rating=5)


@breaks("review_day_began_before_it")
def review_of_a_day_to_come():
    answered_question()
    Review.objects.update(day_began_at=NOON + timedelta(seconds=1))


@breaks("review_has_learning_steps")
def review_without_learning_steps():
    answered_question()
    Review.objects.update(learning_steps="")


@breaks("review_stored_once")
def review_sent_twice():
    review = answered_question()
    review.pk = None
    review.save(force_insert=True)


def save_search(learner, query="gan", **values):
    SavedSearch.objects.create(
        learner=learner, name="Mine", query=query, created_at=NOON, **values
    )


@breaks("saved_search_once_per_query")
def search_saved_twice():
    learner = LearnerFactory()
    save_search(learner)
    save_search(learner)


@breaks("saved_search_feed_is_unique")
def two_searches_with_one_feed():
    save_search(LearnerFactory(), feed_digest="x")
    save_search(LearnerFactory(), feed_digest="x")


@breaks("saved_search_asks_something")
def empty_search():
    save_search(LearnerFactory(), query="")


def change_of_paper(**values):
    facts = {
        "kind": "paper",
        "row_id": 1,
        "name": "One",
        "origin": "files",
        "made_at": NOON,
    }
    LibraryChange.objects.create(**facts | values)


@breaks("change_kind_is_known")
def change_of_an_unknown_kind():
    change_of_paper(kind="learner")


@breaks("change_origin_is_known")
def change_of_an_unknown_origin():
    change_of_paper(origin="magic")


@breaks("change_has_a_name")
def change_without_a_name():
    change_of_paper(name="")


@breaks("change_adds_once")
def change_made_twice_by_one_form():
    for _ in range(2):
        change_of_paper(add_key=uuid.UUID(int=7))


@breaks("question_text_once_per_revision")
def two_texts_of_one_revision():
    question = QuestionFactory()
    version = question.history.get()
    version.pk = None
    version.save(force_insert=True)
