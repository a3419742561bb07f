"""The sample site: what it answers to a path, before and after its update. It knows no sockets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from reader.demo import classic, react
from reader.demo.channels import CHANNELS
from reader.demo.markup import Page
from reader.demo.pieces import Piece, load_editions
from reader.demo.syndication import CONTENT_TYPES, write_feed

HTML: Final = "text/html; charset=utf-8"

_GONE: Final = "<!doctype html><html lang='en'><head><title>Not found</title></head><body><h1>{}</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site answers; `changed` is the moment of the last change, None for an error page."""

    status: int
    content_type: str
    body: bytes
    changed: datetime | None = None

    @property
    def etag(self) -> str:
        """The strong validator of this very body."""
        return f'"{sha256(self.body).hexdigest()[:20]}"'


class Site:
    """The site in its two editions. `update` brings the second: a changed article, and one that is new."""

    def __init__(self, first: tuple[Piece, ...], second: tuple[Piece, ...]) -> None:
        self._first = first
        self._second = second
        self.updated = False

    @classmethod
    def load(cls, now: datetime) -> Site:
        """The site with its newest article a few minutes older than `now` (aware), its oldest three days."""
        return cls(*load_editions(now.replace(microsecond=0)))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All articles of the present edition, newest first."""
        return self._second if self.updated else self._first

    def update(self) -> None:
        """Brings out the second edition. It stays; a second call does nothing."""
        self.updated = True

    def feed(self, path: str, base_url: str) -> Answer | None:
        """The feed at `path` (without a query), its links on `base_url`; None where no feed ever was."""
        channel = next((channel for channel in CHANNELS if channel.path == path), None)
        if channel is None:
            return None
        if channel.format == "gone":
            return not_found("This feed is no longer published.")
        pieces = [piece for piece in self.pieces if piece.belongs_to(channel)]
        text = write_feed(channel, pieces, base_url)
        return Answer(200, CONTENT_TYPES[channel.format], text.encode(), pieces[0].changed)

    def page(self, path: str, base_url: str) -> Answer | None:
        """The page of the article at `path` (raw, not percent-encoded); None where there is none."""
        by_id = {piece.id: piece for piece in self.pieces}
        piece = next((piece for piece in self.pieces if path in (piece.path, piece.short_path)), None)
        if piece is None:
            return None
        page = Page(
            piece, tuple(by_id[other] for other in piece.related if other in by_id), self._versions(piece), base_url
        )
        layout = classic if piece.layout == "classic" else react
        return Answer(200, HTML, layout.render(page).encode(), piece.changed)

    def _versions(self, piece: Piece) -> tuple[Piece, ...]:
        """Those that tell the same story, in the order of their languages."""
        same = (other for other in self.pieces if piece.story and other.story == piece.story)
        return tuple(sorted(same, key=lambda other: other.language))


def not_found(message: str) -> Answer:
    """An error page for people, as sites answer also where a program asks."""
    return Answer(404, HTML, _GONE.format(message).encode())
