"""The library that the tests read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A library with one feed."""
    shelf = Shelf(tmp_path / "library.db")
    yield shelf
    shelf.assert_whole()
    shelf.database.close()
