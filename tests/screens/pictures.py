"""The screen as SVG and PNG pictures."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Final

import pytest
from textual.app import App

from reader.typeset.cells import width

CHAR_WIDTH = 12.2
"""The width of one cell in the pictures that rich draws, in pixels."""

FONTS = "'DejaVu Sans Mono', 'Noto Sans Mono', 'Noto Sans Mono CJK SC', monospace"

_AS_IT_STANDS, _END = "\u202d", "\u202c"
"""The characters around text that is in the order in which it is drawn, so that no browser orders it again."""

_CHROMIUM: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TEXT = re.compile(r'(<text [^>]*textLength=")([^"]*)("[^>]*>)([^<]*)(</text>)')
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def draw(app: App[None]) -> str:
    """The screen as SVG that looks the same without a network, every character as wide as on a terminal."""
    with _measured_as_on_a_terminal():
        svg = _FONT_FACE.sub("", app.export_screenshot(title="newsreader"))
    svg = re.sub(r"font-family: [^;]*Fira Code[^;]*;", f"font-family: {FONTS};", svg)
    return _TEXT.sub(_fit, svg)


@contextmanager
def _measured_as_on_a_terminal() -> Iterator[None]:
    """Rich measures some scripts narrower than terminals do; for a picture it measures as the typesetter does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rich.cells.cell_len", width)
        patch.setattr("rich.segment.cell_len", width)
        yield


def _fit(found: re.Match[str]) -> str:
    before, _, after, text, end = found.groups()
    return f"{before}{CHAR_WIDTH * width(unescape(text)):.1f}{after}{_AS_IT_STANDS}{text}{_END}{end}"


def save(svg: str, path: Path) -> None:
    """Write `path`.svg and, where Chromium is installed, `path`.png of the same look."""
    path.with_suffix(".svg").write_text(svg, encoding="utf-8")
    found = _SIZE.search(svg)
    if _CHROMIUM is None or found is None:
        return
    size = (round(float(found[1])), round(float(found[2])))
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            chromium(path.with_suffix(".svg").resolve().as_uri(), path.with_suffix(".png"), size, Path(profile)),
            check=True,
            capture_output=True,
            timeout=60,
        )


def chromium(address: str, picture: Path, size: tuple[int, int], profile: Path) -> list[str]:
    """The command that draws a page of so many pixels into a picture."""
    assert _CHROMIUM is not None, "Chromium is not installed"
    return [
        _CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        f"--user-data-dir={profile}",
        f"--window-size={size[0]},{size[1]}",
        f"--screenshot={picture.resolve()}",
        address,
    ]
