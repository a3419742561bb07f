"""The network of a person who wants none."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader.model.errors import Offline
from reader.model.ports import Request
from reader.net.offline import OfflineFetcher


@pytest.mark.anyio
async def test_nothing_is_asked() -> None:
    fetcher = OfflineFetcher()
    with pytest.raises(Offline):
        await fetcher.get(Request("http://127.0.0.1/"))
    await fetcher.aclose()


def test_no_http_library_is_loaded() -> None:
    program = "import sys, reader.net.offline; sys.exit('httpcore' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
