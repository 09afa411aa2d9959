"""Meetings of a group, their papers, sheets and minutes, and the calendar."""

from django.urls import path

from study.meetings import (
    arranging_views,
    calendar_views,
    entry_views,
    minutes_views,
    paper_views,
    series_views,
    sheet_views,
    views,
)

MEETINGS = "groups/<int:group_id>/meetings/"
MEETING = f"{MEETINGS}<int:meeting_id>/"
SERIES = f"{MEETINGS}series/<int:series_id>/"

urlpatterns = [
    path(MEETINGS, views.meeting_list, name="meeting_list"),
    path(f"{MEETINGS}new/", arranging_views.new_meeting, name="new_meeting"),
    path(
        f"{MEETINGS}create/",
        arranging_views.create_meeting,
        name="create_meeting",
    ),
    path(
        f"{MEETINGS}calendar/",
        calendar_views.meeting_calendar,
        name="meeting_calendar",
    ),
    path(
        f"{MEETINGS}calendar/make/",
        calendar_views.make_meeting_calendar,
        name="make_meeting_calendar",
    ),
    path(
        f"{MEETINGS}calendar/close/",
        calendar_views.close_meeting_calendar,
        name="close_meeting_calendar",
    ),
    path(f"{SERIES}extend/", series_views.extend_series, name="extend_series"),
    path(f"{SERIES}end/", series_views.end_series, name="end_series"),
    path(MEETING, views.meeting, name="meeting"),
    path(
        f"{MEETING}meeting.ics",
        views.meeting_calendar_event,
        name="meeting_calendar_event",
    ),
    path(f"{MEETING}edit/", arranging_views.edit_meeting, name="edit_meeting"),
    path(
        f"{MEETING}change/",
        arranging_views.change_meeting,
        name="change_meeting",
    ),
    path(
        f"{MEETING}call-off/",
        arranging_views.call_off_meeting,
        name="call_off_meeting",
    ),
    path(
        f"{MEETING}restore/",
        arranging_views.restore_meeting,
        name="restore_meeting",
    ),
    path(
        f"{MEETING}present/",
        arranging_views.present_meeting,
        name="present_meeting",
    ),
    path(
        f"{MEETING}present/leave/",
        arranging_views.leave_presenting,
        name="leave_presenting",
    ),
    path(
        f"{MEETING}papers/",
        paper_views.find_meeting_papers,
        name="find_meeting_papers",
    ),
    path(
        f"{MEETING}papers/add/",
        paper_views.add_meeting_paper,
        name="add_meeting_paper",
    ),
    path(
        f"{MEETING}papers/<int:paper_id>/remove/",
        paper_views.remove_meeting_paper,
        name="remove_meeting_paper",
    ),
    path(
        "groups/<int:group_id>/lists/<int:list_id>/meeting/",
        entry_views.group_read_for_meeting,
        name="group_read_for_meeting",
    ),
    path(f"{MEETING}sheet/", sheet_views.meeting_sheet, name="meeting_sheet"),
    path(f"{MEETING}minutes/", minutes_views.edit_minutes, name="edit_minutes"),
    path(
        f"{MEETING}minutes/save/",
        minutes_views.save_minutes,
        name="save_minutes",
    ),
    path(
        f"{MEETING}minutes/history/",
        minutes_views.minutes_history,
        name="minutes_history",
    ),
    path(
        "group-calendars/<slug:token>.ics",
        calendar_views.meeting_calendar_file,
        name="meeting_calendar_file",
    ),
]
