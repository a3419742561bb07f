"""Keys and sequences of keys start commands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings.keymap import KeyMap
from reader.tui.keys import KeyReader, Pressed, written

BINDINGS = {"down": ("j", "down"), "top": ("g g", "home"), "take_new": ("g n",), "back": ("escape",)}


ANSWERS = {"C": "Not here; {top} and {down}, or {quit}."}


@pytest.fixture
def keys() -> KeyReader:
    return KeyReader(KeyMap(BINDINGS, answers=ANSWERS))


def test_a_key_starts_its_command(keys: KeyReader) -> None:
    assert keys.press("j") == Pressed("down")
    assert keys.press("down") == Pressed("down")


def test_a_sequence_starts_its_command_at_its_last_key(keys: KeyReader) -> None:
    assert keys.press("g") == Pressed(pending=("g",))
    assert keys.press("g") == Pressed("top")
    assert keys.press("g") == Pressed(pending=("g",))
    assert keys.press("n") == Pressed("take_new")


def test_a_key_that_goes_on_nothing_starts_afresh(keys: KeyReader) -> None:
    keys.press("g")
    assert keys.press("j") == Pressed("down")


def test_escape_drops_a_sequence_and_does_nothing_else(keys: KeyReader) -> None:
    keys.press("g")
    assert keys.press("escape") == Pressed()
    assert keys.press("escape") == Pressed("back")


def test_a_sequence_can_be_forgotten(keys: KeyReader) -> None:
    keys.press("g")
    keys.forget()
    assert keys.press("n") == Pressed()


@given(st.lists(st.sampled_from(["g", "n", "j", "x", "escape", "home"])))
def test_every_key_leaves_either_a_command_or_a_beginning(pressed: list[str]) -> None:
    keys = KeyReader(KeyMap(BINDINGS, answers=ANSWERS))
    for key in pressed:
        result = keys.press(key)
        assert not (result.command and result.pending)
        assert result.pending == keys.pending


@pytest.mark.parametrize(("keys", "shown"), [("g g", "g g"), ("escape", "esc"), ("ctrl+d", "^d"), ("pagedown", "pgdn")])
def test_keys_are_written_for_a_person(keys: str, shown: str) -> None:
    assert written(keys) == shown


def test_a_key_of_another_program_is_answered_with_the_keys_that_help(keys: KeyReader) -> None:
    assert keys.press("C") == Pressed(answer="Not here; g g and j, or ? Quit at once.")
    assert keys.press("j") == Pressed("down")


def test_letters_of_other_scripts_work_by_their_place() -> None:
    reader = KeyReader(KeyMap({"down": ("j",), "top": ("g g",), "bottom": ("G",)}))
    assert [reader.press(key).command for key in ("о", "ت", "П")] == ["down", "down", "bottom"]
    assert reader.press("п").pending == ("g",)
    assert reader.press("п").command == "top"


def test_a_letter_that_a_person_gave_to_a_command_is_that_commands() -> None:
    reader = KeyReader(KeyMap({"down": ("j",), "undo": ("о",)}))
    assert reader.press("о").command == "undo"
