"""A thread as its page sends it: what it is on, how it is read and followed."""

from typing import Any

from django import forms

from papers.models import Paper, Question, Section
from study.discussion.remark_forms import LARGEST_NUMBER, RemarkForm
from study.models import ListEntry, ReadingList, StudyGroup, Thread, ThreadMark
from study.models.discussion import LONGEST_SUBJECT


class ThreadForm(RemarkForm):
    """A thread with its first remark."""

    title = forms.CharField(
        label="What it is about",
        max_length=LONGEST_SUBJECT,
        error_messages={"required": "Say in a few words what it is about."},
    )

    field_order = ("title", "text")

    def __init__(
        self,
        *arguments: Any,
        needs_title: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.fields["title"].required = needs_title


class SubjectForm(forms.Form):
    """What a new thread is on, as its address names it."""

    paper = forms.ModelChoiceField(
        Paper.objects.published(), to_field_name="slug", required=False
    )
    section = forms.ChoiceField(choices=Section.Kind.choices, required=False)
    question = forms.ModelChoiceField(
        Question.objects.readable(), required=False
    )
    entry = forms.ModelChoiceField(ListEntry.objects.none(), required=False)

    def __init__(
        self,
        *arguments: Any,
        group: StudyGroup,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        lists = ReadingList.objects.standing().of_group(group)
        entries = ListEntry.objects.filter(reading_list__in=lists)
        entry: Any = self.fields["entry"]
        entry.queryset = entries.select_related("paper", "reading_list")
        for each in self.fields.values():
            each.widget = forms.HiddenInput()

    def new_thread(self, group: StudyGroup) -> Thread:
        """A thread on it that is not kept yet; of a valid form."""
        thread = Thread(group=group)
        cleaned = self.cleaned_data
        entry = cleaned.get("entry")
        if cleaned.get("question"):
            thread.subject = Thread.Subject.QUESTION
            thread.question = cleaned["question"]
        elif entry:
            thread.subject = Thread.Subject.ENTRY
            thread.entry = entry
            thread.paper = entry.paper
            thread.title = entry.text[:LONGEST_SUBJECT]
        elif cleaned.get("paper"):
            thread.subject = Thread.Subject.PAPER
            thread.paper = cleaned["paper"]
            if cleaned.get("section"):
                thread.subject = Thread.Subject.SECTION
                thread.section = cleaned["section"]
        return thread


class StanceForm(forms.Form):
    """Whether one follows a thread."""

    stance = forms.ChoiceField(choices=ThreadMark.Stance.choices)


class SeenForm(forms.Form):
    """The newest remark that was on the screen."""

    seen = forms.IntegerField(min_value=1, max_value=LARGEST_NUMBER)


class ThreadPageForm(forms.Form):
    """How a thread is read; after: tell only how many remarks came after this one."""

    order = forms.ChoiceField(
        choices=(("oldest", "Oldest first"), ("newest", "Newest first")),
        required=False,
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    after = forms.IntegerField(
        required=False, min_value=0, max_value=LARGEST_NUMBER
    )
