"""Who gets what at every address.

Outcomes: ok (200), sign-in and reauth (a redirect there), a number (that status), →name (a redirect to that address).
Roles: owner is the learner whose reviews and quizzes the addresses point at, other is another learner, gone is a
deactivated one in whose browser the session still lies. Methods that no line names answer 405, or sign-in to those who
would first have to sign in.
"""

from tests.group_matrix import ACCESS_LINES
from tests.highlight_world import HIGHLIGHT_LINES
from tests.own_paper_matrix import OWN_PAPER_LINES
from tests.report_world import REPORT_LINES

ROLES = ("anonymous", "owner", "other", "gone", "curator", "superuser")

OWN = """
address            which      method  anonymous  owner         other         gone     curator       superuser
home               -          GET     ok         ok            ok            ok       ok            ok
paper_list         -          GET     ok         ok            ok            ok       ok            ok
paper              published  GET     ok         ok            ok            ok       ok            ok
paper              draft      GET     404        404           404           404      ok            ok
paper_bib          published  GET     ok         ok            ok            ok       ok            ok
paper_bib          draft      GET     404        404           404           404      ok            ok
paper_ris          published  GET     ok         ok            ok            ok       ok            ok
paper_ris          draft      GET     404        404           404           404      ok            ok
paper_json         published  GET     ok         ok            ok            ok       ok            ok
paper_json         draft      GET     404        404           404           404      ok            ok
{paper_title_card,figure_picture} published GET     ok         ok            ok            ok       ok            ok
{paper_title_card,figure_picture} draft GET     404        404           404           404      ok            ok
set_paper_status   published  POST    sign-in    →paper        →paper        sign-in  →paper        →paper
set_paper_status   draft      POST    sign-in    404           404           sign-in  →paper        →paper
undo_paper_status  published  POST    sign-in    →paper        →paper        sign-in  →paper        →paper
undo_paper_status  draft      POST    sign-in    404           404           sign-in  →paper        →paper
add_reading        published  POST    sign-in    →paper        →paper        sign-in  →paper        →paper
add_reading        draft      POST    sign-in    404           404           sign-in  →paper        →paper
{change_reading,remove_reading} owners POST sign-in →paper 404 sign-in 404 404
{choose_papers,mark_chosen,clear_chosen,undo_chosen} - POST sign-in →paper_list →paper_list sign-in →paper_list →paper_list
{list_chosen,export_chosen} - POST sign-in ok ok sign-in ok ok
compare_chosen     -          POST    sign-in    →compare      →compare      sign-in  →compare      →compare
prerequisites      published  GET     ok         ok            ok            ok       ok            ok
prerequisites      draft      GET     404        404           404           404      ok            ok
mark_prerequisites published  POST    sign-in    →prerequisites →prerequisites sign-in  →prerequisites →prerequisites
mark_prerequisites draft      POST    sign-in    404           404           sign-in  →prerequisites →prerequisites
undo_prerequisites published  POST    sign-in    →prerequisites →prerequisites sign-in  →prerequisites →prerequisites
undo_prerequisites draft      POST    sign-in    404           404           sign-in  →prerequisites →prerequisites
moved_prerequisites published GET     →prerequisites →prerequisites →prerequisites →prerequisites →prerequisites →prerequisites
moved_prerequisites draft     GET     404 404 404 404 →prerequisites →prerequisites
start_paper_quiz   published  POST    sign-in    →quiz         →quiz         sign-in  →quiz         →quiz
start_paper_quiz   draft      POST    sign-in    404           404           sign-in  →quiz         →quiz
start_topic_quiz   -          POST    sign-in    →quiz         →quiz         sign-in  →quiz         →quiz
add_paper          -          GET     sign-in    ok            ok            sign-in  ok            ok
find_paper         -          POST    sign-in    ok            ok            sign-in  ok            ok
new_paper          -          GET     sign-in    ok            ok            sign-in  ok            ok
create_paper       -          POST    sign-in    →paper        →paper        sign-in  →paper        →paper
start              -          GET     sign-in    ok            ok            sign-in  ok            ok
start              -          POST    sign-in    →first_paper_list →first_paper_list sign-in →first_paper_list →first_paper_list
first_paper_list   -          GET     sign-in    ok            ok            sign-in  ok            ok
mark_first_papers  -          POST    sign-in    →home         →home         sign-in  →home         →home
try_paper          published  GET     ok         →paper        →paper        ok       →paper        →paper
try_paper          draft      GET     404        404           404           404      404           404
try_question       choice     GET     ok         ok            ok            ok       ok            ok
try_question       draft      GET     404        404           404           404      404           404
show_trial_answer  published  POST    ok         ok            ok            ok       ok            ok
show_trial_answer  draft      POST    404        404           404           404      404           404
grade_trial_question published POST   ok         ok            ok            ok       ok            ok
grade_trial_question draft    POST    404        404           404           404      404           404
next_trial_question -         POST    ok         ok            ok            ok       ok            ok
keep_trial         -          POST    →account_signup →paper   →paper        →account_signup →paper     →paper
category           -          GET     ok         ok            ok            ok       ok            ok
tag                -          GET     ok         ok            ok            ok       ok            ok
author             -          GET     ok         ok            ok            ok       ok            ok
topic_list         -          GET     ok         ok            ok            ok       ok            ok
{topic,topic_branch} -        GET     ok         ok            ok            ok       ok            ok
{path_list,collection_list,trend_list,outlet_list} - GET     ok         ok            ok            ok       ok            ok
{path,collection,trend} published  GET     ok         ok            ok            ok       ok            ok
{path,collection,trend} draft      GET     404        404           404           404      404           404
search             -          GET     ok         ok            ok            ok       ok            ok
search             asked      GET     ok         ok            ok            ok       ok            ok
quick_search       -          GET     ok         ok            ok            ok       ok            ok
quick_search       asked      GET     ok         ok            ok            ok       ok            ok
export_search      -          GET     ok         ok            ok            ok       ok            ok
export_search      asked      GET     ok         ok            ok            ok       ok            ok
saved_search_list  -          GET     sign-in    ok            ok            sign-in  ok            ok
save_search        -          POST    sign-in    →saved_search_list  →saved_search_list  sign-in  →saved_search_list  →saved_search_list
delete_saved_search  owners   POST    sign-in    →saved_search_list  404     sign-in  404           404
open_search_feed   owners     POST    sign-in    ok            404           sign-in  404           404
close_search_feed  owners     POST    sign-in    →saved_search_list  404     sign-in  404           404
saved_search_feed  owners     GET     ok         ok            ok            ok       ok            ok
note_feed          -          GET     ok         ok            ok            ok       ok            ok
category_feed      -          GET     ok         ok            ok            ok       ok            ok
topic_feed         -          GET     ok         ok            ok            ok       ok            ok
review             -          GET     sign-in    ok            ok            sign-in  ok            ok
lift_review_limit  -          POST    sign-in    →review       →review       sign-in  →review       →review
bury_question      published  POST    sign-in    →review       →review       sign-in  →review       →review
bury_question      draft      POST    sign-in    404           404           sign-in  404           404
suspend_question   published  POST    sign-in    →review       →review       sign-in  →review       →review
suspend_question   draft      POST    sign-in    404           404           sign-in  404           404
ask_question_again published  POST    sign-in    →review       →review       sign-in  →review       →review
ask_question_again draft      POST    sign-in    404           404           sign-in  404           404
practise_forgotten -          POST    sign-in    →quiz         409           sign-in  409           409
set_aside_list     -          GET     sign-in    ok            ok            sign-in  ok            ok
question_source    published  GET     sign-in    ok            ok            sign-in  ok            ok
question_source    draft      GET     sign-in    404           404           sign-in  404           404
show_answer        published  POST    sign-in    ok            ok            sign-in  ok            ok
show_answer        across     POST    sign-in    ok            ok            sign-in  ok            ok
show_answer        draft      POST    sign-in    404           404           sign-in  404           404
grade_question     published  POST    sign-in    →review       →review       sign-in  →review       →review
grade_question     draft      POST    sign-in    404           404           sign-in  404           404
show_review        owners     GET     sign-in    ok            404           sign-in  404           404
undo_review        owners     POST    sign-in    →quiz         404           sign-in  404           404
correct_review     owners     POST    sign-in    →show_review  404           sign-in  404           404
quiz_list          -          GET     sign-in    ok            ok            sign-in  ok            ok
new_quiz           -          GET     sign-in    ok            ok            sign-in  ok            ok
count_quiz         -          POST    sign-in    →new_quiz     →new_quiz     sign-in  →new_quiz     →new_quiz
start_quiz         -          POST    sign-in    →quiz         →quiz         sign-in  →quiz         →quiz
practise_missed    owners     POST    sign-in    →quiz         404           sign-in  404           404
show_practice_answer owners   GET     sign-in    ok            404           sign-in  404           404
quiz               owners     GET     sign-in    ok            404           sign-in  404           404
comeback           -          GET     sign-in    ok            ok            sign-in  ok            ok
start_comeback     -          POST    sign-in    409           409           sign-in  409           409
undo_comeback      -          POST    sign-in    →comeback     409           sign-in  409           409
plan_list          -          GET     sign-in    ok            ok            sign-in  ok            ok
ready_plan_list    -          GET     sign-in    →plan_list    →plan_list    sign-in  →plan_list    →plan_list
new_ready_plan     -          GET     sign-in    ok            ok            sign-in  ok            ok
create_ready_plan  -          POST    sign-in    →ready_plan   →ready_plan   sign-in  →ready_plan   →ready_plan
ready_plan         owners     GET     sign-in    ok            404           sign-in  404           404
practise_ready_plan owners    POST    sign-in    →quiz         404           sign-in  404           404
delete_ready_plan  owners     POST    sign-in    →plan_list       404        sign-in  404           404
new_reading_plan   -          GET     sign-in    ok            ok            sign-in  ok            ok
preview_reading_plan -        POST    sign-in    409           ok            sign-in  ok            ok
create_reading_plan -         POST    sign-in    409           →reading_plan sign-in  →reading_plan →reading_plan
reading_plan       owners     GET     sign-in    ok            404           sign-in  404           404
preview_replanning owners     GET     sign-in    →reading_plan 404           sign-in  404           404
replan_reading_plan owners    POST    sign-in    →reading_plan 404           sign-in  404           404
undo_replanning    owners     POST    sign-in    →reading_plan 404           sign-in  404           404
keep_own_days      owners     POST    sign-in    →reading_plan 404           sign-in  404           404
edit_reading_plan  owners     GET     sign-in    ok            404           sign-in  404           404
save_reading_plan  owners     POST    sign-in    →reading_plan 404           sign-in  404           404
move_planned_paper owners     GET     sign-in    →reading_plan 404           sign-in  404           404
save_planned_day   owners     POST    sign-in    →reading_plan 404           sign-in  404           404
archive_reading_plan owners   POST    sign-in    →reading_plan 404           sign-in  404           404
resume_reading_plan owners    POST    sign-in    →reading_plan 404           sign-in  404           404
delete_reading_plan owners    POST    sign-in    →plan_list    404           sign-in  404           404
restore_reading_plan owners   POST    sign-in    →reading_plan 404           sign-in  404           404
holiday_list       -          GET     sign-in    ok            ok            sign-in  ok            ok
add_holiday        -          POST    sign-in    →holiday_list →holiday_list sign-in  →holiday_list →holiday_list
delete_holiday     owners     POST    sign-in    →holiday_list 404           sign-in  404           404
plan_calendar      -          GET     sign-in    ok            ok            sign-in  ok            ok
open_plan_calendar -          POST    sign-in    ok            ok            sign-in  ok            ok
close_plan_calendar -         POST    sign-in    →plan_calendar →plan_calendar sign-in →plan_calendar →plan_calendar
plan_calendar_file owners     GET     ok         ok            ok            ok       ok            ok
routine_list       -          GET     sign-in    ok            ok            sign-in  ok            ok
new_routine        -          GET     sign-in    ok            ok            sign-in  ok            ok
create_routine     -          POST    sign-in    →routine_list →routine_list sign-in  →routine_list →routine_list
begin_routines     -          POST    sign-in    →routine_list →routine_list sign-in  →routine_list →routine_list
edit_routine       owners     GET     sign-in    ok            404           sign-in  404           404
change_routine     owners     POST    sign-in    →routine_list 404           sign-in  404           404
check_routine      owners     POST    sign-in    →routine_list 404           sign-in  404           404
uncheck_routine    owners     POST    sign-in    →routine_list 404           sign-in  404           404
delete_routine     owners     POST    sign-in    →routine_list 404           sign-in  404           404
restore_routine    owners     POST    sign-in    →routine_list 404           sign-in  404           404
reading_list_list  -          GET     sign-in    ok            ok            sign-in  ok            ok
create_reading_list -         GET     sign-in    ok            ok            sign-in  ok            ok
create_reading_list -         POST    sign-in    →reading_list →reading_list sign-in  →reading_list →reading_list
add_to_list        -          GET     sign-in    400           400           sign-in  400           400
add_to_list        -          POST    sign-in    →reading_list →reading_list sign-in  →reading_list →reading_list
add_to_list        named      GET     sign-in    ok            ok            sign-in  ok            ok
add_to_list        named      POST    sign-in    →reading_list →reading_list sign-in  →reading_list →reading_list
start_list_from_path published POST   sign-in    →reading_list →reading_list sign-in  →reading_list →reading_list
start_list_from_path draft    POST    sign-in    404           404           sign-in  404           404
start_list_from_topic -       POST    sign-in    →reading_list →reading_list sign-in  →reading_list →reading_list
start_list_from_search -      POST    sign-in    →reading_list →reading_list sign-in  →reading_list →reading_list
reading_list       owners     GET     sign-in    ok            404           sign-in  404           404
print_reading_list owners     GET     sign-in    ok            404           sign-in  404           404
export_reading_list owners    GET     sign-in    ok            404           sign-in  404           404
edit_reading_list  owners     GET     sign-in    ok            404           sign-in  404           404
edit_reading_list  owners     POST    sign-in    →reading_list 404           sign-in  404           404
copy_reading_list  owners     POST    sign-in    →reading_list 404           sign-in  404           404
merge_reading_lists owners    POST    sign-in    →reading_list 404           sign-in  404           404
archive_reading_list owners   POST    sign-in    →reading_list_list 404      sign-in  404           404
unarchive_reading_list owners POST    sign-in    →reading_list 404           sign-in  404           404
delete_reading_list owners    POST    sign-in    →reading_list_list 404      sign-in  404           404
restore_reading_list owners   POST    sign-in    →reading_list 404           sign-in  404           404
undo_list_change   owners     POST    sign-in    →reading_list 404           sign-in  404           404
find_papers_for_list owners   GET     sign-in    ok            404           sign-in  404           404
remove_from_list   owners     POST    sign-in    →reading_list 404           sign-in  404           404
add_list_line      owners     POST    sign-in    →reading_list 404           sign-in  404           404
edit_list_entry    owners     GET     sign-in    ok            404           sign-in  404           404
edit_list_entry    owners     POST    sign-in    →reading_list 404           sign-in  404           404
move_list_entry    owners     POST    sign-in    →reading_list 404           sign-in  404           404
remove_list_entry  owners     POST    sign-in    →reading_list 404           sign-in  404           404
list_sharing       owners     GET     sign-in    ok            404           sign-in  404           404
set_list_visibility owners    POST    sign-in    ok            404           sign-in  404           404
set_list_editing   owners     POST    sign-in    →list_sharing 404           sign-in  404           404
list_suggestions   owners     GET     sign-in    ok            404           sign-in  404           404
accept_suggestion  owners     POST    sign-in    →list_suggestions 404       sign-in  404           404
decline_suggestion owners     POST    sign-in    →list_suggestions 404       sign-in  404           404
own_suggestions    -          GET     sign-in    ok            ok            sign-in  ok            ok
withdraw_suggestion owners    POST    sign-in    →own_suggestions 404        sign-in  404           404
shared_list        valid      GET     ok         ok            ok            ok       ok            ok
shared_list        revoked    GET     404        404           404           404      404           404
export_shared_list valid      GET     ok         ok            ok            ok       ok            ok
export_shared_list revoked    GET     404        404           404           404      404           404
print_shared_list  valid      GET     ok         ok            ok            ok       ok            ok
print_shared_list  revoked    GET     404        404           404           404      404           404
copy_shared_list   valid      POST    sign-in    →reading_list →reading_list sign-in  →reading_list →reading_list
copy_shared_list   revoked    POST    sign-in    404           404           sign-in  404           404
suggest_to_shared_list valid  GET     sign-in    →reading_list ok            sign-in  ok            ok
suggest_to_shared_list valid  POST    sign-in    →reading_list 400           sign-in  400           400
suggest_to_shared_list revoked GET    sign-in    404           404           sign-in  404           404
suggest_to_shared_list revoked POST   sign-in    404           404           sign-in  404           404
public_list_list   -          GET     ok         ok            ok            ok       ok            ok
public_list_sitemap -         GET     ok         ok            ok            ok       ok            ok
public_list        valid      GET     ok         ok            ok            ok       ok            ok
public_list        revoked    GET     404        404           404           404      404           404
public_list_feed   valid      GET     ok         ok            ok            ok       ok            ok
public_list_feed   revoked    GET     404        404           404           404      404           404
public_list_title_card valid  GET     ok         ok            ok            ok       ok            ok
public_list_title_card revoked GET    404        404           404           404      404           404
export_public_list valid      GET     ok         ok            ok            ok       ok            ok
export_public_list revoked    GET     404        404           404           404      404           404
print_public_list  valid      GET     ok         ok            ok            ok       ok            ok
print_public_list  revoked    GET     404        404           404           404      404           404
copy_public_list   valid      POST    sign-in    →reading_list →reading_list sign-in  →reading_list →reading_list
copy_public_list   revoked    POST    sign-in    404           404           sign-in  404           404
suggest_to_public_list valid  GET     sign-in    →reading_list ok            sign-in  ok            ok
suggest_to_public_list valid  POST    sign-in    →reading_list →own_suggestions sign-in →own_suggestions 400
suggest_to_public_list revoked GET    sign-in    404           404           sign-in  404           404
suggest_to_public_list revoked POST   sign-in    404           404           sign-in  404           404
new_list_import    -          GET     sign-in    ok            ok            sign-in  ok            ok
read_new_list_import -        POST    sign-in    →list_import  →list_import  sign-in  →list_import  →list_import
import_to_list     owners     GET     sign-in    ok            404           sign-in  404           404
read_list_import   owners     POST    sign-in    →list_import  404           sign-in  404           404
list_import        owners     GET     sign-in    ok            404           sign-in  404           404
list_import        confirmed  GET     sign-in    ok            404           sign-in  404           404
confirm_import     owners     POST    sign-in    →list_import  404           sign-in  404           404
undo_import        confirmed  POST    sign-in    →list_import  404           sign-in  404           404
discard_import     owners     POST    sign-in    →import_to_list 404         sign-in  404           404
progress           -          GET     sign-in    ok            ok            sign-in  ok            ok
question_memory    published  GET     sign-in    ok            ok            sign-in  ok            ok
question_memory    across     GET     sign-in    ok            ok            sign-in  ok            ok
question_memory    draft      GET     sign-in    404           404           sign-in  404           404
progress_topic_list -         GET     sign-in    ok            ok            sign-in  ok            ok
progress_topic     -          GET     sign-in    ok            ok            sign-in  ok            ok
frontier           -          GET     sign-in    ok            ok            sign-in  ok            ok
progress_period    -          GET     sign-in    ok            ok            sign-in  ok            ok
streak_settings    -          GET     sign-in    ok            ok            sign-in  ok            ok
streak_settings    -          POST    sign-in    →progress     →progress     sign-in  →progress     →progress
settings           -          GET     sign-in    ok            ok            sign-in  ok            ok
settings           -          POST    sign-in    →settings     →settings     sign-in  →settings     →settings
theme              -          GET     ok         ok            ok            ok       ok            ok
theme              -          POST    →theme     →theme        →theme        →theme   →theme        →theme
memory_settings    -          GET     sign-in    ok            ok            sign-in  ok            ok
memory_settings    -          POST    sign-in    →memory_settings →memory_settings sign-in →memory_settings →memory_settings
undo_memory_settings -        POST    sign-in    →memory_settings →memory_settings sign-in →memory_settings →memory_settings
own_weights        -          GET     sign-in    ok            ok            sign-in  ok            ok
compare_weights    -          POST    sign-in    →own_weights  →own_weights  sign-in  →own_weights  →own_weights
change_weights     -          POST    sign-in    ok            ok            sign-in  ok            ok
turn_off_reminders owners     GET     ok         ok            ok            ok       ok            ok
turn_off_reminders owners     POST    ok         ok            ok            ok       ok            ok
delete_account     -          GET     sign-in    reauth        reauth        sign-in  reauth        reauth
delete_account     -          POST    sign-in    reauth        reauth        sign-in  reauth        reauth
category_title_card -          GET     ok         ok            ok            ok       ok            ok
topic_title_card   -          GET     ok         ok            ok            ok       ok            ok
path_title_card    published  GET     ok         ok            ok            ok       ok            ok
path_title_card    draft      GET     404        404           404           404      404           404
{site_title_card,robots,sitemap,sitemap_part,export_papers,compare,map,health} - GET ok ok ok ok ok ok
"""
OWN += ACCESS_LINES
OWN += OWN_PAPER_LINES + REPORT_LINES + HIGHLIGHT_LINES

