"""Descriptions that are of the same work have a key in common."""

import pytest

from papers.formats.work_keys import work_keys


def keys_of(*, arxiv_id="", doi="", url=""):
    return work_keys(arxiv_id=arxiv_id, doi=doi, url=url)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"arxiv_id": "1706.03762"}, {"doi": "10.48550/arXiv.1706.03762"}),
        ({"arxiv_id": "1706.03762"}, {"url": "https://arxiv.org/pdf/1706.03762v2"}),
        ({"doi": "10.1145/ABC"}, {"doi": "10.1145/abc"}),
        ({"doi": "10.1145/abc"}, {"url": "https://dl.acm.org/doi/pdf/10.1145/ABC"}),
        (
            {"doi": "10.18653/v1/N19-1423"},
            {"url": "https://www.aclweb.org/anthology/N19-1423"},
        ),
        (
            {"doi": "10.18653/v1/2020.acl-main.740"},
            {"url": "https://aclanthology.org/2020.acl-main.740.pdf"},
        ),
        (
            {"url": "https://openreview.net/pdf?id=YicbFdNTTy"},
            {"url": "https://openreview.net/forum?id=YicbFdNTTy&noteId=1"},
        ),
        (
            {"url": "http://www.papers.example/a.pdf"},
            {"url": "https://PAPERS.example/a.pdf#page=3"},
        ),
        ({"url": "https://papers.example/a/"}, {"url": "https://papers.example/a"}),
    ],
)
def test_same_work_has_a_key_in_common(one, other):
    assert keys_of(**one) & keys_of(**other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"arxiv_id": "1706.03762"}, {"arxiv_id": "1706.03763"}),
        ({"doi": "10.1145/abc"}, {"doi": "10.1145/abcd"}),
        ({"url": "https://papers.example/a"}, {"url": "https://papers.example/A"}),
        (
            {"url": "https://papers.example/?id=1"},
            {"url": "https://papers.example/?id=2"},
        ),
        ({"doi": "10.18653/v1/N19-1423"}, {"doi": "10.18653/v1/N19-1424"}),
    ],
)
def test_other_works_have_none(one, other):
    assert not keys_of(**one) & keys_of(**other)


def test_nothing_known_is_no_key():
    assert keys_of() == set()


def test_what_is_no_identifier_is_no_key():
    assert keys_of(arxiv_id="soon", doi="none", url="https://[") == set()
