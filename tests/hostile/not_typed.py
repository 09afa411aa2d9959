"""Columns of text that nobody types."""

from tests.hostile.hostile_group_quizzes import NOT_TYPED_HERE
from tests.hostile.hostile_merges import KEPT_FOR_UNDO

# Written by the machine, or sanitised where it comes in.
NOT_TYPED = {
    "papers.DocumentImport.chosen",
    "papers.Figure.svg",
    "papers.LoadedEntry.kind",
    "papers.LoadedEntry.key",
    "papers.LookupAnswer.entry",
    "papers.LookupAnswer.identifier",
    "papers.LookupTurn.source",
    "papers.LibraryRevision.folder",
    "papers.PaperCount.note",
    "papers.OwnPaper.moved",
    "papers.OwnPaper.name_words",
    "papers.OwnPaper.words",
    "papers.PaperPage.bibtex",
    "study.AnsweredVersion.kind",
    "study.AnsweredVersion.level",
    "study.AnsweredVersion.section",
    "study.GroupNotice.cause",
    "study.GroupNotice.path",
    "study.GroupNotice.subject",
    "study.Highlight.prefix",
    "study.Highlight.revision",
    "study.Highlight.suffix",
    "study.Learner.learning_steps",
    "study.Learner.memory_weights",
    "study.ListImport.added_entries",
    "study.ListImport.added_papers",
    "study.Learner.password",
    "study.ReadingChange.status",
    "study.Review.learning_steps",
    "study.SiteBeliefs.numbers",
    "study.WeightsFit.weights",
    "usersessions.UserSession.session_key",
    "usersessions.UserSession.data",
} | NOT_TYPED_HERE
NOT_TYPED |= KEPT_FOR_UNDO