# The account pages are django-allauth's: what they show is the learner's own; the table says who gets as far as a page.
ACCOUNT = """
address                              anonymous                owner
account_login                        ok                       →home
account_logout                       →home                    ok
account_inactive                     ok                       ok
account_signup                       ok                       →home
account_reauthenticate               sign-in                  ok
account_email                        sign-in                  ok
account_email_verification_sent      ok                       ok
account_change_password              sign-in                  ok
account_set_password                 sign-in                  →account_change_password
account_reset_password               ok                       ok
account_confirm_login_code           sign-in                  →home
account_confirm_email                ok                       ok
account_confirm_password_reset_code  sign-in                  sign-in
account_complete_password_reset      →account_reset_password  →account_reset_password
account_password_reset_completed     ok                       ok
mfa_index                            sign-in                  ok
mfa_authenticate                     sign-in                  →home
mfa_reauthenticate                   sign-in                  ok
mfa_activate_totp                    sign-in                  reauth
mfa_deactivate_totp                  sign-in                  reauth
mfa_view_recovery_codes              sign-in                  404
mfa_generate_recovery_codes          sign-in                  reauth
mfa_download_recovery_codes          sign-in                  404
mfa_list_webauthn                    sign-in                  ok
mfa_add_webauthn                     sign-in                  reauth
mfa_reauthenticate_webauthn          sign-in                  reauth
mfa_remove_webauthn                  sign-in                  reauth
mfa_edit_webauthn                    sign-in                  reauth
mfa_login_webauthn                   sign-in                  →home
usersessions_list                    sign-in                  ok
"""

