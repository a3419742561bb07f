"""How it looks: every text on every paper, and without colours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.style import Style
from textual.color import Color

from reader.settings.schema import Look, Theme
from reader.tui.contrast import LEAST, contrast
from reader.tui.widgets.lines import LineView
from reader.typeset.signs import RULE, THUMB
from tests.screens.stage import SETTINGS, Stage, on_screen, with_theme

pytestmark = pytest.mark.anyio

DRAWN = f"{THUMB}{RULE} │"
"""What is no text: it says nothing that is not said in words."""

ROADS = ((), ("enter",), ("h",), ("/", "r"), ("=", ":"), ("?",), ("g", "h"), ("a",), ("R",))
"""Keys that lead to each screen."""

NOT_TEXT = {"lines--thumb", "article--rule", "row--rule"}


def _unreadable(style: Style | None) -> str:
    """What is wrong with the colours of a text; "" where they stand far enough apart."""
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    ink, paper = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if style.reverse:
        ink, paper = paper, ink
    return "" if contrast(ink, paper) >= LEAST else f"{ink.hex} on {paper.hex}: {contrast(ink, paper):.2f}"


def _seen(stage: Stage) -> dict[str, str]:
    """The texts on the screen that can't be read."""
    segments = [segment for strip in stage.app.screen._compositor.render_strips() for segment in strip]
    return {
        segment.text: wrong
        for segment in segments
        if segment.text.strip(DRAWN) and (wrong := _unreadable(segment.style))
    }


def _components(stage: Stage) -> dict[tuple[str, str], str]:
    """The component styles of the screen's lines that can't be read on a paper they may stand on."""
    found: dict[tuple[str, str], str] = {}
    for lines in stage.app.screen.query(LineView):
        names = {name for kind in type(lines).__mro__ for name in getattr(kind, "COMPONENT_CLASSES", ())}
        under = {name for name in names if name.startswith("row--cursor")}
        papers = {"": lines.paper, **{name: lines.get_component_rich_style(name) for name in under}}
        for name in names - NOT_TEXT - under:
            for paper, style in papers.items():
                if wrong := _unreadable(style + lines.ink(name)):
                    found[name, paper] = wrong
    return found


@pytest.mark.parametrize("theme", ["dark", "light", "solarized-light", "gruvbox"])
async def test_every_text_on_every_screen_can_be_read(data: Path, theme: Theme) -> None:
    async with on_screen(data, (160, 45), with_theme(theme)) as stage:
        for keys in ROADS:
            await stage.press(*keys)
            assert (keys, _seen(stage)) == (keys, {})
            assert (keys, _components(stage)) == (keys, {})
            await stage.press("escape", "escape", "escape")


@pytest.mark.parametrize(("ascii_only", "edge"), [(False, "│"), (True, "|")])
async def test_without_colours_panes_part_by_a_line_and_a_pointer_says_where_keys_go(
    data: Path, monkeypatch: pytest.MonkeyPatch, ascii_only: bool, edge: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_screen(data, (160, 45), replace(SETTINGS, look=Look(ascii=ascii_only))) as stage:
        assert [line for line in stage.lines[1:-1] if line.count(edge) < 2] == []
        assert stage.lines[2][31] == ">"
        strips = stage.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        assert all(color is None or color.is_default for style in styles for color in (style.color, style.bgcolor))


async def test_the_terminals_cursor_stands_where_a_person_reads(data: Path) -> None:
    async with on_screen(data, (120, 36)) as stage:
        assert stage.app.cursor_position == (0, 2)
        await stage.press("j", "j")
        x, y = stage.app.cursor_position
        assert (x, stage.lines[y][0]) == (0, "▌")
        assert y == 2 + 2 * stage.screen.articles.row_height
        await stage.press("enter")
        x, y = stage.app.cursor_position
        assert stage.lines[y][x : x + 1].strip()
        await stage.press("?", "escape", "escape", "=", "x")
        x, y = stage.app.cursor_position
        assert stage.lines[y][:x] == " = x"
        await stage.press("escape", "?")
        x, y = stage.app.cursor_position
        assert stage.lines[y][:x].strip() in {"", "t"}
        assert "type to find one" in stage.lines[y]
        await stage.press("escape")
        assert stage.app.cursor_position[0] == 0


@pytest.mark.parametrize(
    ("size", "keys", "edges"), [((80, 24), (), 0), ((120, 36), (), 1), ((160, 45), ("enter", "z"), 0)]
)
async def test_a_pane_that_stands_alone_has_no_line_beside_it(
    data: Path, size: tuple[int, int], keys: tuple[str, ...], edges: int
) -> None:
    async with on_screen(data, size, with_theme("terminal")) as stage:
        await stage.press(*keys)
        assert stage.lines[3].count("│") == edges
