"""Numbers and addresses that people copy, and the work that they name."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.formats.identifiers import (
    ARCHIVES,
    Identifiers,
    find_identifiers,
    read_identifier,
)
from tests.hostile.payloads import ODD

ATTENTION = Identifiers(arxiv_id="1706.03762")
GEOMETRY = Identifiers(arxiv_id="math/0309136")
BERT = Identifiers(url="https://aclanthology.org/N19-1423/")
PARROTS = Identifiers(doi="10.1145/3442188.3445922")
VIT = Identifiers(url="https://openreview.net/forum?id=YicbFdNTTy")


@pytest.mark.parametrize(
    "text",
    [
        "1706.03762",
        "1706.03762v5",
        " arXiv:1706.03762v5 [cs.CL] ",
        "arxiv 1706.03762",
        "https://arxiv.org/abs/1706.03762",
        "http://www.arxiv.org/abs/1706.03762v1?context=cs",
        "https://export.arxiv.org/pdf/1706.03762v5.pdf",
        "https://arxiv.org/html/1706.03762v7#S3",
        "arxiv.org/abs/1706.03762",
        "<https://arxiv.org/pdf/1706.03762>",
        "https://ar5iv.labs.arxiv.org/html/1706.03762",
        "https://www.alphaxiv.org/abs/1706.03762v7",
        "https://alphaxiv.org/overview/1706.03762",
        "https://huggingface.co/papers/1706.03762",
        "https://hf.co/papers/1706.03762/",
        "10.48550/arXiv.1706.03762",
        "https://doi.org/10.48550/arXiv.1706.03762",
    ],
)
def test_arxiv_number_is_read_in_every_form(text):
    assert read_identifier(text) == ATTENTION


@pytest.mark.parametrize(
    "text",
    [
        "math/0309136",
        "math.GT/0309136v2",
        "arXiv:math/0309136",
        "https://arxiv.org/abs/math/0309136v1",
        "https://arxiv.org/pdf/math/0309136v1.pdf",
        "https://doi.org/10.48550/arXiv.math/0309136",
    ],
)
def test_old_arxiv_number_is_read_without_its_class(text):
    assert read_identifier(text) == GEOMETRY


@pytest.mark.parametrize(
    "text",
    [
        "1713.03762",
        "1706.0376",
        "0704.00001",
        "0612.0001",
        "1706.037625",
        "pages/0309136",
        "math/0313136",
        "1706,03762",
        "١٧٠٦.٠٣٧٦٢",
    ],
)
def test_what_arxiv_never_numbered_is_no_identifier(text):
    assert read_identifier(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "10.1145/3442188.3445922",
        "doi:10.1145/3442188.3445922",
        "DOI: 10.1145/3442188.3445922.",
        "https://doi.org/10.1145/3442188.3445922",
        "http://dx.doi.org/10.1145%2F3442188.3445922",
        "https://dl.acm.org/doi/abs/10.1145/3442188.3445922",
        "https://dl.acm.org/doi/pdf/10.1145/3442188.3445922?download=true",
        "https://publisher.example/article/10.1145/3442188.3445922/full",
        "https://publisher.example/content/10.1145/3442188.3445922.pdf",
    ],
)
def test_doi_is_read_in_every_form(text):
    assert read_identifier(text) == PARROTS


SICI = "10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9"


@pytest.mark.parametrize(
    "text",
    [
        SICI,
        f"doi:{SICI}",
        f"https://doi.org/{SICI}",
        "https://doi.org/10.1002/(SICI)1097-4571(199009)41:6%3C391::AID-ASI1%3E3.0.CO;2-9",
    ],
)
def test_doi_made_of_a_sici_is_kept_whole(text):
    assert read_identifier(text) == Identifiers(doi=SICI.lower())


def test_doi_made_of_a_sici_is_found_in_a_line():
    found = list(find_identifiers(f"Deerwester, <https://doi.org/{SICI}>, 1990."))
    assert found == [Identifiers(doi=SICI.lower())]


def test_markup_behind_a_doi_is_none_of_it():
    found = list(find_identifiers("10.1145/3442188.3445922<br>and"))
    assert found == [PARROTS]


def test_doi_with_brackets_is_kept_whole():
    read = read_identifier("10.1016/0004-3702(93)90068-M")
    assert read == Identifiers(doi="10.1016/0004-3702(93)90068-m")


@pytest.mark.parametrize(
    "text",
    [
        "N19-1423",
        "n19-1423",
        "https://aclanthology.org/N19-1423/",
        "https://aclanthology.org/N19-1423.pdf",
        "https://www.aclanthology.org/N19-1423v2.pdf",
        "https://aclanthology.org/N19-1423.bib",
        "https://www.aclweb.org/anthology/N19-1423/",
    ],
)
def test_acl_paper_is_read_in_every_form(text):
    assert read_identifier(text) == BERT


def test_new_acl_number_is_written_small():
    read = read_identifier("2020.ACL-main.740")
    assert read == Identifiers(url="https://aclanthology.org/2020.acl-main.740/")


@pytest.mark.parametrize(
    "text",
    [
        "https://openreview.net/forum?id=YicbFdNTTy",
        "https://openreview.net/pdf?id=YicbFdNTTy",
        "openreview.net/forum?noteId=x&id=YicbFdNTTy",
    ],
)
def test_openreview_becomes_the_forum(text):
    assert read_identifier(text) == VIT


def test_plain_address_is_kept_as_it_is():
    address = "https://papers.example/2017/attention.PDF?v=2"
    assert read_identifier(address) == Identifiers(url=address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Attention is all you need",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://papers.example/x.pdf",
        "//papers.example/x",
        "https://",
        "https://[",
        "https://papers.example:port/x",
        "https://papers.example:0/x",
        "https://ada:secret@papers.example/x",
        "https://papers.example/a b",
        "https://papers.example/a\x00b",
        f"https://papers.example/{'x' * 500}",
        f"10.1145/{'x' * 200}",
    ],
)
def test_what_names_no_work_is_none(text):
    assert read_identifier(text) is None


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_no_identifier(text):
    assert read_identifier(text) is None


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text):
    read = read_identifier(text)
    if read is not None:
        assert read != Identifiers()
        assert len(read.url) <= 500
    list(find_identifiers(text))


arxiv_numbers = st.one_of(
    st.from_regex(r"(?:0[89]|1[0-4])(?:0[1-9]|1[0-2])\.[0-9]{4}", fullmatch=True),
    st.from_regex(r"(?:1[5-9]|2[0-9])(?:0[1-9]|1[0-2])\.[0-9]{5}", fullmatch=True),
    st.builds(
        "{}/{}".format,
        st.sampled_from(sorted(ARCHIVES)),
        st.from_regex(r"[0-9]{2}0[1-9][0-9]{3}", fullmatch=True),
    ),
)
forms = st.sampled_from(
    [
        "{}",
        "arXiv:{}",
        "https://arxiv.org/abs/{}",
        "https://arxiv.org/pdf/{}.pdf",
        "https://doi.org/10.48550/arXiv.{}",
    ]
)


@given(arxiv_numbers, st.sampled_from(["", "v1", "v12"]), forms)
def test_every_number_is_read_alike_in_every_form(number, version, form):
    read = read_identifier(form.format(number + version))
    assert read == Identifiers(arxiv_id=number)


@given(arxiv_numbers)
def test_reading_what_was_read_changes_nothing(number):
    assert read_identifier(number).arxiv_id == number


def test_line_names_its_works_in_order():
    line = (
        "Week 2: attention (https://arxiv.org/abs/1706.03762v5), the parrots"
        " [doi:10.1145/3442188.3445922] and math.GT/0309136; see"
        " https://aclanthology.org/N19-1423.pdf."
    )
    assert list(find_identifiers(line)) == [ATTENTION, PARROTS, GEOMETRY, BERT]


@pytest.mark.parametrize(
    "line",
    [
        "pages 1706.03762.1 and 11706.03762",
        "and/or, either/0301001x",
        "version 10.2/3 of 2017",
    ],
)
def test_numbers_inside_others_name_nothing(line):
    assert list(find_identifiers(line)) == []


@pytest.mark.parametrize(
    "unit", ["a", "a-", "https://x/", "10.1145/)", "1706.", ")", "cs.", "arxiv:"]
)
def test_long_line_is_read_in_time(unit):
    line = unit * (400_000 // len(unit))
    start = perf_counter()
    list(find_identifiers(line))
    read_identifier(line)
    assert perf_counter() - start < 2
