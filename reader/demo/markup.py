"""The HTML that both page layouts share, and the site's own words in every language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Final
from zlib import crc32

from reader.demo.pieces import Piece
from reader.model import blocks as b

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is made from: the article, those it points to, those that tell the same story, itself among
    them, and the address of the server."""

    piece: Piece
    related: tuple[Piece, ...]
    versions: tuple[Piece, ...]
    base_url: str

    @property
    def url(self) -> str:
        """The article's own address."""
        return self.base_url + self.piece.path

    @property
    def permalink(self) -> str:
        """The article's short address."""
        return self.base_url + self.piece.short_path

    @property
    def alternates(self) -> str:
        """What names the same story in other languages, and in its own, as sites do."""
        return "\n".join(
            f'<link rel="alternate" hreflang="{piece.language}" href="{escape(self.base_url + piece.path)}">'
            for piece in self.versions
        )

    @property
    def words(self) -> Mapping[str, str]:
        """The site's own words in the article's language."""
        return _labels()[self.piece.language]


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((_HERE / "labels.toml").read_text(encoding="utf-8"))


@cache
def template(name: str) -> Template:
    """A page's frame: `templates/{name}.html`."""
    return Template((_HERE / "templates" / f"{name}.html").read_text(encoding="utf-8"))


def topic_link(name: str, language: str) -> str:
    """A link to what the site has on a topic, known by the `t-` in its address."""
    slug = name.casefold().replace(" ", "-")
    return f'<a href="/{language}/{escape(slug)}/t-{crc32(name.encode())}">{escape(name)}</a>'


def clock(seconds: int | None) -> str:
    """A duration as players show it: `03:38`."""
    minutes, rest = divmod(seconds or 0, 60)
    return f"{minutes:02d}:{rest:02d}"


def inline(runs: b.Runs) -> str:
    """Running text."""
    return "".join(_run(run) for run in runs)


def prose(block: b.Block) -> str:
    """A block that is written alike in both layouts.

    Raises ValueError for the kinds that each layout writes in its own way.
    """
    match block:
        case b.Paragraph(runs):
            return f"<p>{inline(runs)}</p>"
        case b.Heading(runs):
            return f"<h2>{inline(runs)}</h2>"
        case b.List(items, ordered=ordered):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>" + "".join(f"<li>{inline(item.runs)}</li>" for item in items) + f"</{tag}>"
        case b.Quote(blocks, author=author):
            cite = f"<footer><cite>{escape(author)}</cite></footer>" if author else ""
            return "<blockquote>" + "".join(prose(inner) for inner in blocks) + cite + "</blockquote>"
        case b.Table(rows):
            head = _row(rows[0], "th")
            others = "".join(_row(row, "td") for row in rows[1:])
            return f"<table><thead>{head}</thead><tbody>{others}</tbody></table>"
    raise ValueError(f"{type(block).__name__} has no shape that both layouts share")


def _run(run: b.Run) -> str:
    text = escape(run.text, quote=False)
    if run.link:
        return f'<a class="internal-link" href="{escape(run.link)}">{text}</a>'
    if run.strong:
        return f"<strong>{text}</strong>"
    return f"<em>{text}</em>" if run.emphasis else text


def _row(cells: tuple[b.Runs, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{inline(cell)}</{tag}>" for cell in cells) + "</tr>"
