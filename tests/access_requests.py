"""What the access matrix asks with: arguments, queries and bodies."""

from datetime import timedelta

from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from study.trying.trials import Trial, TrialAnswer, trial_token
from tests import discussion_matrix, group_matrix
from tests.access_cells import lines_of
from tests.access_matrix import OWN
from tests.canaries import ACCOUNT_WORD, DRAFT, DRAFT_PICTURE, FEED_TOKEN, OFF_TOKEN
from tests.group_world import GROUP_MAIL_TOKEN, INVITATION_TOKENS
from tests.highlight_world import HIGHLIGHT_BODIES, OF_A_HIGHLIGHT
from tests.meeting_world import MEETING_BODIES, MEETING_TOKENS
from tests.own_paper_matrix import OWN_PAPER_BODIES
from tests.reading_plan_world import CALENDAR_TOKEN
from tests.report_world import OF_A_REPORTED_QUESTION, REPORT_BODIES
from tests.shared_lists import (
    LINK_TOKEN,
    OF_A_LINK,
    OF_A_PUBLIC_LIST,
    OF_AN_OWN_LIST,
    REVOKED_TOKEN,
)

OWN_LINES = list(lines_of(OWN))
WISHED_READING_PLAN = {
    "source": "path:beginning",
    "rhythm": "weekly",
    "per_turn": 1,
    "starts_on": (timezone.now() + timedelta(days=3)).date().isoformat(),
    "weekdays": ["0", "1", "2", "3", "4", "5", "6"],
}
ASKED = {"asked": "?q=draft", "named": "?papers=transformer"}
BODIES = OWN_PAPER_BODIES | {
    "set_paper_status": {"status": "reading"},
    "choose_papers": {"papers": "transformer", "shown": "transformer"},
    "mark_chosen": {"papers": "transformer", "status": "reading"},
    "list_chosen": {"papers": "transformer"},
    "compare_chosen": {"papers": "transformer"},
    "export_chosen": {"papers": "transformer", "format": "bib"},
    "find_paper": {"text": "Slowly read works"},
    "create_paper": {"title": "Slowly read works", "is_to_read": "on"},
    "count_quiz": {"kind": "topic", "subject": "attention"},
    "start_quiz": {"kind": "topic", "subject": "attention"},
    "show_answer": {"typed": "Because.", "seen": 0},
    "grade_question": {"typed": "Because.", "seen": 0, "rating": 3},
    "correct_review": {"rating": 2},
    **REPORT_BODIES,
    **HIGHLIGHT_BODIES,
    "save_search": {"query": "attention"},
    "theme": {"theme": "dark"},
    "set_list_visibility": {"visibility": "link"},
    "set_list_editing": {"editing": "owner"},
    "suggest_to_shared_list": {"paper": "transformer", "sentence": "Read it."},
    "suggest_to_public_list": {"paper": "transformer", "sentence": "Read it."},
    "start_comeback": {"pace": 25},
    "create_ready_plan": {
        "kind": "paper",
        "subject": "transformer",
        "ready_on": (timezone.now() + timedelta(days=30)).date().isoformat(),
        "goal_percent": 85,
        "minutes_a_day": 15,
    },
    "preview_reading_plan": WISHED_READING_PLAN,
    "create_reading_plan": WISHED_READING_PLAN,
    "replan_reading_plan": {"change": "week"},
    "save_reading_plan": {
        "title": "Slowly",
        "rhythm": "monthly",
        "per_turn": 1,
        "weekdays": ["0", "2"],
        "version": 0,
    },
    "save_planned_day": {
        "day": (timezone.now() + timedelta(days=3)).date().isoformat(),
        "version": 0,
    },
    "add_holiday": {"first_on": "2027-07-01", "last_on": "2027-07-14", "name": "Sea"},
    "create_routine": {"name": "Skim the new notes", "rhythm": "daily"},
    "change_routine": {"name": "Read one paper", "rhythm": "weekly"},
    "create_reading_list": {"title": "New", "description": "For autumn."},
    "add_to_list": {"papers": "transformer", "title": "New"},
    "start_list_from_search": {"q": "tag:nlp"},
    "edit_reading_list": {"title": "New", "description": "For winter."},
    "remove_from_list": {"papers": "transformer"},
    "add_list_line": {"kind": "heading", "text": "Later"},
    "read_new_list_import": {"list_title": "Course", "pasted": "arXiv:1706.03762"},
    "read_list_import": {"pasted": "arXiv:1706.03762"},
    "settings": {"display_name": "New", "time_zone": "UTC", "rollover_hour": 4},
    "show_trial_answer": {"typed": "Because.", "seen": 0},
    "grade_trial_question": {"typed": "Because.", "seen": 0, "rating": 3},
    "keep_trial": {"account_page": "signup"},
    "start": {"aim": "interview", "minutes": 20},
    "memory_settings": {
        "desired_retention": "0.9",
        "review_order": "fading",
        "learning_steps": "10m",
        "leech_threshold": 8,
    },
    "change_weights": {"weights": "usual"},
    "streak_settings": {"shows_streak": "on", "rest_weekdays": ["6"]},
    **discussion_matrix.BODIES,
    **group_matrix.BODIES,
    "create_group_quiz": {"title": "Before we meet"},
    "change_group_quiz": {"title": "Before we meet"},
    "add_group_quiz_questions": {"kind": "hardest", "amount": 5},
    "group_mail_settings": {"mails_meeting": "on", "hour": 8},
    "edit_group": {"name": "Reading on Fridays", "joining": "request"},
    **MEETING_BODIES,
    "delete_account": {"email": f"{ACCOUNT_WORD.format('owner')}@example.org"},
}
TRIED = ("show_trial_answer", "grade_trial_question")
OF_A_QUESTION = (
    "bury_question",
    "question_source",
    "suspend_question",
    "ask_question_again",
    "question_memory",
    "show_answer",
    "grade_question",
    "try_question",
    *TRIED,
    *OF_A_REPORTED_QUESTION,
)
OF_A_TRIAL = (*TRIED, "next_trial_question", "keep_trial")
OF_A_READ_THROUGH = ("change_reading", "remove_reading")
OF_A_REVIEW = ("show_review", "undo_review", "correct_review")
OF_A_SAVED_SEARCH = ("delete_saved_search", "open_search_feed", "close_search_feed")
OF_A_QUIZ = ("quiz", "practise_missed", "show_practice_answer")
OF_A_READY_PLAN = ("ready_plan", "practise_ready_plan", "delete_ready_plan")
OF_A_READING_PLAN = (
    "reading_plan",
    "preview_replanning",
    "replan_reading_plan",
    "undo_replanning",
    "keep_own_days",
    "edit_reading_plan",
    "save_reading_plan",
    "archive_reading_plan",
    "resume_reading_plan",
    "delete_reading_plan",
    "restore_reading_plan",
)
OF_A_PLANNED_PAPER = ("move_planned_paper", "save_planned_day")
OF_A_ROUTINE = (
    "edit_routine",
    "change_routine",
    "check_routine",
    "uncheck_routine",
    "delete_routine",
    "restore_routine",
)
OF_A_LIST = (
    "reading_list",
    "print_reading_list",
    "export_reading_list",
    "edit_reading_list",
    "copy_reading_list",
    "merge_reading_lists",
    "archive_reading_list",
    "unarchive_reading_list",
    "delete_reading_list",
    "restore_reading_list",
    "undo_list_change",
    "find_papers_for_list",
    "remove_from_list",
    "add_list_line",
)
OF_A_LIST_ENTRY = ("edit_list_entry", "move_list_entry", "remove_list_entry")
OF_A_PATH = (
    "path",
    "collection",
    "trend",
    "path_title_card",
    "start_list_from_path",
)
OF_AN_INVITATION = ("invitation", "accept_invitation")
OF_SHARED_LISTS = OF_A_LINK + OF_A_PUBLIC_LIST
LINK_TOKENS = {"valid": LINK_TOKEN, "revoked": REVOKED_TOKEN}
PATHS = {"draft": f"{DRAFT}-path"}
# The slug or token of a thing in each state; a path's is the usual one in others.
NAMED_BY_STATE = {
    **dict.fromkeys(OF_A_PATH, PATHS),
    "figure_picture": {"published": "transformer-a", "draft": DRAFT_PICTURE},
    **dict.fromkeys(OF_AN_INVITATION, INVITATION_TOKENS),
}
OF_AN_IMPORT = ("list_import", "confirm_import", "undo_import", "discard_import")
IMPORTED_TO = ("import_to_list", "read_list_import")
FIXED = {
    "topic": "attention",
    "topic_branch": "attention",
    "progress_topic": "attention",
    "progress_period": "2026",
    "start_topic_quiz": "attention",
    "start_list_from_topic": "attention",
    "topic_feed": "attention",
    "topic_title_card": "attention",
    "category": "language",
    "category_feed": "language",
    "category_title_card": "language",
    "saved_search_feed": FEED_TOKEN,
    "turn_off_reminders": OFF_TOKEN,
    "turn_off_group_mail": GROUP_MAIL_TOKEN,
    **MEETING_TOKENS,
    "plan_calendar_file": CALENDAR_TOKEN,
    "sitemap_part": 1,
    "tag": "nlp",
    "author": "vaswani",
}


