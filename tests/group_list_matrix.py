"""Who gets what at the addresses of a group's lists.

The columns are those of tests/group_matrix.py, and below of tests/access_matrix.py. The
list of the matrix is one that organisers change; the shown one is a member's own.
"""

GROUP_LIST_LINES = """
group_reading_list_list      GET     ok           ok           ok           404          404          404          404          404
group_create_reading_list    GET     ok           ok           404          404          404          404          404          404
group_create_reading_list    POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
group_reading_list           GET     ok           ok           ok           404          404          404          404          404
group_print_reading_list     GET     ok           ok           ok           404          404          404          404          404
group_export_reading_list    GET     ok           ok           ok           404          404          404          404          404
group_edit_reading_list      GET     ok           ok           404          404          404          404          404          404
group_edit_reading_list      POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
group_archive_reading_list   POST    →group_reading_list_list →group_reading_list_list 404 404 404    404          404          404
group_unarchive_reading_list POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
group_delete_reading_list    POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
group_restore_reading_list   POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
group_undo_list_change       POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
group_find_papers_for_list   GET     ok           ok           404          404          404          404          404          404
group_remove_from_list       POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
group_add_list_line          POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
group_edit_list_entry        GET     ok           ok           404          404          404          404          404          404
group_edit_list_entry        POST    409          409          404          404          404          404          404          404
group_move_list_entry        POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
group_remove_list_entry      POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
suggest_to_group_reading_list GET    404          404          ok           404          404          404          404          404
suggest_to_group_reading_list POST   404          404          400          404          404          404          404          404
group_list_suggestions       GET     ok           ok           404          404          404          404          404          404
group_accept_suggestion      POST    →group_list_suggestions →group_list_suggestions 404 404 404       404          404          404
group_decline_suggestion     POST    →group_list_suggestions →group_list_suggestions 404 404 404       404          404          404
group_plan                   GET     ok           ok           ok           404          404          404          404          404
preview_group_plan           POST    ok           ok           ok           404          404          404          404          404
take_on_group_plan           POST    →reading_plan →reading_plan →reading_plan 404       404          404          404          404
offer_group_plan             GET     ok           ok           404          404          404          404          404          404
offer_group_plan             POST    422          422          404          404          404          404          404          404
withdraw_group_plan          POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
shown_group_list             GET     ok           ok           ok           404          404          404          404          404
export_shown_group_list      GET     ok           ok           ok           404          404          404          404          404
print_shown_group_list       GET     ok           ok           ok           404          404          404          404          404
copy_shown_group_list        POST    →reading_list →reading_list →reading_list 404       404          404          404          404
suggest_to_shown_group_list  GET     ok           ok           ok           404          404          404          404          404
suggest_to_shown_group_list  POST    400          400          400          404          404          404          404          404
group_vote_list              GET     ok           ok           ok           404          404          404          404          404
group_new_vote               GET     ok           ok           404          404          404          404          404          404
group_new_vote               POST    422          422          404          404          404          404          404          404
group_read_for_meeting       GET     ok           ok           404          404          404          404          404          404
group_read_for_meeting       POST    422          422          404          404          404          404          404          404
group_vote                   GET     ok           ok           ok           404          404          404          404          404
group_cast_ballot            POST    →group_vote  →group_vote  →group_vote  404          404          404          404          404
group_close_vote             POST    →group_vote  →group_vote  404          404          404          404          404          404
group_entry_presenter        GET     ok           ok           404          404          404          404          404          404
group_entry_presenter        POST    →group_reading_list →group_reading_list 404 404     404          404          404          404
group_present_entry          POST    →group_reading_list →group_reading_list →group_reading_list 404 404 404        404          404
group_give_back_entry        POST    →group_reading_list →group_reading_list →group_reading_list 404 404 404        404          404
group_presented_entry        POST    →group_reading_list →group_reading_list →group_reading_list 404 404 404        404          404
group_merge_reading_lists    POST    →group_edit_reading_list →group_edit_reading_list 404 404 404        404          404          404
group_import_to_list         GET     ok           ok           404          404          404          404          404          404
group_read_list_import       POST    →list_import →list_import 404          404          404          404          404          404
"""

