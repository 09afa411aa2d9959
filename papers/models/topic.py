"""The topic tree."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.models import TreeNode

from papers.fields import RenderedField
from papers.models.other_names import check_other_name_lines


class Topic(TreeNode):
    """A node of the topic tree."""

    parent = TreeNodeForeignKey(
        "self",
        models.PROTECT,
        blank=True,
        null=True,
        verbose_name="parent",
        related_name="children",
    )
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    also_called = models.TextField(
        blank=True,
        default="",
        validators=[check_other_name_lines],
        help_text="Other names by which readers look for it, one a line.",
    )
    description = models.TextField(blank=True)
    description_html = RenderedField(
        "description",
        is_inline=True,
    )
    definition = models.TextField(
        blank=True,
        default="",
        help_text=(
            "In 25 to 60 words: what it is, why it exists, what it is mistaken for."
        ),
    )
    definition_html = RenderedField("definition", is_inline=True, default="")
    explained_in = models.ForeignKey(
        "papers.Section",
        models.SET_NULL,
        blank=True,
        null=True,
        related_name="+",
        help_text="Where a note explains it.",
    )
    position = models.PositiveIntegerField(default=0)
    is_supplementary = models.BooleanField(
        "supplementary",
        default=False,
    )
    history = HistoricalRecords(
        excluded_fields=[
            "description_html",
            "definition",
            "definition_html",
            "explained_in",
        ],
        user_model=settings.AUTH_USER_MODEL,
    )

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True)
                | ~models.Q(parent=models.F("id")),
                name="topic_is_not_its_own_parent",
                violation_error_message="A topic cannot stand below itself.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])
