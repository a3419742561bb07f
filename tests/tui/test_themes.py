"""All text can be read: contrast of 4.5:1 or better (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from reader.tui import themes

TEXTS = ("ink", "strong", "muted", "kicker", "link")
GROUNDS = ("background", "surface", "panel", "row", "row-focus")


def contrast(one: Color, other: Color) -> float:
    def luminance(color: Color) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=lambda theme: theme.name)
def test_text_stands_out_from_every_ground(theme: Theme) -> None:
    colors = {
        "background": theme.background,
        "surface": theme.surface,
        "panel": theme.panel,
        "error": theme.error,
        "accent": theme.accent,
        **theme.variables,
    }
    pairs = [(text, ground) for text in (*TEXTS, "error", "accent") for ground in GROUNDS]
    found = {pair: contrast(*(Color.parse(str(colors[name])) for name in pair)) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({}, "newsreader-dark"),
        ({"COLORFGBG": "15;0"}, "newsreader-dark"),
        ({"COLORFGBG": "0;15"}, "newsreader-light"),
        ({"COLORFGBG": "0;default;15"}, "newsreader-light"),
        ({"NO_COLOR": "1"}, "newsreader-terminal"),
    ],
)
def test_auto_follows_the_terminal(environment: dict[str, str], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLORFGBG", raising=False)
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    assert themes.choose("auto") == name


def test_a_wish_goes_before_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORFGBG", "15;0")
    assert themes.choose("light") == "newsreader-light"
