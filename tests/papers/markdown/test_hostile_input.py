"""Whatever is written, only what is allowed comes out."""

import re

import pytest

from papers.markdown import check_figure, plain_text, prose, render
from papers.markdown.links import safe_href
from papers.markdown.sanitising import sanitise
from tests.papers.markdown.corpora import corpora_folder, payloads
from tests.papers.markdown.safe_markup import HREF, problems_of

pytestmark = pytest.mark.corpora
MANY = ("payloadbox-xss/Intruder/*.txt",)
SCRIPTS = ("payloadsallthethings/XSS Injection/Intruders/*.txt", "blns/blns.txt")
REDIRECTS = ("payloadsallthethings/Open Redirect/Intruder/*.txt",)
PLACES = [
    "{}",
    "[x]({})",
    "[x](<{}>)",
    '[x](/y "{}")',
    "<{}>",
    "![{}](figure:a)",
    "![x]({})",
    "`{}`",
    "```{}\n{}\n```",
    "${}$",
    "$$\n{}\n$$",
    "$\\text{{{}}}$",
    "| {} |\n| - |\n| {} |",
    "[x]: {}\n\n[x]",
    "# {}",
    "- {}\n  > {}",
]
AT_ONCE = 40
SAMPLE = re.compile(r"^\.\n(.*?)^\.\n.*?^\.$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("place", PLACES)
def test_script_payload_comes_out_harmless(place):
    patterns = SCRIPTS
    if place in PLACES[:3]:
        patterns += MANY
    lines = payloads(*patterns)
    for start in range(0, len(lines), AT_ONCE):
        texts = [fill(place, line) for line in lines[start : start + AT_ONCE]]
        html = render("\n\n".join(texts))
        assert problems_of(html) == [], texts


def fill(place, line):
    """The line in each gap of the place."""
    return place.format(*[line] * place.count("{}"))


def test_last_gate_holds_alone():
    for line in payloads(*SCRIPTS, *MANY):
        assert problems_of(sanitise(line)) == [], line


@pytest.mark.parametrize("place", ["[x]({})", "[x](<{}>)", "<{}>"])
def test_link_leads_nowhere_else(place):
    for line in payloads(*REDIRECTS):
        assert problems_of(render(place.format(line))) == [], line


def test_address_is_safe_or_none():
    for line in payloads(*REDIRECTS, *SCRIPTS, *MANY):
        href = safe_href(line)
        assert href is None or HREF.match(href), line


@pytest.mark.parametrize(
    "name",
    [
        "commonmark_spec",
        "commonmark_extras",
        "tables",
        "strikethrough",
        "xss",
        "fatal",
        "issue-fixes",
    ],
)
def test_samples_of_markdown_come_out_harmless(name):
    file = corpora_folder() / "markdown-it-py" / f"{name}.md"
    text = file.read_text(encoding="utf-8")
    samples = SAMPLE.findall(text)
    assert samples
    for sample in samples:
        assert problems_of(render(sample)) == [], sample
        plain_text(sample)
        prose(sample)


def test_drawing_with_scripts_is_refused_or_harmless():
    files = sorted(corpora_folder().glob("payloadsallthethings/**/*.svg"))
    assert files
    for file in files:
        drawing, _, problems = check_figure(file.read_text("utf-8", errors="replace"))
        assert problems, file.name
        assert problems_of(drawing) == [], file.name


def test_bleach_samples_come_out_harmless():
    for file in sorted(corpora_folder().glob("bleach/*.test")):
        text = file.read_text(encoding="utf-8")
        assert problems_of(render(text)) == []
        assert problems_of(sanitise(text)) == []
