"""What is copied goes to the terminal, or through the tmux that is around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App

from reader.tui import clipboard

pytestmark = pytest.mark.anyio


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file to which a tmux that stands in for the real one writes its arguments and what it is given."""
    script = tmp_path / "tmux"
    script.write_text(f'#!/bin/sh\n{{ echo "$@"; /bin/cat; }} > {tmp_path}/loaded\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TMUX", "socket,1,0")
    return tmp_path / "loaded"


def taken(loaded: Path) -> str:
    """What it was given; "" for nothing."""
    return loaded.read_text() if loaded.exists() else ""


async def test_tmux_is_given_the_text_and_no_shell_sees_it(loaded: Path) -> None:
    app: App[None] = App()
    async with app.run_test():
        await clipboard.send(app, "$(touch x); 'quay'\x1b]52;\nSecond")
        assert taken(loaded) == "load-buffer -w -\n$(touch x); 'quay']52;\nSecond"
        assert app.clipboard == ""


async def test_without_it_the_terminal_is_asked(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app: App[None] = App()
    async with app.run_test():
        monkeypatch.delenv("TMUX")
        await clipboard.send(app, "one")
        assert app.clipboard == "one"
        monkeypatch.setenv("TMUX", "socket,1,0")
        monkeypatch.setenv("PATH", "")
        await clipboard.send(app, "two")
        assert app.clipboard == "two"
        assert taken(loaded) == ""
