"""The file beside the settings that has the feeds: the screen says where it can't be written, and says it once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.stage import on_screen
from tests.screens.test_feeds import WIDE, file

pytestmark = pytest.mark.anyio


async def test_a_file_that_cannot_be_written_is_said_once(data: Path, tmp_path: Path) -> None:
    barred = tmp_path / "subscriptions.opml"
    barred.mkdir()
    async with on_screen(data, WIDE, subscriptions=barred) as stage:
        await stage.press("J")
        await file(stage, "Near")
        await file(stage, "Far")
        lines = [line for line in stage.screen.session.journal.lines if "can't be written" in line]
        assert len(lines) == 1
        assert "The library has it all the same." in lines[0]
