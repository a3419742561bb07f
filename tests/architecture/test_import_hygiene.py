"""What a start must not load, seen in `sys.modules` of a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.timing import untraced

NETWORK = {"httpcore", "httpx", "feedparser", "readability", "pebble"}
"""What only a refresh needs."""

HEAVY = {
    *("dataclasses", "inspect", "difflib", "tempfile", "traceback", "shutil", "platformdirs", "tomllib", "asyncio"),
    *("reader.settings.schema", "reader.model.filters", "reader.model.blocks", "reader.store.renewal", "wcwidth"),
}
"""What takes longer to load than such a question to answer."""

RUN = """
import json, sys
from reader.cli.main import main
code = main(json.loads(sys.argv[1]))
assert code == 0, code
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""

OPEN_SCREEN = """
import asyncio, json, sys
from pathlib import Path
from reader import wiring
from reader.settings.editions import load_editions
from reader.settings.load import load, load_keys
from reader.settings.schema import Refresh, Settings
from reader.tui.app import NewsreaderApp

async def look(library):
    settings = Settings(refresh=Refresh(on_start=False))
    poller = lambda: wiring.open_poller(Path(sys.argv[1]), settings)
    app = NewsreaderApp(library, settings, load_keys(settings), load_editions(), poller)
    async with app.run_test() as pilot:
        await pilot.pause()

with wiring.open_library(Path(sys.argv[1])) as library:
    asyncio.run(look(library))
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def _loaded(code: str, argument: str, data: Path) -> set[str]:
    """The modules that a fresh interpreter has loaded after running `code`, packages within them too."""
    with untraced():  # what traces loads modules of its own
        done = subprocess.run(
            [sys.executable, "-c", code, argument],
            capture_output=True,
            check=False,
            text=True,
            env={**os.environ, "NEWSREADER_DATA": str(data)},
        )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "argv",
    [
        ("--version",),
        ("list",),
        ("list", "--json"),
        ("search", "word"),
        ("feeds",),
        ("doctor",),
        ("feeds", "add", "https://x.example/", "--as-is"),
        ("--offline", "feeds", "add", "x.example"),
        ("feeds", "add", "--help"),
        ("count", "is:unread", "rain"),
        ("views",),
        ("mute",),
        ("ready",),
        ("config", "show"),
        ("config", "keys"),
        ("read",),
    ],
)
def test_what_reads_the_library_loads_neither_screen_nor_network(argv: tuple[str, ...], tmp_path: Path) -> None:
    loaded = _loaded(RUN, json.dumps(argv), tmp_path)
    assert "reader" in loaded
    assert not loaded & (NETWORK | {"textual", "rich", "lxml"})


def test_asking_feeds_loads_nothing_that_draws(tmp_path: Path) -> None:
    code = """
import asyncio, json, sys
from pathlib import Path
from reader import wiring
from reader.settings.schema import Settings

async def ask():
    async with wiring.open_poller(Path(sys.argv[1]), Settings()) as poller:
        return [event async for event in poller.refresh()]

assert asyncio.run(ask())
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
    loaded = _loaded(code, str(tmp_path), tmp_path)
    assert "httpx" in loaded
    assert not loaded & {"rich", "click", "pygments", "textual"}


def test_reading_pages_again_loads_neither_screen_nor_http(tmp_path: Path) -> None:
    code = """
import asyncio, json, sys
from pathlib import Path
from reader import wiring
from reader.settings.schema import Settings

async def read():
    async with wiring.open_reextractor(Path(sys.argv[1]), Settings()) as reextractor:
        return [event async for event in reextractor.read([1, 2])]

assert asyncio.run(read())
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
    loaded = _loaded(code, str(tmp_path), tmp_path)
    assert "reader.poller.reextract" in loaded
    assert not loaded & {"httpcore", "httpx", "feedparser", "textual", "reader.net"}


@pytest.mark.parametrize(
    "argv", [("count",), ("count", "is:unread"), ("list",), ("list", "--limit", "5", "--ids"), ("--version",)]
)
def test_what_a_status_line_asks_loads_next_to_nothing(argv: tuple[str, ...], tmp_path: Path) -> None:
    assert _loaded(RUN, '["count"]', tmp_path)  # which makes the library
    loaded = _loaded(RUN, json.dumps(argv), tmp_path)
    assert not loaded & HEAVY
    assert len([name for name in loaded if name.startswith("reader.")]) <= 45


def test_the_version_needs_no_library(tmp_path: Path) -> None:
    assert "reader.store" not in _loaded(RUN, '["--version"]', tmp_path)


def test_opening_the_screen_loads_no_network(tmp_path: Path) -> None:
    loaded = _loaded(OPEN_SCREEN, str(tmp_path), tmp_path)
    assert "textual" in loaded
    assert not loaded & (NETWORK | {"lxml"})


def test_an_offline_poller_loads_no_http(tmp_path: Path) -> None:
    code = """
import asyncio, json, sys
from pathlib import Path
from reader import wiring
from reader.settings.schema import Network, Settings

async def poll():
    async with wiring.open_poller(Path(sys.argv[1]), Settings(network=Network(offline=True))) as poller:
        return [event async for event in poller.refresh()]

assert asyncio.run(poll())
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
    assert "httpcore" not in _loaded(code, str(tmp_path), tmp_path)
