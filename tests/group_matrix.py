"""Who gets what at every address of a group: two tables.

ACCESS_LINES are lines of tests/access_matrix.py, with its roles; there everybody but
the owner is a stranger to the group. GROUP_LINES say it for those who have to do with
the group. Outcomes as in tests/access_matrix.py. Roles: owner, organiser and member
belong to the group, the others do not: ex_member left, banned was sent away for good,
invited has an invitation by mail, requester waits for an answer, other_group owns
another group. Who asks may be let in. Methods that no line names answer 405.
"""

from tests import discussion_matrix
from tests.group_list_matrix import GROUP_LIST_ACCESS_LINES, GROUP_LIST_LINES
from tests.group_list_world import GROUP_LIST_BODIES

ROLES = (
    "owner",
    "organiser",
    "member",
    "ex_member",
    "banned",
    "invited",
    "requester",
    "other_group",
)

# A sheet asks what five rooms know, an export for everything that is there, a list
# what is said of its papers and who is where, a plan the days that one would have.
GROUP_WIDE_PAGES = {
    "meeting_sheet": 10,
    "export_group": 10,
    "group_news": 10,
    "group_reading_list": 10,
    "group_plan": 9,
    "seen_by_group": 10,
}

GROUP_LINES = """
address            method  owner        organiser    member       ex_member    banned       invited      requester    other_group
group              GET     ok           ok           ok           404          404          404          404          404
edit_group         GET     ok           ok           404          404          404          404          404          404
edit_group         POST    →group       →group       404          404          404          404          404          404
public_group       GET     404          404          404          404          404          404          404          404
edit_public_group  GET     ok           404          404          404          404          404          404          404
edit_public_group  POST    →edit_public_group 404    404          404          404          404          404          404
group_members      GET     ok           ok           ok           404          404          404          404          404
group_member       GET     ok           ok           ok           404          404          404          404          404
change_role        POST    →group_members 404        404          404          404          404          404          404
remove_member      POST    →group_members →group_members 404      404          404          404          404          404
ban_member         POST    →group_members →group_members 404      404          404          404          404          404
lift_ban           POST    404          404          404          404          404          404          404          404
group_sharing      GET     ok           ok           ok           404          404          404          404          404
group_sharing      POST    →seen_by_group →seen_by_group →seen_by_group 404    404          404          404          404
seen_by_group      GET     ok           ok           ok           404          404          404          404          404
leave_group        GET     ok           ok           ok           404          404          404          404          404
leave_group        POST    →leave_group →group_list  →group_list  404          404          404          404          404
step_down          POST    →group_member →group_member 404        404          404          404          404          404
end_group          GET     ok           404          404          404          404          404          404          404
export_group       GET     ok           ok           404          404          404          404          404          404
close_group        POST    →group_list  404          404          404          404          404          404          404
reopen_group       POST    →group_list  404          404          404          404          404          404          404
delete_group       POST    →group_list  404          404          404          404          404          404          404
{group_year,group_year_markdown} GET ok ok ok 404 404 404 404 404
{group_quiz_list,group_quiz} GET ok ok ok 404 404 404 404 404
{new_group_quiz,edit_group_quiz} GET ok ok 404 404 404 404 404 404
create_group_quiz  POST    →edit_group_quiz →edit_group_quiz 404 404 404     404          404          404
start_group_quiz   POST    →quiz        →quiz        →quiz        404          404          404          404          404
{change_group_quiz,add_group_quiz_questions,open_group_quiz,close_group_quiz,delete_group_quiz} POST →group_quiz →group_quiz 404 404 404 404 404 404
remove_group_quiz_question POST →edit_group_quiz →edit_group_quiz 404 404 404 404         404          404
group_invitations  GET     ok           ok           404          404          404          404          404          404
invite_by_mail     POST    ok           ok           404          404          404          404          404          404
make_invitation_link POST  ok           ok           404          404          404          404          404          404
revoke_invitation  POST    →group_invitations →group_invitations 404 404       404          404          404          404
ask_to_join        GET     →group       →group       →group       ok           404          ok           ok           ok
ask_to_join        POST    →group       →group       →group       →group_list  404          →group_list  →group_list  →group_list
withdraw_join_request POST →group_list  →group_list  →group_list  →group_list  404          →group_list  →group_list  →group_list
group_requests     GET     ok           ok           404          404          404          404          404          404
{accept_join_request,decline_join_request} POST →group_requests →group_requests 404 404 404 404 404 404
meeting_list           GET     ok           ok           ok           404          404          404          404          404
meeting                GET     ok           ok           ok           404          404          404          404          404
meeting_sheet          GET     ok           ok           ok           404          404          404          404          404
edit_minutes           GET     ok           ok           ok           404          404          404          404          404
minutes_history        GET     ok           ok           ok           404          404          404          404          404
meeting_calendar_event GET     ok           ok           ok           404          404          404          404          404
meeting_calendar       GET     ok           ok           ok           404          404          404          404          404
new_meeting            GET     ok           ok           404          404          404          404          404          404
edit_meeting           GET     ok           ok           404          404          404          404          404          404
find_meeting_papers    GET     ok           ok           404          404          404          404          404          404
present_meeting        POST    →meeting     →meeting     →meeting     404          404          404          404          404
leave_presenting       POST    →meeting     →meeting     →meeting     404          404          404          404          404
save_minutes           POST    →meeting     →meeting     →meeting     404          404          404          404          404
make_meeting_calendar  POST    ok           ok           ok           404          404          404          404          404
close_meeting_calendar POST    →meeting_calendar →meeting_calendar →meeting_calendar 404          404          404          404          404
create_meeting         POST    →meeting     →meeting     404          404          404          404          404          404
change_meeting         POST    →meeting     →meeting     404          404          404          404          404          404
call_off_meeting       POST    →meeting     →meeting     404          404          404          404          404          404
restore_meeting        POST    →meeting     →meeting     404          404          404          404          404          404
add_meeting_paper      POST    →find_meeting_papers →find_meeting_papers 404          404          404          404          404          404
remove_meeting_paper   POST    →meeting     →meeting     404          404          404          404          404          404
extend_series          POST    →meeting_list →meeting_list 404          404          404          404          404          404
end_series             POST    →meeting_list →meeting_list 404          404          404          404          404          404
"""

