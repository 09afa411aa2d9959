"""Every page, asked so that all parts of all templates are shown."""

import uuid

from allauth.mfa.models import Authenticator
from django.urls import reverse

from papers.models import LibraryChange, Topic
from study.models import Quiz, Report, Review, SetAside
from tests.access_cells import lines_of
from tests.access_matrix import ACCOUNT, ADMIN
from tests.access_neighbours import GETS, NEIGHBOUR
from tests.access_requests import (
    BODIES,
    OWN_LINES,
    arguments,
    body_of,
    token_of_trial,
)
from tests.hostile.hostile_adding import adding_requests
from tests.hostile.hostile_group_quizzes import group_quiz_requests
from tests.hostile.hostile_highlights import highlight_requests
from tests.hostile.hostile_meetings import meeting_requests
from tests.hostile.hostile_plans import plan_requests
from tests.hostile.hostile_world import LONG, SHORT
from tests.test_access_matrix import (
    ACCOUNT_ARGUMENTS,
    admin_arguments,
    objects_by_model,
)

ROLES = ("anonymous", "owner", "reader", "other", NEIGHBOUR, "curator", "superuser")
KEEPER = "victim"
TYPED = LONG.format("typed")
SHORTLY_TYPED = SHORT.format("typed")
# Search and lists with what they can't read, can't find, or have much of.
QUERIES = (
    ("search", {"q": f"{TYPED} ("}),
    ("search", {"q": f"attenton {TYPED}"}),
    ("search", {"q": "attenton"}),
    ("search", {"q": f"titel:{SHORTLY_TYPED}"}),
    ("quick_search", {"q": "attenton", "actions": 1}),
    ("quick_search", {"q": "compare with attention", "actions": 1}),
    ("quick_search", {"q": TYPED, "actions": 1, "at": TYPED}),
    ("search", {"q": "attention", "kind": "papers"}),
    ("search", {"q": f"tag:{SHORTLY_TYPED}"}),
    ("paper_list", {"tag": TYPED, "year": TYPED, "author": TYPED}),
    ("paper_list", {"page": "99"}),
    ("compare", {"papers": f"transformer,gpt,rnn,lstm,bert,{SHORTLY_TYPED}"}),
    ("compare", {"papers": "transformer,gpt,nothing-is-called-so"}),
    ("compare", {"papers": "transformer", "add": TYPED}),
    ("map", {"topic": TYPED}),
    ("map", {"topic": "attention"}),
    ("map", {"view": "fields"}),
    ("export_papers", {"format": TYPED}),
)
# Forms that come back with what was typed.
REFUSED = (
    ("anonymous", "account_login", {"login": TYPED, "password": "x"}),
    ("anonymous", "account_login", {"login": "a@example.org", "password": "x"}),
    ("anonymous", "account_signup", {"email": TYPED, "display_name": TYPED}),
    ("anonymous", "account_reset_password", {"email": TYPED}),
    ("other", "account_email", {"email": TYPED, "action_add": ""}),
    ("other", "account_change_password", {"oldpassword": TYPED}),
    ("other", "account_reauthenticate", {"password": TYPED}),
    ("other", "settings", {"display_name": TYPED * 9, "time_zone": TYPED}),
    ("other", "delete_account", {"email": TYPED}),
    ("other", "read_new_list_import", {"list_title": TYPED * 9, "pasted": TYPED}),
    ("other", "start", {"known": TYPED, "aim": TYPED, "minutes": TYPED}),
    ("other", "start", {"aim": "path", "path": TYPED, "minutes": 5}),
    ("other", "save_search", {"query": "", "name": TYPED}),
    ("other", "save_search", {"query": TYPED, "name": TYPED}),
    ("other", "create_reading_plan", {"source": TYPED, "rhythm": TYPED}),
    ("other", "add_holiday", {"first_on": TYPED, "name": TYPED * 9}),
    ("other", "create_routine", {"name": TYPED * 9, "rhythm": TYPED}),
    ("other", "mfa_activate_totp", {"code": TYPED}),
)


def page_requests(world):
    """The GETs as (role, method, path, None)."""
    paths = []
    for line in lines_of(GETS):
        name, which = line["address"], line["which"]
        query = line["query"].removeprefix("-")
        paths.append(reverse(name, args=arguments(world, name, which)) + query)
    for role in ROLES:
        for path in paths:
            yield role, "GET", path, None
            yield role, "FRAGMENT", path, None
        for name, query in QUERIES:
            yield role, "GET", reverse(name), query
        for name in ("topic", "progress_topic"):
            yield role, "GET", reverse(name, args=["far-below"]), None


def account_requests():
    for line in lines_of(ACCOUNT):
        name = line["address"]
        path = reverse(name, args=ACCOUNT_ARGUMENTS.get(name, []))
        for role in ("anonymous", "owner", "other"):
            yield role, "GET", path, None


