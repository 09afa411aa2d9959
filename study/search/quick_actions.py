"""What can be done from the search box that `Ctrl+K` opens, by the words for it."""

from dataclasses import dataclass

from django.urls import reverse

from papers.search.words import has_begun_words, split_words
from study.models import Learner

MOST_ACTIONS = 8


@dataclass(frozen=True)
class Action:
    """One thing to do: the page where it is done, and other words for it.

    `presses` is the id of a button on that page, which does it at once.
    """

    title: str
    url_name: str
    other_words: str = ""
    presses: str = ""

    @property
    def url(self) -> str:
        return reverse(self.url_name)


THEMES = (
    Action(
        "Theme: as my system has it",
        "theme",
        "light dark",
        "theme-system",
    ),
    Action(
        "Theme: light",
        "theme",
        "bright day",
        "theme-light",
    ),
    Action(
        "Theme: dark",
        "theme",
        "night",
        "theme-dark",
    ),
    Action(
        "Theme: sepia",
        "theme",
        "paper warm",
        "theme-sepia",
    ),
)
# In the order in which an empty box shows them.
ANYBODYS = (
    Action(
        "All papers",
        "paper_list",
        "catalogue library browse",
    ),
    Action(
        "Topics",
        "topic_list",
        "tree subjects",
    ),
    Action(
        "Paths",
        "path_list",
        "courses order",
    ),
    Action(
        "Map of the papers",
        "map",
        "graph drawing",
    ),
    Action(
        "Compare papers",
        "compare",
        "side by side",
    ),
    Action(
        "Public lists",
        "public_list_list",
        "shared",
    ),
)
LEARNERS = (
    Action(
        "Review what is due",
        "review",
        "answer questions memory",
    ),
    Action(
        "Today",
        "home",
        "start desk",
    ),
    Action(
        "New list",
        "reading_list_list",
        "lists create reading my",
    ),
    Action(
        "Add a paper",
        "add_paper",
        "new arxiv doi",
    ),
    Action(
        "New quiz",
        "new_quiz",
        "practice test questions",
    ),
    Action(
        "Progress",
        "progress",
        "streak statistics memory",
    ),
    Action(
        "Groups",
        "group_list",
        "people meetings",
    ),
    Action(
        "Plans",
        "plan_list",
        "reading calendar days",
    ),
    *ANYBODYS,
    Action(
        "New reading plan",
        "new_reading_plan",
        "schedule create",
    ),
    Action(
        "Import a list",
        "new_list_import",
        "bibtex file references",
    ),
    Action(
        "My papers",
        "own_paper_list",
        "own added",
    ),
    Action(
        "Papers ready to read",
        "frontier",
        "next frontier",
    ),
    Action(
        "Past quizzes",
        "quiz_list",
        "sessions",
    ),
    Action(
        "Saved searches",
        "saved_search_list",
        "feeds",
    ),
    Action(
        "Questions set aside",
        "set_aside_list",
        "suspended buried",
    ),
    Action(
        "Settings",
        "settings",
        "account name time zone email",
    ),
    Action(
        "How questions come back",
        "memory_settings",
        "settings retention limits",
    ),
    Action(
        "Security",
        "mfa_index",
        "password passkey",
    ),
    *THEMES,
)
VISITORS = (
    *ANYBODYS,
    Action(
        "Sign in",
        "account_login",
        "log in",
    ),
    *THEMES,
)
CURATORS = (
    Action(
        "Curate the library",
        "admin:index",
        "admin edit",
    ),
)


def actions_for(learner: Learner | None) -> tuple[Action, ...]:
    if learner is None:
        return VISITORS
    if learner.is_staff:
        return LEARNERS + CURATORS
    return LEARNERS


def fitting_actions(text: str, learner: Learner | None) -> list[Action]:
    """Those with all the words, beginnings too; titles that begin so come first."""
    words = split_words(text)
    fitting = []
    for action in actions_for(learner):
        if has_begun_words(f"{action.title} {action.other_words}", words):
            fitting.append(action)
    if words:
        fitting.sort(key=lambda action: not begins_with(action.title, words))
    return fitting[:MOST_ACTIONS]


def begins_with(title: str, words: list[str]) -> bool:
    return " ".join(split_words(title)).startswith(" ".join(words))