# As tests/access_matrix.py: OWN; the columns are anonymous to superuser.
ACCESS_LINES = """
group_list         -          GET     sign-in    ok            ok            sign-in  ok            ok
new_group          -          GET     sign-in    ok            ok            sign-in  ok            ok
new_group          -          POST    sign-in    →group        →group        sign-in  →group        →group
group              -          GET     sign-in    ok            404           sign-in  404           404
edit_group         -          GET     sign-in    ok            404           sign-in  404           404
edit_group         -          POST    sign-in    →group        404           sign-in  404           404
public_group       -          GET     404        404           404           404      404           404
public_group_sitemap -        GET     ok         ok            ok            ok       ok            ok
edit_public_group  -          GET     sign-in    ok            404           sign-in  404           404
edit_public_group  -          POST    sign-in    →edit_public_group 404      sign-in  404           404
{group_members,group_member,group_sharing,seen_by_group,leave_group,end_group,export_group} - GET sign-in ok 404 sign-in 404 404
{change_role,remove_member,ban_member} - POST sign-in →group_members 404 sign-in 404 404
lift_ban           -          POST    sign-in    404           404           sign-in  404           404
group_sharing      -          POST    sign-in    →seen_by_group 404          sign-in  404           404
leave_group        -          POST    sign-in    →leave_group  404           sign-in  404           404
step_down          -          POST    sign-in    →group_member 404           sign-in  404           404
{close_group,reopen_group} -  POST    sign-in    →group_list   404           sign-in  404           404
delete_group       -          POST    sign-in    422           404           sign-in  404           404
{group_year,group_year_markdown} - GET sign-in ok 404 sign-in 404 404
{group_quiz_list,group_quiz,new_group_quiz,edit_group_quiz} - GET sign-in ok 404 sign-in 404 404
create_group_quiz  -          POST    sign-in    →edit_group_quiz 404        sign-in  404           404
start_group_quiz   -          POST    sign-in    →quiz         404           sign-in  404           404
{change_group_quiz,add_group_quiz_questions,open_group_quiz,close_group_quiz,delete_group_quiz} - POST sign-in →group_quiz 404 sign-in 404 404
remove_group_quiz_question - POST sign-in    →edit_group_quiz 404        sign-in  404           404
group_news         -          GET     sign-in    ok            ok            sign-in  ok            ok
group_mail_settings -         GET     sign-in    ok            ok            sign-in  ok            ok
group_mail_settings -         POST    sign-in    →group_mail_settings →group_mail_settings sign-in →group_mail_settings →group_mail_settings
turn_off_group_mail owners    GET     ok         ok            ok            ok       ok            ok
turn_off_group_mail owners    POST    ok         ok            ok            ok       ok            ok
{group_invitations,group_requests} - GET sign-in ok            404           sign-in  404           404
invite_by_mail     -          POST    sign-in    ok            404           sign-in  404           404
make_invitation_link -        POST    sign-in    ok            404           sign-in  404           404
revoke_invitation  -          POST    sign-in    →group_invitations 404      sign-in  404           404
ask_to_join        -          GET     sign-in    →group        404           sign-in  404           404
ask_to_join        -          POST    sign-in    →group        404           sign-in  404           404
withdraw_join_request -       POST    sign-in    →group_list   404           sign-in  404           404
{accept_join_request,decline_join_request} - POST sign-in →group_requests 404 sign-in 404 404
invitation         valid      GET     ok         ok            ok            ok       ok            ok
invitation         expired    GET     410        410           410           410      410           410
invitation         revoked    GET     410        410           410           410      410           410
invitation         used_up    GET     410        410           410           410      410           410
invitation         mailed     GET     ok         ok            403           ok       403           403
invitation         forged     GET     404        404           404           404      404           404
accept_invitation  valid      POST    sign-in    →group        →group        sign-in  →group        →group
accept_invitation  expired   POST    sign-in    410           410           sign-in  410           410
accept_invitation  revoked   POST    sign-in    410           410           sign-in  410           410
accept_invitation  used_up   POST    sign-in    410           410           sign-in  410           410
accept_invitation  mailed     POST    sign-in    →group        403           sign-in  403           403
accept_invitation  forged     POST    sign-in    404           404           sign-in  404           404
meeting_list           - GET    sign-in ok           404           sign-in  404           404
meeting                - GET    sign-in ok           404           sign-in  404           404
meeting_sheet          - GET    sign-in ok           404           sign-in  404           404
edit_minutes           - GET    sign-in ok           404           sign-in  404           404
minutes_history        - GET    sign-in ok           404           sign-in  404           404
meeting_calendar_event - GET    sign-in ok           404           sign-in  404           404
meeting_calendar       - GET    sign-in ok           404           sign-in  404           404
new_meeting            - GET    sign-in ok           404           sign-in  404           404
edit_meeting           - GET    sign-in ok           404           sign-in  404           404
find_meeting_papers    - GET    sign-in ok           404           sign-in  404           404
present_meeting        - POST   sign-in →meeting     404           sign-in  404           404
leave_presenting       - POST   sign-in →meeting     404           sign-in  404           404
save_minutes           - POST   sign-in →meeting     404           sign-in  404           404
make_meeting_calendar  - POST   sign-in ok           404           sign-in  404           404
close_meeting_calendar - POST   sign-in →meeting_calendar 404           sign-in  404           404
create_meeting         - POST   sign-in →meeting     404           sign-in  404           404
change_meeting         - POST   sign-in →meeting     404           sign-in  404           404
call_off_meeting       - POST   sign-in →meeting     404           sign-in  404           404
restore_meeting        - POST   sign-in →meeting     404           sign-in  404           404
add_meeting_paper      - POST   sign-in →meeting     404           sign-in  404           404
remove_meeting_paper   - POST   sign-in →meeting     404           sign-in  404           404
extend_series          - POST   sign-in →meeting_list 404           sign-in  404           404
end_series             - POST   sign-in →meeting_list 404           sign-in  404           404
meeting_calendar_file owners GET ok ok ok ok ok ok
"""

ACCESS_LINES += discussion_matrix.ACCESS_LINES
GROUP_LINES += discussion_matrix.GROUP_LINES
GROUP_LINES += GROUP_LIST_LINES
ACCESS_LINES += GROUP_LIST_ACCESS_LINES

# As tests/access_requests.py: what is sent to addresses of a group.
BODIES = {
    **GROUP_LIST_BODIES,
    "new_group": {"name": "Reading on Thursdays", "joining": "invitation"},
    "change_role": {"role": "organiser"},
    "group_sharing": {"shares_finished": "on"},
    "delete_group": {"name": "canary-of-the-group group"},
    "create_group_quiz": {"title": "Before we meet"},
    "change_group_quiz": {"title": "Before we meet"},
    "add_group_quiz_questions": {"kind": "hardest", "amount": 5},
    "group_mail_settings": {"mails_meeting": "on", "hour": 8},
    "invite_by_mail": {"email": "new@example.org", "role": "member", "days": 7},
    "make_invitation_link": {
        "link-role": "member",
        "link-days": 7,
        "link-most_uses": 3,
    },
    "ask_to_join": {"sentence": "I read the same."},
    "edit_group": {"name": "Reading on Fridays", "joining": "request"},
}