# {a,b} stands for two addresses. Curators have the library and nothing of people; nobody deletes what memories hang on.
ADMIN = """
address                                                                             anonymous other  curator superuser
{index,password_change,password_change_done,jsi18n,app_list}                        →login    →login ok      ok
login                                                                               sign-in   403    →index  →index
logout                                                                              →login    →index 405     405
autocomplete                                                                        →login    →login 403     403
view_on_site                                                                        →login    →login →paper  →paper
papers_{author,category,collection,figure,framework,outlet,readingpath,topic,trend}_{changelist,add}        sign-in   →login ok      ok
papers_{author,category,collection,figure,framework,outlet,readingpath,topic,trend}_{history,change,delete} sign-in   →login ok      ok
papers_collection_index                                                             sign-in   →login ok      ok
papers_{paper,question}_{changelist,add,history,change}                             sign-in   →login ok      ok
papers_{paper,question}_delete                                                      sign-in   →login 403     403
papers_paper_preview                                                                sign-in   →login 405     405
papers_paper_draft                                                                  sign-in   →login ok      ok
papers_paper_draft_compare                                                          sign-in   →login 404     404
papers_paper_draft_{save,preview,update,publish,discard,bring_back}                 sign-in   →login 405     405
papers_{paper_publication,paper_bulk,question_bulk,topic_bulk}                      sign-in   →login 404     404
papers_{paper_publication_forget,librarychange_put_back,merge_undo,topic_place}     sign-in   →login 405     405
papers_topic_{move,tree}                                                            sign-in   →login ok      ok
papers_{paper,question,topic}_bulk_{preview,apply}                                  sign-in   →login 405     405
papers_librarychange_{changelist,history,change}                                    sign-in   →login ok      ok
papers_librarychange_{add,delete}                                                   sign-in   →login 403     403
papers_merge_{changelist,add,history,change,compare}                                sign-in   →login ok      ok
papers_merge_delete                                                                 sign-in   →login 403     403
papers_documentimport_{changelist,add,history,change,delete,topics,questions,notes,json} sign-in   →login ok      ok
papers_documentimport_{read_as,choose,import,undo}                                  sign-in   →login 405     405
taggit_tag_{changelist,add,history,change,delete}                        sign-in   →login ok      ok
auth_group_{changelist,add,history,change,delete}                                   sign-in   →login 403     ok
study_report_{queue,changelist,history,change}                                      sign-in   →login ok      ok
study_report_add                                                                    sign-in   →login 403     403
study_report_delete                                                                 sign-in   →login 403     ok
study_settlement_{changelist,history,change,delete}                                 sign-in   →login ok      ok
study_settlement_add                                                                sign-in   →login 403     403
study_papersuggestion_{changelist,history,change}                                   sign-in   →login ok      ok
study_papersuggestion_add                                                           sign-in   →login 403     403
study_papersuggestion_delete                                                        sign-in   →login 403     ok
study_learner_{changelist,add,history,change,delete}                                sign-in   →login 403     ok
auth_user_password_change                                                           sign-in   →login 403     ok
account_emailaddress_{changelist,add,history,change,delete}                         sign-in   →login 403     ok
mfa_authenticator_{changelist,history,change,delete}                                sign-in   →login 403     ok
mfa_authenticator_add                                                               sign-in   →login 403     403
"""
