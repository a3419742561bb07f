"""Settings from all places that may set them: which one wins, where each comes from, what is locked, what is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings import paths
from reader.settings.layers import load_layers, variable
from reader.settings.rules import RULES
from reader.settings.schema import Hooks


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The files of the person and of two folders of the system's, the stronger one first."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{tmp_path / 'near'}:{tmp_path / 'far'}:not/absolute")
    files = {name: tmp_path / name / "newsreader" / "newsreader.toml" for name in ("own", "near", "far")}
    for file in files.values():
        file.parent.mkdir(parents=True)
    return files


def test_the_later_places_win_and_are_named(places: dict[str, Path]) -> None:
    own = places["own"]
    places["far"].write_text("[reading]\nmeasure = 41\nlink_numbers = false\n[look]\nascii = true\n", encoding="utf-8")
    places["near"].write_text("[reading]\nmeasure = 42\n", encoding="utf-8")
    own.write_text("[look]\nascii = false\n[refresh]\ninterval = 90\n", encoding="utf-8")
    loaded = load_layers(own, offline=True, environ={"NEWSREADER_REFRESH_INTERVAL": "30", "NEWSREADER_DATA": "/x"})
    settings = loaded.settings
    assert loaded.problems == ()
    assert (settings.reading.measure, settings.reading.link_numbers) == (42, False)
    assert (settings.look.ascii, settings.refresh.interval, settings.network.offline) == (False, 30, True)
    assert loaded.origins == {
        "reading.link_numbers": f"{places['far']}, line 3",
        "reading.measure": f"{places['near']}, line 2",
        "look.ascii": f"{own}, line 2",
        "refresh.interval": "NEWSREADER_REFRESH_INTERVAL",
        "network.offline": "--offline",
    }


@pytest.mark.parametrize("dotted", RULES)
def test_every_setting_has_a_variable(dotted: str, places: dict[str, Path]) -> None:
    (problem,) = load_layers(places["own"], environ={variable(dotted): "?*"}).problems or ("",)
    texts = {"keys.preset", "hooks.notify_query"}  # any name is looked up later, and any words are a query
    assert dotted in texts or variable(dotted) in problem
    misspelt = f"{variable(dotted)}S"
    (problem,) = load_layers(places["own"], environ={misspelt: "1"}).problems
    assert problem == f"{misspelt} in the environment is not a setting. The nearest is {variable(dotted)}."


def test_what_is_not_a_settings_variable_is_left_alone(places: dict[str, Path]) -> None:
    assert load_layers(places["own"], environ={"NEWSREADER_FEED": "x", "PATH": "/"}).problems == ()


def test_locked_hooks_are_not_run(places: dict[str, Path]) -> None:
    places["own"].write_text('[hooks]\nnotify = ["tell"]\n', encoding="utf-8")
    assert load_layers(places["own"]).settings.permitted_hooks.notify == ("tell",)
    places["near"].write_text('[locked]\ncommands = ["hooks"]\n', encoding="utf-8")
    assert load_layers(places["own"]).settings.permitted_hooks == Hooks()


def test_the_system_alone_locks_commands(places: dict[str, Path]) -> None:
    own = places["own"]
    own.write_text('[locked]\ncommands = ["quit"]\n', encoding="utf-8")
    places["near"].write_text('[locked]\ncommands = ["pipe", "open"]\n', encoding="utf-8")
    loaded = load_layers(own, environ={})
    assert loaded.settings.locked.commands == ("pipe", "open")
    assert loaded.problems == (f"{own}, line 2: locked.commands holds in a system's file alone.",)


def test_a_wrong_file_of_the_system_is_told_and_the_rest_used(places: dict[str, Path]) -> None:
    places["far"].write_text("[reading\n", encoding="utf-8")
    places["near"].write_text("[reading]\nmeasure = 4\nlink_numbers = false\n", encoding="utf-8")
    loaded = load_layers(places["own"], environ={})
    assert not loaded.settings.reading.link_numbers
    assert [problem.partition(":")[0] for problem in loaded.problems] == [
        str(places["far"]),
        f"{places['near']}, line 2",
    ]


def test_a_lost_file_is_told_until_there_is_one(places: dict[str, Path]) -> None:
    own = places["own"]
    assert load_layers(own, environ={}).problems == ()  # nobody ever had one
    own.write_text("[reading]\nmeasure = 60\n", encoding="utf-8")
    assert load_layers(own, environ={}).problems == ()
    own.unlink()
    assert paths.anything_set(own)
    for _ in range(2):
        loaded = load_layers(own, environ={})
        assert loaded.settings.reading.measure == 72
        (problem,) = loaded.problems
        assert problem.startswith(f"{own} was there, and is gone: the defaults are used.")
    own.touch()
    assert load_layers(own, environ={}).problems == ()


def test_nothing_is_set_where_there_is_no_file(places: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    own = places["own"]
    assert not paths.anything_set(own)
    assert paths.anything_set(places["far"])  # a file that was named
    monkeypatch.setenv("NEWSREADER_LOOK_ASCII", "true")
    assert paths.anything_set(own)
