"""Lists of a study group; their names are those of a learner's own, with group_."""

from django.urls import path

from study.grouplists import (
    entry_views,
    list_views,
    presenter_views,
    shown_views,
    suggestion_views,
    views,
    vote_views,
)

LISTS = "groups/<int:group_id>/lists/"
LIST = LISTS + "<int:list_id>/"
SHOWN = LISTS + "shown/<int:shown_id>/"
ENTRY = LIST + "entries/<int:entry_id>/"
VOTES = LIST + "votes/"
VOTE = VOTES + "<int:vote_id>/"

urlpatterns = [
    path(LISTS, views.group_reading_list_list, name="group_reading_list_list"),
    path(
        LISTS + "create/",
        list_views.group_create_reading_list,
        name="group_create_reading_list",
    ),
    path(LIST, views.group_reading_list, name="group_reading_list"),
    path(
        LIST + "print/",
        views.group_print_reading_list,
        name="group_print_reading_list",
    ),
    path(
        LIST + "export/",
        views.group_export_reading_list,
        name="group_export_reading_list",
    ),
    path(
        LIST + "edit/",
        list_views.group_edit_reading_list,
        name="group_edit_reading_list",
    ),
    path(
        LIST + "merge/",
        list_views.group_merge_reading_lists,
        name="group_merge_reading_lists",
    ),
    path(
        LIST + "archive/",
        list_views.group_archive_reading_list,
        name="group_archive_reading_list",
    ),
    path(
        LIST + "unarchive/",
        list_views.group_unarchive_reading_list,
        name="group_unarchive_reading_list",
    ),
    path(
        LIST + "delete/",
        list_views.group_delete_reading_list,
        name="group_delete_reading_list",
    ),
    path(
        LIST + "restore/",
        list_views.group_restore_reading_list,
        name="group_restore_reading_list",
    ),
    path(
        LIST + "undo/",
        entry_views.group_undo_list_change,
        name="group_undo_list_change",
    ),
    path(
        LIST + "papers/",
        entry_views.group_find_papers_for_list,
        name="group_find_papers_for_list",
    ),
    path(
        LIST + "papers/remove/",
        entry_views.group_remove_from_list,
        name="group_remove_from_list",
    ),
    path(
        LIST + "lines/add/",
        entry_views.group_add_list_line,
        name="group_add_list_line",
    ),
    path(
        ENTRY + "edit/",
        entry_views.group_edit_list_entry,
        name="group_edit_list_entry",
    ),
    path(
        ENTRY + "move/",
        entry_views.group_move_list_entry,
        name="group_move_list_entry",
    ),
    path(
        ENTRY + "remove/",
        entry_views.group_remove_list_entry,
        name="group_remove_list_entry",
    ),
    path(SHOWN, shown_views.shown_group_list, name="shown_group_list"),
    path(
        SHOWN + "export/",
        shown_views.export_shown_group_list,
        name="export_shown_group_list",
    ),
    path(
        SHOWN + "print/",
        shown_views.print_shown_group_list,
        name="print_shown_group_list",
    ),
    path(
        SHOWN + "copy/",
        shown_views.copy_shown_group_list,
        name="copy_shown_group_list",
    ),
    path(
        SHOWN + "suggest/",
        shown_views.suggest_to_shown_group_list,
        name="suggest_to_shown_group_list",
    ),
    path(
        LIST + "suggest/",
        suggestion_views.suggest_to_group_reading_list,
        name="suggest_to_group_reading_list",
    ),
    path(
        LIST + "suggestions/",
        suggestion_views.group_list_suggestions,
        name="group_list_suggestions",
    ),
    path(
        LISTS + "suggestions/<int:suggestion_id>/accept/",
        suggestion_views.group_accept_suggestion,
        name="group_accept_suggestion",
    ),
    path(
        LISTS + "suggestions/<int:suggestion_id>/decline/",
        suggestion_views.group_decline_suggestion,
        name="group_decline_suggestion",
    ),
    path(VOTES, vote_views.group_vote_list, name="group_vote_list"),
    path(VOTES + "new/", vote_views.group_new_vote, name="group_new_vote"),
    path(VOTE, vote_views.group_vote, name="group_vote"),
    path(
        VOTE + "cast/", vote_views.group_cast_ballot, name="group_cast_ballot"
    ),
    path(VOTE + "close/", vote_views.group_close_vote, name="group_close_vote"),
    path(
        ENTRY + "presenter/",
        presenter_views.group_entry_presenter,
        name="group_entry_presenter",
    ),
    path(
        ENTRY + "present/",
        presenter_views.group_present_entry,
        name="group_present_entry",
    ),
    path(
        ENTRY + "give-back/",
        presenter_views.group_give_back_entry,
        name="group_give_back_entry",
    ),
    path(
        ENTRY + "presented/",
        presenter_views.group_presented_entry,
        name="group_presented_entry",
    ),
]