def keeper_requests(keeper):
    """One learner's own quizzes and answers, and the pages that name their key."""
    for quiz in Quiz.objects.filter(learner=keeper):
        yield KEEPER, "GET", quiz.get_absolute_url(), None
    for set_aside in SetAside.objects.filter(learner=keeper):
        notice = {"aside": set_aside.question_id}
        yield KEEPER, "GET", reverse("review"), notice
        yield KEEPER, "GET", reverse("set_aside_list"), None
    yield from report_requests(keeper)
    yield from highlight_requests(keeper, KEEPER, TYPED)
    for review in Review.objects.filter(learner=keeper):
        yield KEEPER, "GET", reverse("show_review", args=[review.pk]), None
        graded = {"key": review.key, "seen": 0, "rating": 1, "typed": TYPED}
        path = reverse("grade_question", args=[review.question_id])
        yield KEEPER, "POST", path, graded
    # A change that moves dates is shown before it is made.
    change = BODIES["memory_settings"] | {"desired_retention": "0.7"}
    yield KEEPER, "POST", reverse("memory_settings"), change
    for method, path, body in plan_requests(keeper):
        yield KEEPER, method, path, body
    key = Authenticator.objects.get(user=keeper, type="webauthn")
    for name in ("quiz_list", "frontier", "mfa_index", "mfa_list_webauthn"):
        yield KEEPER, "GET", reverse(name), None
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        yield KEEPER, "GET", reverse(name, args=[key.pk]), None
    # Months with answers, and years that have one before or after them.
    days = keeper.reviews.order_by("reviewed_on").values_list("reviewed_on", flat=True)
    for day in (days.first(), days.last()):
        for period in (f"{day:%Y/%m}", f"{day:%Y}"):
            path = reverse("progress_period", args=[period])
            yield KEEPER, "GET", path, None


def report_requests(keeper):
    """What was told to curators, told anew and refused, and their queue."""
    yield KEEPER, "GET", reverse("report_list"), None
    for report in Report.objects.filter(learner=keeper).exclude(question=None):
        path = reverse("report_question", args=[report.question_id])
        yield KEEPER, "GET", path, None
        yield KEEPER, "GET", path, {"quiz": Quiz.objects.filter(learner=keeper)[0].pk}
        yield KEEPER, "POST", path, {"reason": TYPED, "words": TYPED}
    path = reverse("report_paper", args=["transformer"])
    yield KEEPER, "POST", path, {"reason": TYPED, "part": TYPED, "words": TYPED}
    for state in ("waiting", "closed"):
        yield "curator", "GET", reverse("admin:study_report_queue"), {"state": state}


def admin_requests():
    objects = objects_by_model()
    for line in lines_of(ADMIN):
        name = line["address"]
        path = reverse(f"admin:{name}", args=admin_arguments(name, objects))
        for role in ("curator", "superuser"):
            yield role, "GET", path, None
    yield from stale_admin_requests(objects["papers_paper"])
    edited = LibraryChange.objects.exclude(by=None).first()
    path = reverse("admin:papers_librarychange_change", args=[edited.pk])
    yield "curator", "GET", path, None
    # On this one nothing hangs; it is deleted from another form's window.
    topic = Topic.objects.get(slug="deepest")
    path = reverse("admin:papers_topic_delete", args=[topic.pk])
    yield "curator", "GET", path, {"_popup": "1", "_to_field": "id"}


def stale_admin_requests(paper):
    """A form that knows nothing of what is stored, neither fields nor rows."""
    path = reverse("admin:papers_paper_change", args=[paper.pk])
    body = {"title": TYPED, "tldr": TYPED}
    for table in ("authorships", "sections", "links", "own_questions"):
        body |= {f"{table}-TOTAL_FORMS": "0", f"{table}-INITIAL_FORMS": "0"}
    yield "curator", "POST", path, body


def sent_requests(world):
    """The POSTs, as they are meant and refused."""
    for line in OWN_LINES:
        if line["method"] == "POST":
            name, which = line["address"], line["which"]
            path = reverse(name, args=arguments(world, name, which))
            body = body_of(world, name) | {"key": str(uuid.uuid4())}
            for role in ("owner", "other"):
                yield role, "POST", path, body
                yield role, "POST", path, {}
    yield from group_quiz_requests()
    yield from meeting_requests(world)
    path = reverse("change_reading", args=[world.read_through.pk])
    yield "owner", "POST", path, {"started_on": TYPED, "stop_reason": TYPED * 30}
    for role, name, body in REFUSED:
        yield role, "POST", reverse(name), body
    yield from adding_requests(world, world.learners[KEEPER])


def trial_requests(world):
    """A visitor's answers, shown and graded, and what came of them."""
    asked = world.questions["published"]
    body = {"trial": token_of_trial(world, TYPED), "seen": 0, "typed": TYPED}
    for number, name in enumerate(("show_trial_answer", "grade_trial_question")):
        path = reverse(name, args=[asked.pk])
        for rating in ("", 1):
            key = str(uuid.UUID(int=number))
            yield "anonymous", "POST", path, body | {"key": key, "rating": rating}
    chosen = world.reviews["owner"]
    path = reverse("try_question", args=[chosen.question_id])
    yield "anonymous", "GET", path, {"choice": chosen.choice_id}
    yield "anonymous", "GET", path, {"choice": TYPED}
    path = reverse("grade_trial_question", args=[chosen.question_id])
    choice = body | {"key": str(uuid.UUID(int=2)), "choice": chosen.choice_id}
    yield "anonymous", "POST", path, choice
    yield "anonymous", "POST", reverse("next_trial_question"), body
    for form in (body, {"trial": TYPED, "typed": TYPED}):
        yield (
            "anonymous",
            "POST",
            reverse("keep_trial"),
            form | {"account_page": "login"},
        )


def answer_requests(questions):
    """Each kind of question with a hostile answer, first shown and then graded."""
    for question in questions:
        body = {"key": str(uuid.uuid4()), "seen": 0, "typed": TYPED}
        shown = body | {"gap": [TYPED, TYPED]}
        yield "other", "POST", reverse("show_answer", args=[question.pk]), shown
        points = [point.pk for point in question.key_points.all()]
        choice = question.choices.first()
        graded = body | {"rating": 1, "points": points}
        if choice:
            graded["choice"] = choice.pk
        yield "other", "POST", reverse("grade_question", args=[question.pk]), graded
        again = graded | {"key": str(uuid.uuid4()), "seen": 7}
        yield "other", "POST", reverse("grade_question", args=[question.pk]), again
