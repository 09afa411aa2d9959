"""Quizzes that a group answers together."""

from django.urls import path

from study.groupquizzes import arranging_views, views

QUIZZES = "groups/<int:group_id>/quizzes/"
QUIZ = f"{QUIZZES}<int:group_quiz_id>/"

urlpatterns = [
    path(QUIZZES, views.group_quiz_list, name="group_quiz_list"),
    path(
        f"{QUIZZES}new/", arranging_views.new_group_quiz, name="new_group_quiz"
    ),
    path(
        f"{QUIZZES}create/",
        arranging_views.create_group_quiz,
        name="create_group_quiz",
    ),
    path(QUIZ, views.group_quiz, name="group_quiz"),
    path(f"{QUIZ}start/", views.start_group_quiz, name="start_group_quiz"),
    path(
        f"{QUIZ}edit/",
        arranging_views.edit_group_quiz,
        name="edit_group_quiz",
    ),
    path(
        f"{QUIZ}change/",
        arranging_views.change_group_quiz,
        name="change_group_quiz",
    ),
    path(
        f"{QUIZ}questions/",
        arranging_views.add_group_quiz_questions,
        name="add_group_quiz_questions",
    ),
    path(
        f"{QUIZ}questions/<int:place_id>/remove/",
        arranging_views.remove_group_quiz_question,
        name="remove_group_quiz_question",
    ),
    path(
        f"{QUIZ}open/", arranging_views.open_group_quiz, name="open_group_quiz"
    ),
    path(
        f"{QUIZ}close/",
        arranging_views.close_group_quiz,
        name="close_group_quiz",
    ),
    path(
        f"{QUIZ}delete/",
        arranging_views.delete_group_quiz,
        name="delete_group_quiz",
    ),
]
