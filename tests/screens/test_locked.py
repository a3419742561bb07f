"""What the people who run a machine lock is not done on the screen either."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.settings.schema import Locked
from tests.screens.stage import SETTINGS, on_screen

pytestmark = pytest.mark.anyio


async def test_a_locked_command_says_so(data: Path) -> None:
    async with on_screen(data, (80, 24), replace(SETTINGS, locked=Locked(("pipe",)))) as stage:
        await stage.press("!")
        assert "This is locked by the settings of this system." in stage.lines[-1]
        await stage.press("w")
        assert stage.screen.prompt.text
