"""Who gets what at the addresses of a learner's own papers: they, and nobody else.

The columns are those of tests/access_matrix.py.
"""

OWN_PAPER_LINES = """
paper                own       GET  404     ok             404 404     404 404
paper                put_away  GET  404     404            404 404     404 404
paper_bib            own       GET  404     ok             404 404     404 404
paper_ris            own       GET  404     ok             404 404     404 404
paper_json           own       GET  404     ok             404 404     404 404
paper_title_card     own       GET  404     404            404 404     404 404
set_paper_status     own       POST sign-in →paper         404 sign-in 404 404
undo_paper_status    own       POST sign-in →paper         404 sign-in 404 404
prerequisites        own       GET  404     ok             404 404     404 404
mark_prerequisites   own       POST sign-in →prerequisites 404 sign-in 404 404
undo_prerequisites   own       POST sign-in →prerequisites 404 sign-in 404 404
start_paper_quiz     own       POST sign-in 409            404 sign-in 404 404
try_paper            own       GET  404     404            404 404     404 404
own_paper_list       -         GET  sign-in ok             ok  sign-in ok  ok
join_own_paper       own       POST sign-in →paper         404 sign-in 404 404
join_own_paper       published POST sign-in 404            404 sign-in 404 404
keep_own_paper_apart own       POST sign-in →paper         404 sign-in 404 404
part_own_paper       published POST sign-in →paper         404 sign-in 404 404
part_own_paper       draft     POST sign-in 404            404 sign-in 404 404
edit_joined_note     published GET  sign-in ok             404 sign-in 404 404
edit_joined_note     published POST sign-in →paper         404 sign-in 404 404
edit_joined_note     draft     GET  sign-in 404            404 sign-in 404 404
edit_joined_note     draft     POST sign-in 404            404 sign-in 404 404
edit_own_paper       own       GET  sign-in ok             404 sign-in 404 404
edit_own_paper       put_away  GET  sign-in 404            404 sign-in 404 404
save_own_paper       own       POST sign-in →paper         404 sign-in 404 404
delete_own_paper     own       POST sign-in →own_paper_list 404 sign-in 404 404
restore_own_paper    put_away  POST sign-in →paper         404 sign-in 404 404
restore_own_paper    own       POST sign-in 404            404 sign-in 404 404
suggest_own_paper    own       GET  sign-in ok             404 sign-in 404 404
suggest_own_paper    own       POST sign-in →paper         404 sign-in 404 404
suggest_own_paper    put_away  GET  sign-in 404            404 sign-in 404 404
suggest_own_paper    put_away  POST sign-in 404            404 sign-in 404 404
withdraw_own_suggestion suggested POST sign-in →paper         404 sign-in 404 404
paper                suggested GET  404     ok             404 404     404 404
erase_own_paper      put_away  POST sign-in →own_paper_list 404 sign-in 404 404
"""

# What is sent there.
OWN_PAPER_BODIES = {
    "save_own_paper": {"title": "Another", "note": "Another note"},
    "suggest_own_paper": {"sentence": "All build on it."},
    "edit_joined_note": {"note": "Another note"},
}
