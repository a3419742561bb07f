"""Which theme is worn, and that all its texts can be read: a contrast of 4.5:1 or better (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from typing import get_args

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.settings.schema import Theme
from reader.tui import themes
from reader.tui.background import Shade
from reader.tui.contrast import LEAST, contrast

TEXTS = ("ink", "strong", "muted", "kicker", "link", "error", "accent")
PAPERS = ("background", "surface", "panel", "row", "row-focus")
OWN = ("auto", "dark", "light", "terminal")
BORROWED_THEMES = tuple(name for name in get_args(Theme) if name not in OWN)
COLOURED = ("dark", "light", *(name for name in BORROWED_THEMES if not BUILTIN_THEMES[name].ansi))


@pytest.mark.parametrize("name", COLOURED)
def test_text_stands_out_from_every_paper(name: str) -> None:
    theme = themes.find(name, None)
    made = theme.to_color_system().generate() | theme.variables
    pairs = [(text, paper) for text in TEXTS for paper in PAPERS]
    found = {pair: contrast(*(Color.parse(made[part]) for part in pair)) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < LEAST} == {}


def test_every_theme_of_the_terminal_library_can_be_named() -> None:
    assert sorted(BORROWED_THEMES) == sorted(BUILTIN_THEMES)
    assert {themes.find(name, None).name for name in BORROWED_THEMES if BUILTIN_THEMES[name].ansi} == {
        "newsreader-terminal"
    }


@pytest.mark.parametrize(
    ("wanted", "shade", "name"),
    [
        ("auto", "dark", "newsreader-dark"),
        ("auto", "light", "newsreader-light"),
        ("auto", None, "newsreader-terminal"),
        ("light", "dark", "newsreader-light"),
        ("terminal", "dark", "newsreader-terminal"),
        ("nord", "light", "nord"),
    ],
)
def test_a_wish_goes_before_the_background(wanted: str, shade: Shade | None, name: str) -> None:
    assert themes.find(wanted, shade).name == name


def test_no_color_goes_before_every_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert themes.find("light", "dark").name == "newsreader-terminal"
