"""What the screen leaves behind is what it begins with the next time."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from reader.model.errors import LibraryError
from reader.tui.leaving import picture
from tests.screens.stage import on_screen

pytestmark = pytest.mark.anyio

NORMAL, NARROW = (100, 30), (80, 24)


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        (NORMAL, "j" * 12),
        (NORMAL, ["j", "enter", "n", "escape"]),
        (NORMAL, ["/", *"ferry", "enter", "j"]),
        (NORMAL, ["#", *"feed", "enter", "j", "j"]),
        (NARROW, ["j", "j", "enter", "pagedown"]),
    ],
)
async def test_the_next_start_shows_what_was_left(data: Path, size: tuple[int, int], keys: list[str]) -> None:
    async with on_screen(data, size) as stage:
        await stage.press(*keys)
        stage.app.exit()
        left = stage.app.frame
    async with on_screen(data, size) as stage:
        assert left
        assert left.endswith(picture(stage.screen))


@pytest.mark.parametrize("keys", [["z"], ["v", "j"], ["="], ["h"]])
async def test_where_the_next_start_shows_something_else_nothing_is_left(data: Path, keys: list[str]) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press(*keys)
        stage.app.exit()
        assert not stage.app.frame


async def test_the_place_that_is_kept_is_the_persons_own(data: Path) -> None:
    async with on_screen(data, NORMAL) as stage:
        await stage.press("2", "j", "j", "enter")
        read = stage.screen.articles.current
        assert read is not None
        stage.app.exit()
        assert not stage.app.frame  # a new list of what is unread lacks it
    async with on_screen(data, NORMAL) as stage:
        assert stage.screen.session.library.bookmarks.last().article == read.id


async def test_who_wants_to_leave_leaves_whatever_goes_wrong(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise LibraryError("The disk is gone.")

    async with on_screen(data, NORMAL) as stage:
        monkeypatch.setattr(stage.screen.session.library.reading, "rows", broken)
        monkeypatch.setattr(stage.screen.articles, "_load", broken)
        with suppress(LibraryError):
            stage.app.exit()
        assert stage.app._exit
        assert not stage.app.frame
