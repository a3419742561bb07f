"""Right-to-left lines as a plain terminal draws them, beside the same lines as a browser shapes them, to be compared
letter by letter: `python -m tests.screens.grid FOLDER`. Each cell is a box of its own, so nothing is joined in it.

`article.png` has text as it is laid out, `list.png` and `search.png` the screen's own rows beside what they are of.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Final

from reader.model import blocks as b
from reader.model.article import Change, Seen
from reader.model.feed import Entry, NewFeed
from reader.store import Articles, Database, Feeds
from reader.typeset.cells import clusters, width
from reader.typeset.layout import lay_body
from reader.typeset.numbers import Numbers
from reader.typeset.visual import glyphs
from tests.screens.pictures import chromium
from tests.screens.stage import NOON, SETTINGS, Stage, on_screen
from tests.typeset.tongues import RIGHT_TO_LEFT, SENTENCES

CELLS: Final = 44
SIZE: Final = (100, 34)
_BOX: Final = (13, 30)
"""The pixels of a cell."""

NAMES: Final = {"ar": "العالم", "fa": "جهان", "prs": "جهان دری", "ps": "نړۍ", "ur": "دنیا"}
"""A feed's name in each language."""

SOUGHT: Final = {"ar": "الماء", "fa": "آب", "prs": "آب", "ps": "اوبه", "ur": "پانی"}
"""A word of each language's sentence."""

_LOOK: Final = """
body { margin: 8px; background: white; font: 20px 'DejaVu Sans Mono', monospace; }
.row { display: flex; height: 30px; } .said { direction: rtl; width: 620px; margin-right: 30px; white-space: pre;
overflow: hidden; font: 20px 'Noto Naskh Arabic', 'Noto Sans Arabic', 'DejaVu Sans'; }
.grid { position: relative; width: 600px; }
.cell { position: absolute; height: 30px; unicode-bidi: isolate-override; direction: ltr; white-space: pre; }
"""

Row = tuple[str, list[str], int]
"""What is said, what is drawn of it from left to right, and the cell where that begins."""


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


def laid_out() -> Iterator[Row]:
    """Lines of articles."""
    for tag in sorted(RIGHT_TO_LEFT & set(SENTENCES)):
        for line in lay_body(body(tag), CELLS, (), Numbers()):
            drawn = [glyph.text for glyph in glyphs(line.text, line.levels, line.direction)]
            yield line.text, drawn, CELLS - sum(map(width, drawn))


def fill(data: Path) -> None:
    """A library with an article of each language, the first of the alphabet on top; its title ends where it is cut."""
    database = Database.open(data / "library.db")
    articles = Articles(database)
    for number, tag in enumerate(sorted(NAMES)):
        feed = Feeds(database).add(
            NewFeed(f"https://news.example/{tag}.rdf", NAMES[tag], language=tag, direction="rtl"), NOON
        )
        title, _, lead = SENTENCES[tag].partition("؛" if "؛" in SENTENCES[tag] else "،")
        published = NOON - timedelta(hours=1 + number)
        entry = Entry(tag, f"https://news.example/{tag}", title, published=published, summary=lead, language=tag)
        seen = Seen(entry, (f"site:{tag}",))
        articles.merge(feed.id, [seen], lambda every, _known: [Change(one, None, one.entry.id) for one in every], NOON)


async def screens(folder: Path, data: Path) -> None:
    """Pictures of the list, and of what a search in each language shows."""
    offline = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))
    async with on_screen(data, SIZE, offline, sample=False) as stage:
        picture(folder / "list.png", _rows(stage, list(SENTENCES.values())))
        found: list[Row] = []
        for tag in sorted(NAMES):
            await stage.press("slash")
            await stage.type(SOUGHT[tag])
            found += [row for row in _rows(stage, [SENTENCES[tag]], SOUGHT[tag]) if "".join(row[1]).strip()]
            await stage.press("escape")
        picture(folder / "search.png", found)


def _rows(stage: Stage, said: list[str], typed: str = "") -> Iterator[Row]:
    """The screen's rows, those of an article beside its text, that in which something is typed beside this."""
    titles = iter([text for tag, text in sorted(SENTENCES.items()) if tag in NAMES and text in said])
    for line in stage.lines:
        beside = ""
        if "●" in line:
            beside = next(titles, "")
        elif typed and line.startswith(" / "):
            beside = typed
        yield beside, [cluster for cluster, _ in clusters(line)], 0


def picture(file: Path, rows: Iterable[Row]) -> None:
    """What is said, shaped, on the left of each row, and cell by cell on the right what is drawn."""
    drawn = [part for row in rows for part in ("<div class=row>", *_beside(*row), "</div>")]
    lines = drawn.count("<div class=row>")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<meta charset=utf-8><style>{_LOOK}</style>{''.join(drawn)}", encoding="utf-8")
        size = (700 + SIZE[0] * _BOX[0], lines * _BOX[1] + 20)
        subprocess.run(chromium(page.as_uri(), file, size, Path(folder)), check=True, capture_output=True, timeout=60)


def _beside(said: str, drawn: list[str], cell: int) -> Iterator[str]:
    yield f"<div class=said>{escape(said)}</div><div class=grid>"
    for text in drawn:
        yield f"<span class=cell style='left:{cell * _BOX[0]}px'>{escape(text)}</span>"
        cell += width(text)
    yield "</div>"


def main() -> None:
    folder = Path(sys.argv[1])
    picture(folder / "article.png", laid_out())
    with tempfile.TemporaryDirectory() as data:
        fill(Path(data))
        asyncio.run(screens(folder, Path(data)))


if __name__ == "__main__":
    main()
