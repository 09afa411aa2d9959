"""Questions with their key points and choices."""

import re

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.safestring import SafeString, mark_safe

from papers.fields import (
    GAP_CLOSE,
    GAP_OPEN,
    RenderedField,
    RenderedPromptField,
)
from papers.libraryfiles.cloze import elide_gaps
from papers.models.paper import Paper
from papers.models.paper_visibility import paper_is_published
from papers.models.question_records import QuestionRecords
from papers.models.topic import Topic

GAP_MARK = re.compile(f"{GAP_OPEN}[0-9]+{GAP_CLOSE}")
BLANK = (
    '<span class="blank"><span class="visually-hidden">gap</span>'
    "&emsp;&emsp;</span>"
)


def with_blanks(prompt_html: str) -> SafeString:
    """A prompt for reading: its gaps as blanks."""
    # Safe: sanitised HTML from an HtmlField, in which constant HTML takes the place of
    # our own marks.
    return mark_safe(GAP_MARK.sub(BLANK, prompt_html))


def question_is_readable(path: str = "") -> Q:
    """Published, and its paper too: a draft's questions are as hidden as the draft.

    `path` leads to the question from another model: "question".
    """
    prefix = f"{path}__" if path else ""
    is_published = Q(
        (f"{prefix}status", Question.Status.PUBLISHED),
    )
    has_no_home = Q((f"{prefix}home", None))
    has_published_home = paper_is_published(f"{prefix}home")
    return is_published & (has_no_home | has_published_home)


def question_is_live(path: str = "") -> Q:
    """The one rule for what may be asked: readable, and not retired."""
    prefix = f"{path}__" if path else ""
    return question_is_readable(path) & Q((f"{prefix}retired_at", None))


def question_is_on_page(question: str, paper: str) -> Q:
    """Those that a paper's page lists, for rows that join questions to papers.

    `question` and `paper` lead from the row to the two. Whoever may see the page of a
    draft sees its questions too.
    """
    home = f"{question}__home"
    is_published = Q((f"{question}__status", Question.Status.PUBLISHED))
    is_not_retired = Q((f"{question}__retired_at", None))
    has_no_home = Q((home, None))
    has_home_here = Q((home, F(paper)))
    has_shown_home = has_no_home | has_home_here | paper_is_published(home)
    return has_shown_home & is_published & is_not_retired


class QuestionQuerySet(models.QuerySet):
    def readable(self) -> "QuestionQuerySet":
        return self.filter(question_is_readable())

    def live(self) -> "QuestionQuerySet":
        """Those that may be asked."""
        return self.filter(question_is_live())


class Question(models.Model):
    """Something worth being able to answer, on one paper or across several."""

    class Kind(models.TextChoices):
        RECALL = "recall", "Recall"
        CHOICE = "choice", "Choice"
        CLOZE = "cloze", "Fill the gap"

    class Level(models.TextChoices):
        REMEMBER = "remember", "Remember"
        EXPLAIN = "explain", "Explain"
        COMPARE = "compare", "Compare"
        APPLY = "apply", "Apply"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"

    slug = models.SlugField(
        "id",
        max_length=80,
        unique=True,
        help_text="For ever: learners' memories hang on it.",
    )
    kind = models.CharField(max_length=8, choices=Kind)
    level = models.CharField(max_length=8, choices=Level)
    home = models.ForeignKey(
        Paper,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="own_questions",
    )
    theme = models.SlugField(
        max_length=80,
        blank=True,
        help_text="For questions across papers: their file.",
    )
    section = models.CharField(
        max_length=16,
        blank=True,
        help_text="The part of the note that answers it.",
    )
    position = models.PositiveSmallIntegerField(default=0)
    papers = models.ManyToManyField(
        Paper,
        related_name="questions",
    )
    topics = models.ManyToManyField(
        Topic,
        blank=True,
        related_name="questions",
    )
    prompt = models.TextField(
        help_text="Markdown. A gap of a cloze is {{answer}} or {{answer|also right}}."
    )
    prompt_html = RenderedPromptField("prompt")
    answer = models.TextField(
        blank=True,
        help_text="The model answer of a recall question.",
    )
    answer_html = RenderedField("answer")
    explanation = models.TextField(blank=True)
    explanation_html = RenderedField("explanation")
    status = models.CharField(
        max_length=12,
        choices=Status,
        default=Status.PUBLISHED,
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(
        default=1,
        editable=False,
    )
    meaning_revision = models.PositiveIntegerField(
        default=1,
        editable=False,
        help_text="The revision since which it asks what it asks now.",
    )
    history = QuestionRecords(
        excluded_fields=[
            "prompt_html",
            "answer_html",
            "explanation_html",
            "meaning_revision",
        ],
        user_model=settings.AUTH_USER_MODEL,
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ("home", "position", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(home__isnull=False, theme="")
                | (Q(home__isnull=True) & ~Q(theme="")),
                name="question_has_one_home",
                violation_error_message=(
                    "A question stands either in one paper's note "
                    "or in a theme across papers."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(kind="recall") | ~Q(answer=""),
                name="question_recall_has_an_answer",
                violation_error_message="A recall question needs a model answer.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("recall", "choice", "cloze")),
                name="question_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    level__in=("remember", "explain", "compare", "apply")
                ),
                name="question_level_is_known",
            ),
            models.CheckConstraint(
                condition=Q(meaning_revision__lte=models.F("revision")),
                name="question_meaning_began_by_now",
            ),
        )

    def __str__(self) -> str:
        return self.slug

    @property
    def shown_html(self) -> SafeString:
        """The prompt for reading, with blanks for gaps."""
        return with_blanks(self.prompt_html)

    @property
    def prompt_without_gaps(self) -> str:
        """The prompt's Markdown with an ellipsis for each gap."""
        return elide_gaps(self.prompt)

    @property
    def is_live(self) -> bool:
        """Whether it may be asked."""
        if self.status != self.Status.PUBLISHED or self.retired_at is not None:
            return False
        return self.home is None or self.home.is_published


class KeyPoint(models.Model):
    """One thing that a good answer must contain."""

    question = models.ForeignKey(
        Question,
        models.CASCADE,
        related_name="key_points",
    )
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    text_html = RenderedField("text", is_inline=True)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.text


class Choice(models.Model):
    """One possible answer, right or a distractor.

    With what there is to learn from choosing it.
    """

    question = models.ForeignKey(
        Question,
        models.CASCADE,
        related_name="choices",
    )
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    text_html = RenderedField("text", is_inline=True)
    is_right = models.BooleanField("right", default=False)
    feedback = models.TextField()
    feedback_html = RenderedField(
        "feedback",
        is_inline=True,
    )

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("question",),
                condition=Q(is_right=True),
                name="choice_one_is_right",
                violation_error_message="Exactly one choice is right.",
            ),
        )

    def __str__(self) -> str:
        return self.text
