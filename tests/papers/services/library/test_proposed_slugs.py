"""A new paper's slug is the short name that people say."""

import pytest

from papers.services.library.proposed_slugs import LONGEST_STEM, proposed_slug
from tests.factories import PaperFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "other_names", "slug"),
    [
        ("Adam: A Method for Stochastic Optimization", "", "adam"),
        ("LLaMA 2 — Open Models", "", "llama-2"),
        ("Deep Residual Learning for Image Recognition", "ResNet\nResNet v1", "resnet"),
        ("Attention Is All You Need", "", "attention-is-all-you-need"),
        (
            "Deep Residual Learning for Image Recognition",
            "",
            "deep-residual-learning-for-image",
        ),
        (
            "On the Many Ways in Which Models Fail: A Survey",
            "",
            "on-the-many-ways-in-which-models-fail",
        ),
        ("Search: Finding Things", "", "paper-search"),
        ("own-goals: Teams", "", "paper-own-goals"),
        ("学习", "", "paper"),
        ("学习: Learning", "", "learning"),
        ("Snake_case -- Names", "", "snake-case-names"),
        ("x" * 90, "", "x" * LONGEST_STEM),
    ],
)
def test_slug_is_the_short_name(title, other_names, slug):
    assert proposed_slug(title, other_names) == slug


def test_taken_slug_gets_a_number():
    PaperFactory(slug="adam")
    PaperFactory(slug="adam-2")
    assert proposed_slug("Adam: Again") == "adam-3"
