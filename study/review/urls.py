"""Questions and quizzes."""

from django.urls import path

from study.review import quiz_views, views

urlpatterns = [
    path(
        "papers/<slug:slug>/quiz/", quiz_views.start_paper_quiz, name="start_paper_quiz"
    ),
    path("quizzes/", quiz_views.quiz_list, name="quiz_list"),
    path("quizzes/<int:quiz_id>/", quiz_views.quiz, name="quiz"),
    path("review/", views.review, name="review"),
    path("questions/<int:question_id>/answer/", views.show_answer, name="show_answer"),
    path(
        "questions/<int:question_id>/grade/",
        views.grade_question,
        name="grade_question",
    ),
    path("reviews/<int:review_id>/", views.show_review, name="show_review"),
    path("reviews/<int:review_id>/undo/", views.undo_review, name="undo_review"),
    path(
        "reviews/<int:review_id>/correct/", views.correct_review, name="correct_review"
    ),
]
