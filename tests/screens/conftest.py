"""The sample library, fetched once and handed to each test as its own copy."""

from __future__ import annotations

import asyncio
import os
import shutil
import webbrowser
from pathlib import Path

import pytest
from filelock import FileLock

from tests.screens.stage import fill


@pytest.fixture(scope="session")
def _fetched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's library, which the first of the processes that run tests makes for all of them."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    data = folder / "sample"
    with FileLock(folder / "sample.lock"):
        if not data.exists():
            asyncio.run(fill(folder / "filling"))
            (folder / "filling").rename(data)
    return data


@pytest.fixture
def data(_fetched: Path, tmp_path: Path) -> Path:
    """A folder with the whole sample in its library."""
    return Path(shutil.copytree(_fetched, tmp_path / "data"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that are handed to the browser of a machine with a display."""
    addresses: list[str] = []

    class Noting(webbrowser.GenericBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
            addresses.append(url)
            return True

    for name in ("SSH_CONNECTION", "SSH_TTY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "get", lambda: Noting("true"))
    return addresses


@pytest.fixture(autouse=True)
def _no_tmux(monkeypatch: pytest.MonkeyPatch) -> None:
    """What tests copy goes to no clipboard of the person's who runs them."""
    monkeypatch.delenv("TMUX", raising=False)
