"""Each table that names what can be merged: somebody said what becomes of its rows."""

import pytest
from taggit.models import Tag

from papers.models import Author, Paper, Question, Topic
from papers.services.merging.joining import DERIVED, relations_to

MOVE = "move"
JOIN = "move; those that meet are joined"
DERIVE = "follow from the rest"
OWN = "of learners' own papers alone, which are not merged"
REFUSE = "have to be settled first"
CHOOSE = "of one side, as it is chosen"

TREATED = {
    "papers.Authorship.author_id": JOIN,
    "papers.Authorship.paper_id": CHOOSE,
    "papers.Choice.question_id": CHOOSE,
    "papers.CollectionEntry.paper_id": JOIN,
    "papers.TrendExample.paper_id": JOIN,
    "papers.KeyPoint.question_id": CHOOSE,
    "papers.Link.source_id": JOIN,
    "papers.Link.target_id": JOIN,
    "papers.NoteDraft.paper_id": REFUSE,
    "papers.OwnPaper.joined_to_id": MOVE,
    "papers.OwnPaper.kept_apart_from_id": MOVE,
    "papers.OwnPaper.paper_id": OWN,
    "papers.OwnPaper_builds_on.paper_id": JOIN,
    "papers.PaperPage.paper_id": DERIVE,
    "papers.Paper_topics.paper_id": JOIN,
    "papers.Paper_topics.topic_id": JOIN,
    "papers.PathStep.paper_id": JOIN,
    "papers.PlannedPublication.paper_id": REFUSE,
    "papers.Question.home_id": MOVE,
    "papers.Question_papers.paper_id": JOIN,
    "papers.Question_papers.question_id": JOIN,
    "papers.Question_topics.question_id": JOIN,
    "papers.Question_topics.topic_id": JOIN,
    "papers.Section.paper_id": JOIN,
    "papers.Topic.parent_id": MOVE,
    "study.AnsweredVersion.question_id": "move, counted on behind those there",
    "study.Card.question_id": "join, reckoned from all answers",
    "study.GroupPlanOmission.paper_id": JOIN,
    "study.GroupQuizQuestion.question_id": JOIN,
    "study.Highlight.paper_id": JOIN,
    "study.ListEntry.paper_id": JOIN,
    "study.ListSuggestion.paper_id": JOIN,
    "study.MeetingPaper.paper_id": JOIN,
    "study.PaperSuggestion.library_paper_id": MOVE,
    "study.PaperSuggestion.paper_id": OWN,
    "study.PlannedReading.paper_id": JOIN,
    "study.QuestionBeliefs.question_id": DERIVE,
    "study.QuizItem.question_id": JOIN,
    "study.ReadThrough.paper_id": JOIN,
    "study.Reading.paper_id": "join, as where an own paper is joined",
    "study.ReadingChange.paper_id": MOVE,
    "study.Report.paper_id": MOVE,
    "study.Report.question_id": JOIN,
    "study.Review.question_id": MOVE,
    "study.SetAside.question_id": JOIN,
    "study.Settlement.paper_id": MOVE,
    "study.Settlement.question_id": MOVE,
    "study.StudyAim.topic_id": MOVE,
    "study.Thread.paper_id": MOVE,
    "study.Thread.question_id": MOVE,
    "study.VoteOption.paper_id": JOIN,
    "taggit.TaggedItem.object_id": JOIN,
    "taggit.TaggedItem.tag_id": JOIN,
}


@pytest.mark.django_db
def test_each_relation_is_treated():
    names = set()
    for model in (Paper, Question, Topic, Author, Tag):
        for relation in relations_to(model):
            names.add(relation.name)
    assert names == set(TREATED)


def test_what_follows_from_the_rest_is_named_so():
    derived = set()
    for name, treatment in TREATED.items():
        if treatment == DERIVE:
            derived.add(name.rpartition(".")[0])
    assert derived == DERIVED
