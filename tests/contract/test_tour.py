"""A newcomer's tour through the README: each command as it is written there, with the output that it promises."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.net.loopback import Site, serving
from tests.poller.bodies import Item, page, rdf
from tests.readme import README

TEXT: Final = README.read_text(encoding="utf-8")
PLACE: Final = "example.org"
"""Where the tour's feed is, for which a server on this machine stands in."""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.put("/world.xml", rdf(Item(site.url("/a-1")), Item(site.url("/a-2"), title="More boats")))
        site.put("/", f'<html><head><link rel="alternate" type="application/rss+xml" href="/world.xml"></head>{page()}')
        yield site


def _tour() -> list[tuple[str, str]]:
    """The commands of the tour with what each promises to print."""
    (block,) = re.findall(r"<!-- tour -->\n```console\n(.*?)```\n<!-- end of tour -->", TEXT, re.DOTALL)
    parts = re.split(r"^\$ (.+)\n", block, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def _run(command: str, home: Path, site: Site) -> str:
    """What a command of the README prints, in the order in which a person sees it."""
    there = site.url("").rstrip("/")
    line = command.replace(PLACE, there)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSREADER_", "XDG_"))}
    program = f"{shlex.quote(sys.executable)} -m reader"
    done = subprocess.run(
        ["bash", "-c", re.sub(r"\bnewsreader\b(?! *\.)", program, line)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        cwd=home,
        encoding="utf-8",
        env={**kept, "HOME": str(home), "TZ": "UTC", "PYTHONPATH": str(README.parent), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, (command, done.stdout)
    return done.stdout.replace(there, f"https://{PLACE}")


def test_each_command_does_what_is_promised(site: Site, tmp_path: Path) -> None:
    tour = _tour()
    assert len(tour) > 8
    for command, promised in tour:
        assert _run(command, tmp_path, site) == promised, command
