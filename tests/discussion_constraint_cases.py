"""Ways to break the rules that the database keeps about what groups discuss."""

from datetime import timedelta

from study.models import (
    Mention,
    Remark,
    RemarkReport,
    RemarkVersion,
    Thread,
    ThreadMark,
)
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    PaperFactory,
    QuestionFactory,
    RemarkFactory,
    ThreadFactory,
)

EARLIER = timedelta(days=-365)


@breaks("thread_has_what_its_subject_needs")
def thread_on_a_paper_without_the_paper():
    ThreadFactory(subject=Thread.Subject.PAPER)


@breaks("thread_has_what_its_subject_needs")
def thread_on_nothing_with_a_question():
    ThreadFactory(question=QuestionFactory())


@breaks("thread_section_goes_with_its_subject")
def thread_on_a_section_that_no_note_has():
    ThreadFactory(
        subject=Thread.Subject.SECTION, paper=PaperFactory(), section="poetry"
    )


@breaks("thread_section_goes_with_its_subject")
def thread_on_a_paper_with_a_section():
    ThreadFactory(subject=Thread.Subject.PAPER, paper=PaperFactory(), section="impact")


@breaks("thread_says_what_it_is_about")
def thread_on_nothing():
    ThreadFactory(title="")


@breaks("thread_says_what_it_is_about")
def thread_on_a_line_of_a_list_without_its_words():
    ThreadFactory(subject=Thread.Subject.ENTRY, title="")


@breaks("thread_last_remark_follows_its_start")
def thread_with_a_remark_before_its_start():
    thread = ThreadFactory()
    Thread.objects.update(last_remark_at=thread.created_at + EARLIER)


@breaks("thread_settled_after_it_began")
def thread_settled_before_it_began():
    thread = ThreadFactory()
    Thread.objects.update(resolved_at=thread.created_at + EARLIER)


@breaks("remark_is_stored_once")
def remark_sent_twice():
    first = RemarkFactory()
    RemarkFactory(author=first.author, key=first.key)


@breaks("remark_has_a_text_until_it_is_deleted")
def remark_without_a_text():
    RemarkFactory(text="")


@breaks("remark_has_a_text_until_it_is_deleted")
def deleted_remark_with_its_text():
    RemarkFactory(deleted_at=NOON)


@breaks("remark_has_a_text_until_it_is_deleted")
def deleted_remark_with_its_quote():
    RemarkFactory(deleted_at=NOON, text="", quote="All you need")


@breaks("remark_does_not_answer_itself")
def remark_that_answers_itself():
    remark = RemarkFactory()
    Remark.objects.update(parent=remark)


@breaks("remark_edition_goes_with_its_changes")
def second_edition_of_no_day():
    RemarkFactory(edition=2)


@breaks("remark_edition_goes_with_its_changes")
def first_edition_that_was_changed():
    RemarkFactory(edited_at=NOON)


@breaks("remark_edition_goes_with_its_changes")
def edition_from_before_the_first():
    remark = RemarkFactory()
    Remark.objects.update(edition=2, edited_at=remark.created_at + EARLIER)


@breaks("remark_is_removed_with_a_reason")
def remark_removed_without_a_reason():
    RemarkFactory(removed_at=NOON)


@breaks("remark_is_removed_with_a_reason")
def remark_that_stands_with_a_reason_against_it():
    RemarkFactory(removal_reason="Rude.")


@breaks("remark_section_goes_with_a_quote")
def section_of_no_quote():
    RemarkFactory(quote_section="impact")


@breaks("remark_section_goes_with_a_quote")
def quote_of_a_section_that_no_note_has():
    RemarkFactory(quote="All you need", quote_section="poetry")


def keep_version(**values):
    fields = {"edition": 1, "text": "Before", "written_at": NOON}
    RemarkVersion.objects.create(**fields | values)


@breaks("remark_version_once")
def version_kept_twice():
    remark = RemarkFactory()
    keep_version(remark=remark)
    keep_version(remark=remark)


@breaks("remark_version_has_a_text")
def version_without_a_text():
    keep_version(remark=RemarkFactory(), text="")


@breaks("mention_once_per_remark")
def mention_twice():
    remark = RemarkFactory()
    learner = LearnerFactory()
    Mention.objects.create(remark=remark, learner=learner, mentioned_at=NOON)
    Mention.objects.create(remark=remark, learner=learner, mentioned_at=NOON)


@breaks("thread_mark_once_per_member")
def thread_marked_twice():
    membership = MembershipFactory()
    thread = ThreadFactory(group=membership.group)
    ThreadMark.objects.create(membership=membership, thread=thread)
    ThreadMark.objects.create(membership=membership, thread=thread)


@breaks("thread_mark_stance_is_known")
def thread_neither_followed_nor_muted():
    thread = ThreadFactory()
    membership = MembershipFactory(group=thread.group)
    ThreadMark.objects.create(membership=membership, thread=thread, stance="torn")


def report(**values):
    fields = {"reason": "Rude.", "created_at": NOON}
    fields |= values
    fields.setdefault("remark", RemarkFactory())
    return RemarkReport.objects.create(**fields)


@breaks("remark_report_waits_once")
def report_of_the_same_twice():
    first = report(reporter=LearnerFactory())
    report(remark=first.remark, reporter=first.reporter)


@breaks("remark_report_says_why")
def report_without_a_reason():
    report(reason="")


@breaks("remark_report_is_settled_with_a_word")
def report_settled_without_a_word():
    report(settled_at=NOON)


@breaks("remark_report_is_settled_with_a_word")
def report_that_waits_with_a_word():
    report(word="Fine.")


@breaks("remark_report_is_settled_with_a_word")
def report_settled_before_it_was_made():
    report(settled_at=NOON + EARLIER, word="Fine.")
