"""A site on this machine, and the program with an empty library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.program import Newsreader
from tests.net.loopback import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that a test gives its answers."""
    with serving() as site:
        yield site


@pytest.fixture
def newsreader(tmp_path: Path) -> Newsreader:
    """The command line, with a library that is not there yet."""
    return Newsreader(tmp_path)