def arguments(world, name, which):
    """The arguments of an address of our own; what is owned is the owner's."""
    if which == "lists":
        return [0]
    if name in FIXED:
        return [FIXED[name]]
    if name in OF_A_QUESTION:
        return [world.questions[which].pk]
    if name in OF_A_QUIZ:
        return [quiz_argument(world, name, which)]
    if name in OF_SHARED_LISTS:
        return [shared_list_argument(world, name, which)]
    owned = owned_arguments(world, name)
    if owned:
        return owned
    if name in OF_AN_IMPORT:
        return [world.list_imports[which].pk]
    if name in NAMED_BY_STATE:
        return [NAMED_BY_STATE[name].get(which, "beginning")]
    if which in world.papers:
        return [world.papers[which].slug]
    return []


def group_arguments(name, things):
    """The numbers at an address of a group, empty elsewhere.

    things: the numbers by the name of the parameter; the group's own is group_id.
    """
    parameters = parameters_of(name)
    if "group_id" not in parameters:
        return []
    return [things[parameter] for parameter in parameters]


def parameters_of(name):
    """The names of an address's parameters, in their order."""
    possibilities, *_ = get_resolver().reverse_dict.getlist(name)[0]
    _, parameters = possibilities[0]
    return parameters


def owned_arguments(world, name):
    """The numbers of what is the owner's at this address, empty elsewhere."""
    of_a_group = group_arguments(name, world.group_things)
    if of_a_group:
        return of_a_group
    if name == "delete_own_remark":
        return [world.group_things["remark_id"]]
    if name in OF_A_PLANNED_PAPER:
        return [world.reading_plan.pk, "transformer"]
    for names, *owned in owned_by_owner(world):
        if name in names:
            return [one.pk for one in owned]
    return []


