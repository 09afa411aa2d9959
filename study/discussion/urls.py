"""Discussions of a group: threads, remarks, and what organisers look after."""

from django.urls import path

from study.discussion import (
    moderation_views,
    own_remark_views,
    thread_views,
    views,
    writing_views,
)

DISCUSSION = "groups/<int:group_id>/discussion/"
THREAD = f"{DISCUSSION}<int:thread_id>/"
REMARK = f"{DISCUSSION}remarks/<int:remark_id>/"
REPORTS = f"{DISCUSSION}reports/"

OWN_REMARKS = "groups/my-remarks/"

urlpatterns = [
    path(OWN_REMARKS, own_remark_views.own_remarks, name="own_remarks"),
    path(
        f"{OWN_REMARKS}<int:remark_id>/delete/",
        own_remark_views.delete_own_remark,
        name="delete_own_remark",
    ),
    path(DISCUSSION, views.discussion, name="discussion"),
    path(f"{DISCUSSION}new/", writing_views.new_thread, name="new_thread"),
    path(THREAD, views.thread, name="thread"),
    path(f"{THREAD}post/", writing_views.post_remark, name="post_remark"),
    path(
        f"{THREAD}seen/", thread_views.mark_thread_seen, name="mark_thread_seen"
    ),
    path(
        f"{THREAD}follow/",
        thread_views.set_thread_stance,
        name="set_thread_stance",
    ),
    path(
        f"{THREAD}settle/", thread_views.resolve_thread, name="resolve_thread"
    ),
    path(f"{THREAD}reopen/", thread_views.reopen_thread, name="reopen_thread"),
    path(REMARK, views.remark, name="remark"),
    path(
        f"{REMARK}reply/", writing_views.reply_to_remark, name="reply_to_remark"
    ),
    path(f"{REMARK}edit/", writing_views.edit_remark, name="edit_remark"),
    path(f"{REMARK}delete/", writing_views.delete_remark, name="delete_remark"),
    path(f"{REMARK}before/", views.remark_versions, name="remark_versions"),
    path(
        f"{REMARK}report/", moderation_views.report_remark, name="report_remark"
    ),
    path(
        f"{REMARK}remove/", moderation_views.remove_remark, name="remove_remark"
    ),
    path(REPORTS, moderation_views.remark_reports, name="remark_reports"),
    path(
        f"{REPORTS}<int:report_id>/settle/",
        moderation_views.settle_remark_report,
        name="settle_remark_report",
    ),
]
