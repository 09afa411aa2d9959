"""Groups of learners who read together."""

from django.urls import path

from study.groups import ending_views, member_views, own_views, views

urlpatterns = [
    path("groups/", views.group_list, name="group_list"),
    path("groups/new/", views.new_group, name="new_group"),
    path("groups/<int:group_id>/", views.group, name="group"),
    path("groups/<int:group_id>/edit/", views.edit_group, name="edit_group"),
    path(
        "groups/<int:group_id>/members/",
        member_views.group_members,
        name="group_members",
    ),
    path(
        "groups/<int:group_id>/members/<int:membership_id>/",
        member_views.group_member,
        name="group_member",
    ),
    path(
        "groups/<int:group_id>/members/<int:membership_id>/role/",
        member_views.change_role,
        name="change_role",
    ),
    path(
        "groups/<int:group_id>/members/<int:membership_id>/remove/",
        member_views.remove_member,
        name="remove_member",
    ),
    path(
        "groups/<int:group_id>/members/<int:membership_id>/ban/",
        member_views.ban_member,
        name="ban_member",
    ),
    path(
        "groups/<int:group_id>/members/<int:membership_id>/lift-ban/",
        member_views.lift_ban,
        name="lift_ban",
    ),
    path(
        "groups/<int:group_id>/sharing/",
        own_views.group_sharing,
        name="group_sharing",
    ),
    path(
        "groups/<int:group_id>/sharing/seen/",
        own_views.seen_by_group,
        name="seen_by_group",
    ),
    path(
        "groups/<int:group_id>/leave/",
        own_views.leave_group,
        name="leave_group",
    ),
    path(
        "groups/<int:group_id>/step-down/",
        own_views.step_down,
        name="step_down",
    ),
    path(
        "groups/<int:group_id>/end/",
        ending_views.end_group,
        name="end_group",
    ),
    path(
        "groups/<int:group_id>/export/",
        ending_views.export_group,
        name="export_group",
    ),
    path(
        "groups/<int:group_id>/close/",
        ending_views.close_group,
        name="close_group",
    ),
    path(
        "groups/<int:group_id>/reopen/",
        ending_views.reopen_group,
        name="reopen_group",
    ),
    path(
        "groups/<int:group_id>/delete/",
        ending_views.delete_group,
        name="delete_group",
    ),
]
