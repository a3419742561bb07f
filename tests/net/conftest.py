"""A loopback site and a fetcher for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from reader.net.fetcher import HttpFetcher
from reader.settings.schema import Network
from tests.net.loopback import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
async def fetcher(anyio_backend: str) -> AsyncIterator[HttpFetcher]:
    fetcher = HttpFetcher(Network())
    yield fetcher
    await fetcher.aclose()
