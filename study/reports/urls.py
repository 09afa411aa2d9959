"""What learners tell curators."""

from django.urls import path

from study.reports import views

urlpatterns = [
    path("papers/<slug:slug>/report/", views.report_paper, name="report_paper"),
    path(
        "questions/<int:question_id>/report/",
        views.report_question,
        name="report_question",
    ),
    path(
        "questions/<int:question_id>/report/withdraw/",
        views.withdraw_question_report,
        name="withdraw_question_report",
    ),
    path("reports/", views.report_list, name="report_list"),
    path("reports/read/", views.mark_answers_read, name="mark_answers_read"),
    path(
        "reports/<int:report_id>/withdraw/",
        views.withdraw_report,
        name="withdraw_report",
    ),
]
