"""Reading plans, days without reading, and the calendar."""

from django.urls import path

from study.readingplans import calendar_views, edit_views, holiday_views, views

PLAN = "plans/reading/<int:plan_id>/"

urlpatterns = [
    path("plans/reading/new/", views.new_reading_plan, name="new_reading_plan"),
    path(
        "plans/reading/preview/",
        views.preview_reading_plan,
        name="preview_reading_plan",
    ),
    path(
        "plans/reading/create/",
        views.create_reading_plan,
        name="create_reading_plan",
    ),
    path(PLAN, views.reading_plan, name="reading_plan"),
    path(
        f"{PLAN}edit/", edit_views.edit_reading_plan, name="edit_reading_plan"
    ),
    path(
        f"{PLAN}edit/save/",
        edit_views.save_reading_plan,
        name="save_reading_plan",
    ),
    path(
        f"{PLAN}papers/<slug:slug>/",
        edit_views.move_planned_paper,
        name="move_planned_paper",
    ),
    path(
        f"{PLAN}papers/<slug:slug>/move/",
        edit_views.save_planned_day,
        name="save_planned_day",
    ),
    path(f"{PLAN}change/", views.preview_replanning, name="preview_replanning"),
    path(
        f"{PLAN}change/make/",
        views.replan_reading_plan,
        name="replan_reading_plan",
    ),
    path(f"{PLAN}change/undo/", views.undo_replanning, name="undo_replanning"),
    path(f"{PLAN}change/keep/", edit_views.keep_own_days, name="keep_own_days"),
    path(
        f"{PLAN}archive/",
        views.archive_reading_plan,
        name="archive_reading_plan",
    ),
    path(
        f"{PLAN}resume/", views.resume_reading_plan, name="resume_reading_plan"
    ),
    path(
        f"{PLAN}delete/", views.delete_reading_plan, name="delete_reading_plan"
    ),
    path(
        f"{PLAN}restore/",
        views.restore_reading_plan,
        name="restore_reading_plan",
    ),
    path("plans/holidays/", holiday_views.holiday_list, name="holiday_list"),
    path("plans/holidays/add/", holiday_views.add_holiday, name="add_holiday"),
    path(
        "plans/holidays/<int:holiday_id>/delete/",
        holiday_views.delete_holiday,
        name="delete_holiday",
    ),
    path("plans/calendar/", calendar_views.plan_calendar, name="plan_calendar"),
    path(
        "plans/calendar/open/",
        calendar_views.open_plan_calendar,
        name="open_plan_calendar",
    ),
    path(
        "plans/calendar/close/",
        calendar_views.close_plan_calendar,
        name="close_plan_calendar",
    ),
    path(
        "calendars/<slug:token>.ics",
        calendar_views.plan_calendar_file,
        name="plan_calendar_file",
    ),
]
