"""Where a link may lead."""

import pytest

from papers.markdown import render
from papers.markdown.links import safe_href


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("paper:gan", "/papers/gan/"),
        ("topic:self-attention", "/topics/self-attention/"),
        ("paper:../admin", None),
        ("paper:Gan", None),
        ("paper:", None),
        ("/papers/?q=a#b", "/papers/?q=a#b"),
        ("//evil.example", None),
        ("/\\evil.example", None),
        ("/\t/evil.example", None),
        ("\x00//evil.example", None),
        ("\u200b//evil.example", None),
        ("https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1706.03762"),
        ("HTTPS://arxiv.org", "HTTPS://arxiv.org"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("https://user@evil.example", None),
        ("https://evil.example\\@good.example", None),
        ("https://%09/x", None),
        ("https:evil.example", None),
        ("https://[broken", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("mailto:ada@example.org?bcc=all", None),
        ("#top", None),
        ("", None),
        ("figure:a", None),
    ],
)
def test_href_is_safe_or_none(target, expected):
    assert safe_href(target) == expected


def test_link_out_of_the_library_says_so():
    html = render("[a](https://x.org)", is_inline=True)
    assert html == '<a href="https://x.org" rel="noopener nofollow">a</a>'


def test_link_within_the_library_is_plain():
    html = render("[a](paper:gan)", is_inline=True)
    assert html == '<a href="/papers/gan/">a</a>'


def test_link_that_may_not_be_followed_keeps_its_text():
    html = render("[*a*](javascript:x) [b](/y)", is_inline=True)
    assert html == '<em>a</em> <a href="/y">b</a>'