GROUP_LIST_ACCESS_LINES = """
group_reading_list_list      -       GET     sign-in    ok            404           sign-in  404           404
group_create_reading_list    -       GET     sign-in    ok            404           sign-in  404           404
group_create_reading_list    -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_reading_list           -       GET     sign-in    ok            404           sign-in  404           404
group_print_reading_list     -       GET     sign-in    ok            404           sign-in  404           404
group_export_reading_list    -       GET     sign-in    ok            404           sign-in  404           404
group_edit_reading_list      -       GET     sign-in    ok            404           sign-in  404           404
group_edit_reading_list      -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_archive_reading_list   -       POST    sign-in    →group_reading_list_list 404 sign-in 404           404
group_unarchive_reading_list -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_delete_reading_list    -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_restore_reading_list   -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_undo_list_change       -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_find_papers_for_list   -       GET     sign-in    ok            404           sign-in  404           404
group_remove_from_list       -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_add_list_line          -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_edit_list_entry        -       GET     sign-in    ok            404           sign-in  404           404
group_edit_list_entry        -       POST    sign-in    409           404           sign-in  404           404
group_move_list_entry        -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_remove_list_entry      -       POST    sign-in    →group_reading_list 404     sign-in  404           404
suggest_to_group_reading_list -      GET     sign-in    404           404           sign-in  404           404
suggest_to_group_reading_list -      POST    sign-in    404           404           sign-in  404           404
group_list_suggestions       -       GET     sign-in    ok            404           sign-in  404           404
group_accept_suggestion      -       POST    sign-in    →group_list_suggestions 404 sign-in  404           404
group_decline_suggestion     -       POST    sign-in    →group_list_suggestions 404 sign-in  404           404
group_plan                   -       GET     sign-in    ok            404           sign-in  404           404
preview_group_plan           -       POST    sign-in    ok            404           sign-in  404           404
take_on_group_plan           -       POST    sign-in    409           404           sign-in  404           404
offer_group_plan             -       GET     sign-in    ok            404           sign-in  404           404
offer_group_plan             -       POST    sign-in    422           404           sign-in  404           404
withdraw_group_plan          -       POST    sign-in    →group_reading_list 404     sign-in  404           404
shown_group_list             -       GET     sign-in    ok            404           sign-in  404           404
export_shown_group_list      -       GET     sign-in    ok            404           sign-in  404           404
print_shown_group_list       -       GET     sign-in    ok            404           sign-in  404           404
copy_shown_group_list        -       POST    sign-in    →reading_list 404           sign-in  404           404
suggest_to_shown_group_list  -       GET     sign-in    ok            404           sign-in  404           404
suggest_to_shown_group_list  -       POST    sign-in    400           404           sign-in  404           404
group_vote_list              -       GET     sign-in    ok            404           sign-in  404           404
group_new_vote               -       GET     sign-in    ok            404           sign-in  404           404
group_new_vote               -       POST    sign-in    422           404           sign-in  404           404
group_read_for_meeting       -       GET     sign-in    ok            404           sign-in  404           404
group_read_for_meeting       -       POST    sign-in    422           404           sign-in  404           404
group_vote                   -       GET     sign-in    ok            404           sign-in  404           404
group_cast_ballot            -       POST    sign-in    →group_vote   404           sign-in  404           404
group_close_vote             -       POST    sign-in    →group_vote   404           sign-in  404           404
group_entry_presenter        -       GET     sign-in    ok            404           sign-in  404           404
group_entry_presenter        -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_present_entry          -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_give_back_entry        -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_presented_entry        -       POST    sign-in    →group_reading_list 404     sign-in  404           404
group_merge_reading_lists    -       POST    sign-in    →group_edit_reading_list 404 sign-in 404           404
group_import_to_list         -       GET     sign-in    ok            404           sign-in  404           404
group_read_list_import       -       POST    sign-in    →list_import  404           sign-in  404           404
"""
