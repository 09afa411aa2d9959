"""Words that are one word have one stem, others have another."""

import itertools

import pytest

from papers.search.stems import root, stem

FORMS = [
    "optimizer optimiser optimizers optimisers",
    "tokenization tokenisation tokenizations",
    "normalise normalize normalised normalizing",
    "behaviour behavior behaviours",
    "modelling modeling models model",
    "labelled labeled labels",
    "centre center centres",
    "analysis analyses",
    "embedding embeddings embed embedded",
    "bias biases",
    "matrix matrices",
    "policy policies",
    "loss losses",
    "scale scaled scaling scales",
    "defence defense",
    "fine ﬁne ｆｉｎｅ",
]
FAMILIES = [
    "token tokenizer tokenization tokenise",
    "distil distilled distillation",
    "quantize quantization",
    "connect connection connections",
]
OTHERS = ["lora", "layer", "bert", "train", "transformer", "1024", "string"]


@pytest.mark.parametrize("forms", FORMS)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("family", FAMILIES)
def test_words_derived_from_each_other_have_one_root(family):
    assert len({root(word) for word in family.split()}) == 1


def test_other_words_have_other_stems():
    words = [forms.split()[0] for forms in FORMS] + OTHERS
    for one, other in itertools.combinations(words, 2):
        assert stem(one) != stem(other), (one, other)
