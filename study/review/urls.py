"""Questions, the answers that were given, and quizzes."""

from django.urls import path

from study.review import (
    given_answer_views,
    practice_views,
    question_source_views,
    quiz_views,
    set_aside_views,
    views,
)

urlpatterns = [
    path(
        "papers/<slug:slug>/quiz/",
        quiz_views.start_paper_quiz,
        name="start_paper_quiz",
    ),
    path(
        "topics/<slug:slug>/quiz/",
        quiz_views.start_topic_quiz,
        name="start_topic_quiz",
    ),
    path("quizzes/", quiz_views.quiz_list, name="quiz_list"),
    path("quizzes/new/", quiz_views.new_quiz, name="new_quiz"),
    path("quizzes/new/count/", quiz_views.count_quiz, name="count_quiz"),
    path("quizzes/new/start/", quiz_views.start_quiz, name="start_quiz"),
    path("quizzes/<int:quiz_id>/", quiz_views.quiz, name="quiz"),
    path(
        "quizzes/<int:quiz_id>/practise/",
        practice_views.practise_missed,
        name="practise_missed",
    ),
    path(
        "practice/<int:item_id>/",
        practice_views.show_practice_answer,
        name="show_practice_answer",
    ),
    path("review/", views.review, name="review"),
    path("review/again/", views.practise_forgotten, name="practise_forgotten"),
    path("review/all/", views.lift_review_limit, name="lift_review_limit"),
    path(
        "questions/<int:question_id>/source/",
        question_source_views.question_source,
        name="question_source",
    ),
    path(
        "review/aside/", set_aside_views.set_aside_list, name="set_aside_list"
    ),
    path(
        "questions/<int:question_id>/bury/",
        set_aside_views.bury_question,
        name="bury_question",
    ),
    path(
        "questions/<int:question_id>/suspend/",
        set_aside_views.suspend_question,
        name="suspend_question",
    ),
    path(
        "questions/<int:question_id>/ask-again/",
        set_aside_views.ask_question_again,
        name="ask_question_again",
    ),
    path(
        "questions/<int:question_id>/answer/",
        views.show_answer,
        name="show_answer",
    ),
    path(
        "questions/<int:question_id>/grade/",
        views.grade_question,
        name="grade_question",
    ),
    path(
        "reviews/<int:review_id>/",
        given_answer_views.show_review,
        name="show_review",
    ),
    path(
        "reviews/<int:review_id>/undo/",
        given_answer_views.undo_review,
        name="undo_review",
    ),
    path(
        "reviews/<int:review_id>/correct/",
        given_answer_views.correct_review,
        name="correct_review",
    ),
]
