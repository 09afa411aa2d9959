"""Code with its words in classes.

A class is `hl-` and the short name that Pygments gives a kind of word.
"""

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
LEXERS = {"pytorch": "python"}
_formatter = HtmlFormatter(nowrap=True, classprefix=PREFIX)


def language_of(fence: str) -> str:
    """What a reader calls the language that a fence announces.

    Empty for one that is not highlighted.
    """
    return LANGUAGES.get(_first_word(fence), "")


def highlight_code(code: str, fence: str) -> str:
    """Code as a `<pre>`, its words in colour, below the name of its language."""
    name = _first_word(fence)
    lexer = get_lexer_by_name(LEXERS.get(name, name), stripnl=False)
    body = highlight(code, lexer, _formatter)
    return _code_block(body, language_of(fence))


def bare_code(code: str) -> str:
    """Code as a `<pre>` and nothing more."""
    return _code_block(escape(code), "")


def _first_word(fence: str) -> str:
    return fence.strip().split(" ")[0].lower()


def _code_block(body: str, language: str) -> str:
    label = ""
    if language:
        label = f'<span class="code-language">{escape(language)}</span>'
    pre = f'<pre class="code" tabindex="0"><code>{body}</code></pre>'
    return f'<div class="code-block">{label}{pre}</div>\n'
