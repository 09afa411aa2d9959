"""Light, dark or sepia: who chose sees it on every page, and can read it."""

import re
from itertools import product

import pytest
from django.conf import settings

from study.models import Learner
from tests.factories import LearnerFactory
from tests.source_files import ROOT

TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text()
# WCAG 2.2, 1.4.3: for text of ordinary size.
AA = 4.5
TEXTS = ("ink", "ink-soft", "ink-faint", "accent", "accent-deep", "warm", "warm-edge")
GROUNDS = ("surface", "surface-sunken", "surface-raised", "accent-wash", "warm-wash")
PAIRS = list(product(TEXTS, GROUNDS))
PAIRS += [("accent-ink", "accent"), ("accent-ink", "accent-deep"), ("surface", "warm")]


def choose(client, theme, **fields):
    return client.post("/theme/", {"theme": theme, **fields})


def theme_of(client, path="/papers/"):
    found = re.search(
        r'<html lang="en"(?: data-theme="(\w+)")?>', html_of(client, path)
    )
    return found[1]


def html_of(client, path):
    return client.get(path).content.decode()


def test_visitor_keeps_a_theme_by_cookie(client, db):
    assert theme_of(client) is None
    response = choose(client, "sepia")
    cookie = response.cookies[settings.THEME_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert theme_of(client) == "sepia"
    assert '<meta name="theme-color" content="#f6eedd">' in html_of(client, "/")
    choose(client, "system")
    assert theme_of(client) is None


def test_learner_keeps_a_theme_with_the_account(client, learner):
    client.force_login(learner)
    choose(client, "dark")
    client.cookies.pop(settings.THEME_COOKIE_NAME)
    assert Learner.objects.get().theme == "dark"
    assert theme_of(client) == "dark"


def test_learners_own_theme_counts_before_the_browsers(client, learner):
    client.cookies[settings.THEME_COOKIE_NAME] = "sepia"
    client.force_login(learner)
    assert theme_of(client) is None


def test_choice_of_one_is_not_anothers(client, learner):
    client.force_login(learner)
    choose(client, "dark")
    client.cookies.clear()
    client.force_login(LearnerFactory())
    assert theme_of(client) is None


@pytest.mark.parametrize("theme", ["", "mauve", '"><script>', "x" * 300])
def test_what_is_no_theme_changes_nothing(client, db, theme):
    response = choose(client, theme)
    assert response.status_code == 200
    assert settings.THEME_COOKIE_NAME not in response.cookies
    client.cookies[settings.THEME_COOKIE_NAME] = "mauve"
    assert theme_of(client) is None


def test_choice_leads_back_to_the_page_before(client, db):
    page = html_of(client, "/theme/")
    assert 'name="next" value=""' in page
    before = {"Referer": "http://testserver/papers/?year=2017"}
    page = client.get("/theme/", headers=before).content.decode()
    assert 'name="next" value="/papers/?year=2017"' in page
    elsewhere = {"Referer": "https://example.org/papers/"}
    page = client.get("/theme/", headers=elsewhere).content.decode()
    assert 'name="next" value=""' in page
    assert choose(client, "dark", next="/papers/").url == "/papers/"
    assert choose(client, "dark", next="//example.org/").url == "/theme/"


def test_page_says_which_theme_is_in_use(client, db):
    choose(client, "sepia")
    pressed = re.findall(
        r'id="theme-(\w+)"[^>]*aria-pressed="true"', html_of(client, "/theme/")
    )
    assert pressed == ["sepia"]


def test_things_to_do_press_the_buttons_of_the_page(client, db):
    found = html_of(client, "/search/quick/?actions=1&q=theme")
    ids = re.findall(r'data-presses="([\w-]+)"', found)
    assert ids == [f"theme-{theme}" for theme in Learner.Theme.values]
    page = html_of(client, "/theme/")
    for button_id in ids:
        assert f'id="{button_id}"' in page


def colours(theme):
    """Each colour of a theme, by its token."""
    place = 1 if theme == "dark" else 0
    values = {}
    for name, both in re.findall(r"--([\w-]+): light-dark\(([^)]*)\)", TOKENS):
        values[name] = both.split(", ")[place]
    if theme == "sepia":
        block = TOKENS.partition('[data-theme="sepia"]')[2].partition("}")[0]
        values |= dict(re.findall(r"--([\w-]+): (#\w+);", block))
    return values


def luminance(colour):
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = []
    for share in shares:
        if share <= 0.04045:
            linear.append(share / 12.92)
        else:
            linear.append(((share + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "sepia"])
def test_every_text_can_be_read_on_every_ground(theme):
    values = colours(theme)
    faint = {}
    for text, ground in PAIRS:
        ratio = contrast(values[text], values[ground])
        if ratio < AA:
            faint[text, ground] = round(ratio, 2)
    assert faint == {}


def test_sepia_says_every_colour_anew():
    light = colours("light")
    sepia = colours("sepia")
    assert [name for name in light if light[name] == sepia[name]] == []
