"""Who gets what at every address of a group: two tables.

ACCESS_LINES are lines of tests/access_matrix.py, with its roles; there everybody but
the owner is a stranger to the group. GROUP_LINES say it for those who have to do with
the group. Outcomes as in tests/access_matrix.py. Roles: owner, organiser and member
belong to the group, the others do not: ex_member left, banned was sent away for good,
invited has an invitation by mail, requester waits for an answer, other_group owns
another group. Who asks may be let in. Methods that no line names answer 405.
"""

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

GROUP_LINES = """
address            method  owner        organiser    member       ex_member    banned       invited      requester    other_group
group              GET     ok           ok           ok           404          404          404          404          404
edit_group         GET     ok           ok           404          404          404          404          404          404
edit_group         POST    →group       →group       404          404          404          404          404          404
"""

# As tests/access_matrix.py: OWN; the columns are anonymous to superuser.
ACCESS_LINES = """
group_list         -          GET     sign-in    ok            ok            sign-in  ok            ok
new_group          -          GET     sign-in    ok            ok            sign-in  ok            ok
new_group          -          POST    sign-in    →group        →group        sign-in  →group        →group
group              -          GET     sign-in    ok            404           sign-in  404           404
edit_group         -          GET     sign-in    ok            404           sign-in  404           404
edit_group         -          POST    sign-in    →group        404           sign-in  404           404
"""