def owned_by_owner(world):
    """Names of addresses, with what of the owner's they point at."""
    return (
        (OF_A_READING_PLAN, world.reading_plan),
        (OF_A_ROUTINE, world.routine),
        (("delete_holiday",), world.holiday),
        (OF_A_REVIEW, world.reviews["owner"]),
        (OF_A_SAVED_SEARCH, world.saved_search),
        (("withdraw_report",), world.report),
        (OF_A_HIGHLIGHT, world.highlight),
        (OF_A_READY_PLAN, world.ready_plan),
        (OF_A_READ_THROUGH, world.read_through),
        (OF_A_LIST, world.lists.reading_list),
        (IMPORTED_TO, world.lists.reading_list),
        (OF_A_LIST_ENTRY, world.lists.reading_list, world.lists.entry),
        (OF_AN_OWN_LIST, world.shared_lists.public),
        (("accept_suggestion", "decline_suggestion"), world.shared_lists.suggested),
        (("withdraw_suggestion",), world.shared_lists.suggestion),
    )


def shared_list_argument(world, name, which):
    """The token of a link, or the number of a list, public or not."""
    if name in OF_A_LINK:
        return LINK_TOKENS[which]
    lists = world.shared_lists
    found = {
        "valid": lists.public,
        "revoked": world.lists.reading_list,
        "anothers": lists.anothers,
    }
    return found[which].pk


def quiz_argument(world, name, which):
    if name == "show_practice_answer":
        return world.practised.pk
    return world.quizzes.get(which, world.quizzes["owner"]).pk


def body_of(world, name):
    """What is sent to an address of our own, but for the key."""
    body = BODIES.get(name, {})
    if name in OF_A_TRIAL:
        return body | {"trial": token_of_trial(world)}
    return body | world.lists.bodies.get(name, {})


def token_of_trial(world, typed="Because."):
    """A visitor's trial with one of two questions answered."""
    asked = world.questions["published"]
    answered = world.reviews["owner"].question
    given = TrialAnswer(
        question_id=answered.pk,
        rating=3,
        key="01890000000070008000000000000001",
        answered_ms=1_700_000_000_000,
        revision=answered.revision,
        typed=typed,
    )
    trial = Trial(
        paper_id=world.papers["published"].pk,
        question_ids=(answered.pk, asked.pk),
        answers=(given,),
    )
    return trial_token(trial)


def fresh_browser(learner):
    """A browser whose owner has just shown who they are."""
    browser = Client()
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    browser.post("/account/reauthenticate/", {"password": "correct horse battery"})
    return browser
