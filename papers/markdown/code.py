"""Code with its words in classes: `hl-` and the short name that Pygments gives a kind of word."""

from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES

PREFIX = "hl-"
HIGHLIGHT_CLASSES = frozenset(
    f"{PREFIX}{name}" for name in STANDARD_TYPES.values() if name
)

# The languages that are highlighted, with the name that a reader sees.
LANGUAGES = {
    "python": "Python",
    "pytorch": "Python",
    "py": "Python",
    "bash": "Shell",
    "sh": "Shell",
    "c": "C",
    "cpp": "C++",
    "cuda": "CUDA",
    "go": "Go",
    "javascript": "JavaScript",
    "js": "JavaScript",
    "json": "JSON",
    "julia": "Julia",
    "latex": "LaTeX",
    "rust": "Rust",
    "sql": "SQL",
    "toml": "TOML",
    "yaml": "YAML",
}
ALIASES = {"pytorch": "python"}
_formatter = HtmlFormatter(nowrap=True, classprefix=PREFIX)


def language_of(fence: str) -> str:
    """The name of the language that a fence announces, when it is one that we highlight."""
    return LANGUAGES.get(_named(fence), "")


def highlighted(code: str, fence: str) -> str:
    """Code as a `<pre>`, its words in colour, with the name of its language above it."""
    body = highlight(
        code,
        get_lexer_by_name(ALIASES.get(_named(fence), _named(fence)), stripnl=False),
        _formatter,
    )
    return _block(body, language_of(fence))


def bare(code: str) -> str:
    """Code as a `<pre>` and nothing more."""
    return _block(escape(code), "")


def _named(fence: str) -> str:
    return fence.strip().split(" ")[0].lower()


def _block(body: str, label: str) -> str:
    shown = f'<span class="code-language">{escape(label)}</span>' if label else ""
    return f'<div class="code-block">{shown}<pre class="code" tabindex="0"><code>{body}</code></pre></div>\n'
