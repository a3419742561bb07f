"""Right-to-left lines as a plain terminal draws them, beside the same lines as a browser shapes them, to be compared
letter by letter: `python -m tests.screens.grid FILE.png`. Each cell is a box of its own, so nothing is joined in it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from reader.model import blocks as b
from reader.typeset.cells import width
from reader.typeset.layout import lay_body
from reader.typeset.lines import Line
from reader.typeset.numbers import Numbers
from reader.typeset.visual import glyphs
from tests.screens.pictures import chromium
from tests.typeset.tongues import RIGHT_TO_LEFT, SENTENCES

CELLS: Final = 44
_BOX: Final = (13, 30)
"""The pixels of a cell."""

_LOOK: Final = """
body { margin: 8px; background: white; font: 20px 'DejaVu Sans Mono', monospace; }
.row { display: flex; height: 30px; } .said { direction: rtl; width: 620px; margin-right: 30px; white-space: pre;
font: 20px 'Noto Naskh Arabic', 'Noto Sans Arabic', 'DejaVu Sans'; } .grid { position: relative; width: 600px; }
.cell { position: absolute; height: 30px; unicode-bidi: isolate-override; direction: ltr; white-space: pre; }
"""


def body(tag: str) -> tuple[b.Block, ...]:
    """A paragraph, a list and a quote in a language."""
    first, _, rest = SENTENCES[tag].partition(" ")
    linked = (b.Run(f"{first} "), b.Run(rest[:20], "https://ferry.example/"), b.Run(rest[20:]))
    inner = b.Paragraph(b.plain(rest[-40:]), direction="rtl")
    return (
        b.Paragraph(linked, direction="rtl"),
        b.List((b.Item(b.plain(rest[:30])), b.Item(b.plain("BBC (2026)"))), ordered=True, direction="rtl"),
        b.Quote((inner,), direction="rtl"),
    )


def row(line: Line) -> Iterator[str]:
    """A line, shaped on the left, and cell by cell on the right."""
    yield f"<div class=row><div class=said>{escape(line.text)}</div><div class=grid>"
    drawn = glyphs(line.text, line.levels, line.direction)
    cell = CELLS - sum(width(glyph.text) for glyph in drawn)
    for glyph in drawn:
        yield f"<span class=cell style='left:{cell * _BOX[0]}px'>{escape(glyph.text)}</span>"
        cell += width(glyph.text)
    yield "</div></div>"


def main() -> None:
    lines = [
        line for tag in sorted(RIGHT_TO_LEFT & set(SENTENCES)) for line in lay_body(body(tag), CELLS, (), Numbers())
    ]
    page = "".join(part for line in lines for part in row(line))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(f"<meta charset=utf-8><style>{_LOOK}</style>{page}", encoding="utf-8")
        subprocess.run(
            chromium(file.as_uri(), Path(sys.argv[1]), (1300, len(lines) * _BOX[1] + 20), Path(folder)),
            check=True,
            capture_output=True,
            timeout=60,
        )


if __name__ == "__main__":
    main()
