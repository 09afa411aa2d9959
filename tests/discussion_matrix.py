"""Who gets what at the addresses of discussions, and what is sent there."""

# As tests/group_matrix.py: ACCESS_LINES and GROUP_LINES.
ACCESS_LINES = """
own_remarks        -          GET     sign-in    ok            ok            sign-in  ok            ok
delete_own_remark  -          POST    sign-in    →own_remarks  404           sign-in  404           404
discussion         -          GET     sign-in    ok            404           sign-in  404           404
new_thread         -          GET     sign-in    ok            404           sign-in  404           404
new_thread         -          POST    sign-in    →thread       404           sign-in  404           404
thread             -          GET     sign-in    ok            404           sign-in  404           404
post_remark        -          POST    sign-in    →remark       404           sign-in  404           404
{mark_thread_seen,set_thread_stance,resolve_thread,reopen_thread} - POST sign-in →thread 404 sign-in 404 404
remark             -          GET     sign-in    →thread       404           sign-in  404           404
reply_to_remark    -          GET     sign-in    ok            404           sign-in  404           404
reply_to_remark    -          POST    sign-in    →remark       404           sign-in  404           404
edit_remark        -          GET     sign-in    ok            404           sign-in  404           404
edit_remark        -          POST    sign-in    →remark       404           sign-in  404           404
delete_remark      -          POST    sign-in    →thread       404           sign-in  404           404
remark_versions    -          GET     sign-in    ok            404           sign-in  404           404
{report_remark,remove_remark} - GET   sign-in    ok            404           sign-in  404           404
{report_remark,remove_remark} - POST  sign-in    →thread       404           sign-in  404           404
remark_reports     -          GET     sign-in    ok            404           sign-in  404           404
settle_remark_report -        POST    sign-in    →remark_reports 404         sign-in  404           404
"""
GROUP_LINES = """
discussion         GET     ok           ok           ok           404          404          404          404          404
new_thread         GET     ok           ok           ok           404          404          404          404          404
new_thread         POST    →thread      →thread      →thread      404          404          404          404          404
thread             GET     ok           ok           ok           404          404          404          404          404
post_remark        POST    →remark      →remark      →remark      404          404          404          404          404
{mark_thread_seen,set_thread_stance,resolve_thread,reopen_thread} POST →thread →thread →thread 404 404 404 404 404
remark             GET     →thread      →thread      →thread      404          404          404          404          404
reply_to_remark    GET     ok           ok           ok           404          404          404          404          404
reply_to_remark    POST    →remark      →remark      →remark      404          404          404          404          404
edit_remark        GET     ok           404          404          404          404          404          404          404
edit_remark        POST    →remark      404          404          404          404          404          404          404
delete_remark      POST    →thread      404          404          404          404          404          404          404
remark_versions    GET     ok           ok           ok           404          404          404          404          404
report_remark      GET     ok           ok           ok           404          404          404          404          404
report_remark      POST    →thread      →thread      →thread      404          404          404          404          404
remove_remark      GET     ok           ok           404          404          404          404          404          404
remove_remark      POST    →thread      →thread      404          404          404          404          404          404
remark_reports     GET     ok           ok           404          404          404          404          404          404
settle_remark_report POST  →remark_reports →remark_reports 404    404          404          404          404          404
"""
BODIES = {
    "new_thread": {"title": "Where to begin", "text": "Here?"},
    "post_remark": {"text": "Here."},
    "mark_thread_seen": {"seen": 1},
    "set_thread_stance": {"stance": "muted"},
    "reply_to_remark": {"text": "There."},
    "edit_remark": {"text": "Elsewhere.", "edition": 2},
    "report_remark": {"reason": "Rude."},
    "remove_remark": {"reason": "Rude."},
    "settle_remark_report": {"reason": "It stays."},
}
