"""The command line on a library of a test's own, in this process or as one of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Final

from reader.cli.main import main
from reader.model.blockjson import from_values
from reader.model.blocks import Block, body_texts

PATIENCE: Final = 60.0
"""Seconds for a command to end."""


@dataclass(frozen=True)
class Done:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


class Newsreader:
    """The program with the library and the settings that lie in `folder`; it doesn't pause between pages."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self._config = folder / "newsreader.toml"
        self._config.write_text("[network]\npage_pause = 0\n", encoding="utf-8")

    @property
    def options(self) -> tuple[str, ...]:
        """What names the library and the settings."""
        return ("--data", str(self.data), "--config", str(self._config))

    def run(self, *arguments: str) -> Done:
        """Runs a command in this process."""
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main([*self.options, *arguments])
        return Done(code, out.getvalue(), err.getvalue())

    def run_apart(self, *arguments: str, program: Sequence[str] = ("-m", "reader")) -> Done:
        """Runs a command as a process of its own."""
        with self.start(*arguments, program=program) as running:
            out, err = running.communicate(timeout=PATIENCE)
        return Done(running.returncode, out, err)

    def start(self, *arguments: str, program: Sequence[str] = ("-m", "reader")) -> subprocess.Popen[str]:
        """Starts a command as a process of its own, its output in pipes."""
        return subprocess.Popen(
            self.command(*arguments, program=program),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def command(self, *arguments: str, program: Sequence[str] = ("-m", "reader")) -> list[str]:
        """What a shell would be told; `program` is what Python is started with."""
        return [sys.executable, *program, *self.options, *arguments]

    def follow(self, *urls: str) -> None:
        """Adds feeds, which are first asked by a refresh."""
        for url in urls:
            assert self.run("feeds", "add", "--as-is", url).code == 0

    def articles(self, *query: str) -> list[dict[str, Any]]:
        """What `list --json` prints for a query: the newest first."""
        found: list[dict[str, Any]] = self._values("list", "--json", "--", *query)
        return found

    def story(self, name: int | str) -> dict[str, Any]:
        """What `show --format json` prints for an article's id or address."""
        found: dict[str, Any] = self._values("show", "--format", "json", str(name))
        return found

    def feeds(self) -> list[dict[str, Any]]:
        """What `feeds --json` prints."""
        found: list[dict[str, Any]] = self._values("feeds", "--json")
        return found

    def _values(self, *arguments: str) -> Any:
        done = self.run(*arguments)
        assert (done.code, done.err) == (0, "")
        return json.loads(done.out)


def blocks_of(story: dict[str, Any]) -> tuple[Block, ...]:
    """A story's body."""
    return from_values(story["blocks"])


def body_of(story: dict[str, Any]) -> list[str]:
    """The texts of a story's body, in reading order."""
    return list(body_texts(blocks_of(story)))
