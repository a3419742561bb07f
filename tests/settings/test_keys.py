"""Keys: the preset's and the person's, and what is said where they do not go together."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings.commands import BY_ID
from reader.settings.keymap import KeyMap, Origin, rebound, resolve
from reader.settings.load import load_keys
from reader.settings.schema import Keys, Settings

FILE = Path("/etc/newsreader.toml")


def _keys(preset: str = "default", **bind: tuple[str, ...]) -> KeyMap:
    return load_keys(Settings(keys=Keys(preset, bind)), FILE)


def test_the_default_preset_gives_every_command_a_key() -> None:
    keymap = _keys()
    assert keymap.problems == ()
    assert set(keymap.bindings) == set(BY_ID)
    assert all(keymap.bindings.values())
    assert keymap.bindings["top"] == ("g g", "home")


def test_a_line_of_the_person_replaces_the_presets_keys() -> None:
    keymap = _keys(down=("ctrl+n",), quit=())
    assert keymap.problems == ()
    assert keymap.bindings["down"] == ("ctrl+n",)
    assert keymap.bindings["quit"] == ()
    assert keymap.bindings["up"] == ("k", "up")


def test_an_unknown_command_is_named_with_the_nearest() -> None:
    keymap = _keys(donw=("j",))
    assert keymap.problems == (f"{FILE}: keys.bind.donw: there is no such command. The nearest is down.",)
    assert keymap.bindings == _keys().bindings


def test_a_key_that_does_not_exist_is_named_and_the_preset_stays() -> None:
    keymap = _keys(open=("entr",))
    assert keymap.problems == (f'{FILE}: keys.bind.open: "entr" is not a key. The nearest is enter.',)
    assert keymap.bindings["open"] == ("enter",)


@pytest.mark.parametrize("key", ["", "ctrl+", "hyper+x", "jj", "\x1b"])
def test_nonsense_is_not_a_key(key: str) -> None:
    assert len(_keys(open=(key,)).problems) == 1


@pytest.mark.parametrize("key", ["ctrl+x", "ctrl+shift+left", "shift+f5", "f24", "é", "+", "ctrl++", "x y z"])
def test_characters_names_and_sequences_are_keys(key: str) -> None:
    keymap = _keys(undo=(key,), fetch_again=(), copy_address=(), reading_only=(), add_feed=())
    assert keymap.problems == ()
    assert keymap.bindings["undo"] == (key,)


def test_one_key_for_two_commands_of_the_person() -> None:
    keymap = _keys(down=("b",), up=("b",))
    assert keymap.problems == (f'{FILE}: keys.bind.up: "b" starts down already, and still does.',)
    assert keymap.bindings["down"] == ("b",)
    assert keymap.bindings["up"] == ()


def test_the_beginning_of_a_sequence_is_no_key_of_its_own() -> None:
    keymap = _keys(down=("b b",), up=("b", "k"))
    (problem,) = keymap.problems
    assert problem.startswith(f"{FILE}: keys.bind.up: ")
    assert '"b b" of down' in problem
    assert keymap.bindings["up"] == ("k",)


def test_the_persons_key_takes_the_presets_and_says_so() -> None:
    keymap = _keys(down=("n",))
    (problem,) = keymap.problems
    assert problem.startswith(f"{FILE}: keys.bind.down: ")
    assert "next_unread" in problem
    assert keymap.bindings["down"] == ("n",)
    assert keymap.bindings["next_unread"] == ()


def test_naming_both_commands_settles_it() -> None:
    keymap = _keys(down=("n",), next_unread=())
    assert keymap.problems == ()


def test_an_unknown_preset_gives_way_to_the_default() -> None:
    keymap = _keys("defalt")
    (problem,) = keymap.problems
    assert problem == (
        f'{FILE}: keys.preset: there is no preset "defalt". The nearest is default. The preset "default" is used.'
    )
    assert keymap.bindings == _keys().bindings


@pytest.mark.parametrize("name", ["../newsreader", "/etc/passwd", "", "\x1b[2J"])
def test_a_preset_is_a_name_and_never_a_path(name: str) -> None:
    assert _keys(name).bindings == _keys().bindings


_sequences = st.lists(st.sampled_from(["a", "b", "ctrl+a"]), min_size=1, max_size=3).map(" ".join)
_bindings = st.dictionaries(st.sampled_from(sorted(BY_ID)), st.lists(_sequences, max_size=3).map(tuple), max_size=5)


@given(_bindings, _bindings)
def test_no_sequence_begins_another(person: dict[str, tuple[str, ...]], preset: dict[str, tuple[str, ...]]) -> None:
    keymap = resolve(Origin(person, FILE, "keys.bind."), Origin(preset, FILE))
    given = [tuple(keys.split()) for sequences in keymap.bindings.values() for keys in sequences]
    assert not any(other[: len(keys)] == keys for keys, other in permutations(given, 2))


def test_keys_that_begin_each_other_are_not_written_together() -> None:
    bindings = {"top": ("g g", "home"), "mutes": ("g u",), "find_feed": ("g f", "ctrl+g")}
    assert rebound(bindings, "top", ("g g", "home", "g")) == {
        "top": ("home", "g"),
        "mutes": (),
        "find_feed": ("ctrl+g",),
    }
    assert rebound(bindings, "top", ("home", "home")) == {"top": ("home",)}
