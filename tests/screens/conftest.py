"""The sample library, fetched once and handed to each test as its own copy."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from tests.screens.stage import fill


@pytest.fixture(scope="session")
def _fetched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("sample")
    asyncio.run(fill(data))
    return data


@pytest.fixture
def data(_fetched: Path, tmp_path: Path) -> Path:
    """A folder with the whole sample in its library."""
    return Path(shutil.copytree(_fetched, tmp_path / "data"))
