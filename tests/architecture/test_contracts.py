"""The contracts between rooms: the program keeps them, and each of them can be broken."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
NAMES: dict[str, str] = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
}
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@dataclass(frozen=True)
class Break:
    """An import that the contract `contract` forbids to the module in `file`."""

    contract: str
    file: str
    line: str


BREAKS = (
    Break("layers", "reader/typeset/cells.py", "import reader.library.exporting"),
    Break("layers", "reader/demo/markup.py", "import reader.wiring"),
    Break("layers", "reader/poller/decide.py", "import reader.library.marks"),
    Break("layers", "reader/attic.py", "import reader.model"),  # a room that has no place in the house
    Break("model", "reader/model/words.py", "import wcwidth"),
    Break("httpx", "reader/poller/pages.py", "import httpx"),
    Break("feedparser", "reader/poller/refresh.py", "import feedparser"),
    Break("sqlite", "reader/library/reading.py", "import sqlite3"),
    Break("readability", "reader/poller/pages.py", "import readability"),
    Break("lxml", "reader/net/bodies.py", "import lxml.html"),
    Break("textual", "reader/typeset/layout.py", "import textual.app"),
    Break("textual", "reader/cli/output.py", "import rich.console"),
    Break("offline-screen", "reader/tui/session.py", "import reader.net.offline"),
    Break("offline-screen", "reader/library/reading.py", "import reader.workers"),
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package and of its contracts."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(PROJECT / "pyproject.toml", folder)
    shutil.copytree(PROJECT / "reader", folder / "reader", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def _broken(folder: Path) -> set[str]:
    """The ids of the contracts that the package in `folder` breaks; all others were looked at and are kept."""
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE))
    assert set(verdicts) == set(NAMES.values()), done.stdout + done.stderr
    broken = {contract for contract, name in NAMES.items() if verdicts[name] == "BROKEN"}
    assert done.returncode == bool(broken)
    return broken


@contextmanager
def _with(file: Path, line: str) -> Iterator[None]:
    """The module in `file` with one more import, for a while."""
    before = file.read_bytes() if file.exists() else None
    with file.open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    try:
        yield
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


def test_the_program_keeps_every_contract(copy: Path) -> None:
    assert _broken(copy) == set()


@pytest.mark.parametrize("wrong", BREAKS, ids=lambda wrong: f"{wrong.contract}: {wrong.file}")
def test_a_forbidden_import_breaks_its_contract_alone(copy: Path, wrong: Break) -> None:
    with _with(copy / wrong.file, wrong.line):
        assert _broken(copy) == {wrong.contract}


def test_every_contract_is_tried() -> None:
    assert {wrong.contract for wrong in BREAKS} == set(NAMES)
