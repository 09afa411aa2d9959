"""Questions for visitors."""

from django.urls import path

from study.trying import views

urlpatterns = [
    path("papers/<slug:slug>/try/", views.try_paper, name="try_paper"),
    path(
        "questions/<int:question_id>/try/",
        views.try_question,
        name="try_question",
    ),
    path(
        "questions/<int:question_id>/try/answer/",
        views.show_trial_answer,
        name="show_trial_answer",
    ),
    path(
        "questions/<int:question_id>/try/grade/",
        views.grade_trial_question,
        name="grade_trial_question",
    ),
    path("tries/next/", views.next_trial_question, name="next_trial_question"),
    path("tries/keep/", views.keep_trial, name="keep_trial"),
]
