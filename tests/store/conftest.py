"""The library that the store's tests fill, and a person who is not allowed everything."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.store.shelf import Shelf

_NOBODY: Final = 65_534


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A library with one feed; whole at the end of every test."""
    shelf = Shelf(tmp_path / "library.db")
    yield shelf
    shelf.assert_whole()
    shelf.database.close()


@pytest.fixture
def persons_folder() -> Iterator[Path]:
    """A folder of a person whom the system can forbid something: a superuser is another one until the test ends."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, _NOBODY, _NOBODY)
        os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for inside in (folder, *folder.rglob("*")):
            inside.chmod(0o700)
        shutil.rmtree(folder)
