"""The key presets: no key that a newcomer's fingers know does something unsaid."""

from __future__ import annotations

import re

import pytest

from reader.settings.commands import BY_ID
from reader.settings.load import load_keys
from reader.settings.schema import Keys, Settings

NEWSBOAT = (
    "enter q Q r R A C s J K n p ctrl+k O o ? ctrl+u N l u ctrl+t t / # e ctrl+r ctrl+l : F f ctrl+f ctrl+b ctrl+e j k "
    "ctrl+n ctrl+p , D ctrl+d $ E ctrl+x v ctrl+v ctrl+g | g G up down pageup pagedown home end space b tab"
)
EILMELDUNG = (
    "? s j k h l g G space ctrl+h ctrl+l ctrl+f ctrl+b tab shift+tab ctrl+j ctrl+k J K alt+j alt+k o O x S e E r R u U "
    "alt+r m M v V z t 1 2 3 / n N = + \\ | : q"
)
EILMELDUNG_SEQUENCES = ("g g", "g f", "g a", "g c")

PRESETS = ("default", "newsboat", "eilmeldung")


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_no_problems_and_says_what_is_so(preset: str) -> None:
    keymap = load_keys(Settings(keys=Keys(preset)))
    assert keymap.problems == ()
    named = {name for sentence in keymap.answers.values() for name in re.findall(r"\{(\w+)\}", sentence)}
    assert named <= set(BY_ID)
    assert {name for name in named if not keymap.bindings[name]} == set()


@pytest.mark.parametrize(("preset", "keys"), [("newsboat", NEWSBOAT), ("eilmeldung", EILMELDUNG)])
def test_each_key_of_the_other_program_starts_a_command_or_is_answered(preset: str, keys: str) -> None:
    keymap = load_keys(Settings(keys=Keys(preset)))
    known = {keys for all_keys in keymap.bindings.values() for keys in all_keys} | set(keymap.answers)
    first = {keys.split()[0] for keys in known}
    assert [key for key in keys.split() if key not in first] == []
    if preset == "eilmeldung":
        assert [keys for keys in EILMELDUNG_SEQUENCES if keys not in known] == []


def test_keys_do_what_they_do_in_newsboat() -> None:
    bindings = load_keys(Settings(keys=Keys("newsboat"))).bindings
    for key, command in {
        "enter": "open",
        "q": "quit_or_back",
        "n": "next_unread",
        "p": "previous_unread",
        "N": "toggle_read",
        "A": "mark_all_read",
        "r": "refresh_feed",
        "R": "refresh_all",
        "/": "search",
        "o": "browser",
        "J": "next_article",
        "space": "read_on",
    }.items():
        assert key in bindings[command]


def test_a_line_of_the_person_goes_before_an_answer() -> None:
    keymap = load_keys(Settings(keys=Keys("newsboat", {"feed_health": ("$",)})))
    assert keymap.problems == ()
    assert keymap.bindings["feed_health"] == ("$",)
    assert "$" not in keymap.answers
