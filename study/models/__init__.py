"""What one learner did and remembers."""

from study.models.aim import StudyAim
from study.models.answered_version import AnsweredVersion
from study.models.card import Card, Review
from study.models.comeback import Comeback, Postponement
from study.models.daily import DailyAnswers, DailyRecalls
from study.models.discussion import Remark, RemarkVersion, Thread
from study.models.group import Invitation, JoinRequest, Membership, StudyGroup
from study.models.group_list import Ballot, EntryPresenter, ListVote, VoteOption
from study.models.group_mail import GroupMail, GroupMailSetting, GroupNotice
from study.models.group_plan import GroupPlan, GroupPlanOmission
from study.models.group_quiz import GroupQuiz, GroupQuizQuestion
from study.models.highlight import Highlight, HighlightShare
from study.models.learner import Learner
from study.models.learner_version import LearnerVersion
from study.models.list_import import ListImport
from study.models.list_suggestion import ListSuggestion
from study.models.meeting import (
    Meeting,
    MeetingCalendar,
    MeetingPaper,
    MeetingSeries,
    MinutesVersion,
)
from study.models.paper_suggestion import PaperSuggestion
from study.models.practice import GivenAnswer, PracticeAnswer
from study.models.quiz import Quiz, QuizItem
from study.models.read_through import ReadThrough
from study.models.reading import Reading, ReadingChange
from study.models.reading_list import ListChange, ListEntry, ReadingList
from study.models.reading_plan import (
    Holiday,
    PlanCalendar,
    PlannedReading,
    ReadingPlan,
)
from study.models.ready_plan import ReadyPlan
from study.models.remark_marks import Mention, RemarkReport, ThreadMark
from study.models.reminder import Reminder, ReminderSetting
from study.models.report import Report
from study.models.routine import Routine, RoutineCheck
from study.models.search import SavedSearch
from study.models.set_aside import SetAside
from study.models.settings_change import MovedDate, SettingsChange
from study.models.settlement import Settlement
from study.models.shared_memory import (
    LearnerBeliefs,
    QuestionBeliefs,
    SiteBeliefs,
)
from study.models.weights import WeightsFit

__all__ = [
    "AnsweredVersion",
    "Ballot",
    "Card",
    "Comeback",
    "DailyAnswers",
    "DailyRecalls",
    "EntryPresenter",
    "GivenAnswer",
    "GroupMail",
    "GroupMailSetting",
    "GroupNotice",
    "GroupPlan",
    "GroupPlanOmission",
    "GroupQuiz",
    "GroupQuizQuestion",
    "Highlight",
    "HighlightShare",
    "Holiday",
    "Invitation",
    "JoinRequest",
    "Learner",
    "LearnerBeliefs",
    "LearnerVersion",
    "ListChange",
    "ListEntry",
    "ListImport",
    "ListSuggestion",
    "ListVote",
    "Meeting",
    "MeetingCalendar",
    "MeetingPaper",
    "MeetingSeries",
    "Membership",
    "Mention",
    "MinutesVersion",
    "MovedDate",
    "PaperSuggestion",
    "PlanCalendar",
    "PlannedReading",
    "Postponement",
    "PracticeAnswer",
    "QuestionBeliefs",
    "Quiz",
    "QuizItem",
    "ReadThrough",
    "Reading",
    "ReadingChange",
    "ReadingList",
    "ReadingPlan",
    "ReadyPlan",
    "Remark",
    "RemarkReport",
    "RemarkVersion",
    "Reminder",
    "ReminderSetting",
    "Report",
    "Review",
    "Routine",
    "RoutineCheck",
    "SavedSearch",
    "SetAside",
    "SettingsChange",
    "Settlement",
    "SiteBeliefs",
    "StudyAim",
    "StudyGroup",
    "Thread",
    "ThreadMark",
    "VoteOption",
    "WeightsFit",
]
