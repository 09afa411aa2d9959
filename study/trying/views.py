"""A visitor is asked up to three questions of a paper; nothing is stored."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from config.http import render_page
from papers.models import Paper, Question
from study import access
from study.access import learner_of
from study.review.prompt import ask_question, reveal_answer
from study.review.refusals import typed_text
from study.review.withdrawn import UNKNOWN_PAPER
from study.trying import queries, services
from study.trying.forms import (
    KeepForm,
    LiveChoiceForm,
    QuestionOfAddressForm,
    TrialAnswerForm,
    TrialForm,
    TrialGradeForm,
)
from study.trying.keeping import put_trial_in_browser
from study.trying.kept_words import kept_sentence
from study.trying.live_question import (
    answer_live_question,
    ask_live_question,
    choice_questions,
)
from study.trying.trials import Trial, trial_token


@require_safe
@login_not_required
def try_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """The first question; who has an account is led to the note and its quiz."""
    paper = get_object_or_404(Paper.objects.published(), slug=slug)
    if learner_of(request):
        return redirect(paper)
    without_id = QuestionOfAddressForm(request.GET).question_id()
    trial = queries.begin_trial(paper, without_id=without_id)
    if trial is None:
        return explain_trial(
            request,
            title="No questions here yet",
            explanation="This paper has no other question to ask so far.",
            next_url=paper.get_absolute_url(),
            next_label="Back to the note",
            status=409,
        )
    prompt = queries.next_trial_prompt(trial)
    return render_trial(request, trial, {"prompt": prompt}, paper=paper)


@require_safe
@login_not_required
def try_question(request: HttpRequest, question_id: int) -> HttpResponse:
    """One choice question, answered in the address; nothing is stored."""
    question = get_object_or_404(choice_questions(), pk=question_id)
    context: dict[str, Any] = {}
    status = 200
    form = LiveChoiceForm(request.GET, question=question)
    if form.is_valid():
        chosen_id = form.cleaned_data["choice"].pk
        context["live"] = answer_live_question(question, chosen_id)
    else:
        context["live"] = ask_live_question(question, timezone.now().date())
        if "choice" in request.GET:
            context["remark"] = form.errors["choice"][0]
            status = 422
    response = render_page(
        request, "trying/try_question.html", "question", context
    )
    response.status_code = status
    return response


@require_POST
@login_not_required
def show_trial_answer(request: HttpRequest, question_id: int) -> HttpResponse:
    """The same question with its answer."""
    question = access.known_question(request, question_id)
    form = TrialAnswerForm(request.POST)
    is_clear = form.is_valid() and question.kind != Question.Kind.CHOICE
    trial = form.cleaned_data.get("trial")
    if trial is None or question.pk not in trial.question_ids:
        return refuse_trial(request)
    if not question.is_live:
        return show_next(request, trial)
    if not is_clear:
        return ask_again(request, trial, question, form)
    prompt = reveal_answer(
        question,
        None,
        queries.session_of_question(trial, question),
        learner=queries.visiting_learner(),
        typed=form.typed_answer(),
        set_aside=None,
        at=timezone.now(),
    )
    return render_trial(request, trial, {"prompt": prompt})


@require_POST
@login_not_required
def grade_trial_question(
    request: HttpRequest, question_id: int
) -> HttpResponse:
    """Go on; a choice first shows what there is to learn from it."""
    question = access.known_question(request, question_id)
    form = TrialGradeForm(request.POST, question=question)
    is_clear = form.is_valid()
    trial = form.cleaned_data.get("trial")
    if trial is None or question.pk not in trial.question_ids:
        return refuse_trial(request)
    if not question.is_live:
        return show_next(request, trial)
    if not is_clear:
        return ask_again(request, trial, question, form)
    now = timezone.now()
    answer = form.trial_answer(now)
    trial = trial.with_answer(answer)
    if question.kind != Question.Kind.CHOICE:
        return show_next(request, trial)
    outcome = queries.trial_outcome(question, answer)
    return render_trial(request, trial, {"outcome": outcome})


@require_POST
@login_not_required
def next_trial_question(request: HttpRequest) -> HttpResponse:
    form = TrialForm(request.POST)
    if not form.is_valid():
        return refuse_trial(request)
    return show_next(request, form.cleaned_data["trial"])


@require_POST
@login_not_required
def keep_trial(request: HttpRequest) -> HttpResponse:
    """To an account, where the answers will be kept; at once for who has one."""
    form = KeepForm(request.POST)
    if not form.is_valid():
        return refuse_trial(request)
    trial = form.cleaned_data["trial"]
    paper = queries.trial_paper(trial)
    back = paper.get_absolute_url() if paper else reverse("home")
    learner = learner_of(request)
    if learner:
        now = timezone.now()
        kept = services.keep_trial(learner=learner, trial=trial, at=now)
        messages.success(request, kept_sentence(kept, learner, now))
        return redirect(back)
    account_url = reverse(f"account_{form.cleaned_data['account_page']}")
    query = urlencode({"next": back})
    response = redirect(f"{account_url}?{query}")
    put_trial_in_browser(response, trial_token(trial))
    return response


def show_next(request: HttpRequest, trial: Trial) -> HttpResponse:
    """The next question of the trial, or what came of it."""
    prompt = queries.next_trial_prompt(trial)
    if prompt:
        return render_trial(request, trial, {"prompt": prompt})
    result = queries.trial_result(trial)
    return render_trial(request, trial, {"result": result})


def render_trial(
    request: HttpRequest,
    trial: Trial,
    context: dict[str, Any],
    *,
    paper: Paper | None = None,
) -> HttpResponse:
    """paper: the trial's, where it was looked up before."""
    paper = paper or queries.trial_paper(trial)
    context["trial"] = {"token": trial_token(trial)}
    context["quiz"] = {"title": paper.title if paper else UNKNOWN_PAPER}
    context["paper_url"] = paper.get_absolute_url() if paper else ""
    response = render_page(request, "trying/try_paper.html", "prompt", context)
    return keep_out_of_caches(response)


def ask_again(
    request: HttpRequest, trial: Trial, question: Question, form: Any
) -> HttpResponse:
    """The question with what was typed, and what was wrong with that."""
    prompt = ask_question(
        question, None, queries.session_of_question(trial, question)
    )
    prompt = replace(prompt, typed=typed_text(request.POST))
    problems = [*form.errors.get("typed", []), form.problem()]
    context = {"prompt": prompt, "remark": " ".join(filter(None, problems))}
    response = render_trial(request, trial, context)
    response.status_code = 422
    return response


def refuse_trial(request: HttpRequest) -> HttpResponse:
    """What came is too old, or not ours."""
    return explain_trial(
        request,
        title="These questions are over",
        explanation=(
            "Without an account they wait for two hours at most."
            " Begin again wherever you like: nothing was stored."
        ),
        next_url=reverse("paper_list"),
        next_label="Choose a paper",
        status=410,
    )


def explain_trial(
    request: HttpRequest, *, status: int, **context: Any
) -> HttpResponse:
    context["typed"] = typed_text(request.POST)
    response = render_page(request, "review/no_longer.html", "prompt", context)
    response.status_code = status
    return keep_out_of_caches(response)


def keep_out_of_caches(response: HttpResponse) -> HttpResponse:
    """The page holds what a visitor typed."""
    response.headers["Cache-Control"] = "private, no-store"
    return response
