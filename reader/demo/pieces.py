"""The sample's articles: read from the files in `articles/`, with dates counted back from the present moment."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from reader.demo.body import read_body, read_figure, read_runs
from reader.demo.channels import Channel, direction_of
from reader.model.blocks import Block, Direction, Figure, Paragraph

Layout: TypeAlias = Literal["classic", "react"]
"""Which of the two page layouts an article is shown in."""

_FOLDER: Final = Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as the site's editors keep it.

    `path` is its address on the site, raw (not percent-encoded). `changed` is the moment of its last change, equal
    to `published` where there was none. `related` are ids of other articles. `byline` holds initials and agencies.
    Those with the same `story` tell it in several languages; "" for one that nobody else tells.
    """

    id: int
    path: str
    language: str
    layout: Layout
    sections: tuple[str, ...]
    published: datetime
    changed: datetime
    title: str
    kicker: str
    lead: str
    body: tuple[Block, ...]
    region: str = ""
    authors: tuple[str, ...] = ()
    byline: str = ""
    topics: tuple[str, ...] = ()
    related: tuple[int, ...] = ()
    hero: Figure | None = None
    opinion: bool = False
    story: str = ""

    @property
    def short_path(self) -> str:
        """The short address that its page prints for copying; it leads to the same page."""
        return f"/p/{self.id - 90_000_000:x}"

    @property
    def direction(self) -> Direction:
        """The direction in which it is written."""
        return direction_of(self.language)

    def belongs_to(self, channel: Channel) -> bool:
        """Whether a feed holds it."""
        return self.language == channel.language and channel.section in ("all", *self.sections)


def load_editions(now: datetime) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The site as it is first, and as it is after its update; newest article first."""
    files = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(_FOLDER.glob("*.toml"))]
    paths = {str(values["id"]): _path(values) for values in files}
    first = [_read_piece(values, paths, now) for values in files if not values.get("later")]
    second = [_read_piece({**values, **values.get("update", {})}, paths, now) for values in files]
    return _newest_first(first), _newest_first(second)


def _newest_first(pieces: list[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda piece: piece.changed, reverse=True))


def _path(values: Mapping[str, Any]) -> str:
    return f"/{values['language']}/{values['slug']}/{values.get('kind', 'a')}-{values['id']}"


def _read_piece(values: Mapping[str, Any], paths: Mapping[str, str], now: datetime) -> Piece:
    images = _image_addresses(values["id"])
    hero = read_figure(values["hero"], next(images)) if "hero" in values else None
    body = read_body(values["body"], paths.__getitem__, images)
    if "opening" in values:
        body = (Paragraph(read_runs(values["opening"], paths.__getitem__)), *body[1:])
    return Piece(
        id=values["id"],
        path=_path(values),
        language=values["language"],
        layout=values["layout"],
        sections=tuple(values.get("sections", ())),
        published=now - timedelta(minutes=values["minutes"]),
        changed=now - timedelta(minutes=values.get("changed", values["minutes"])),
        title=values["title"],
        kicker=values["kicker"],
        lead=values["lead"],
        body=body,
        region=values.get("region", ""),
        authors=tuple(values.get("authors", ())),
        byline=values.get("byline", ""),
        topics=tuple(values.get("topics", ())),
        related=tuple(values.get("related", ())),
        hero=hero,
        opinion=values.get("opinion", False),
        story=values.get("story", ""),
    )


def _image_addresses(article_id: int) -> Iterator[str]:
    """Addresses without the number of a size, which each layout appends in its own way."""
    return (f"/image/{article_id}{number:02d}" for number in count(1))
