"""The sample site of `newsreader demo` on a loopback server that remembers what it was asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from reader import demo
from reader.demo.channels import CHANNELS
from reader.demo.site import Answer as SampleAnswer
from reader.demo.site import Site as Sample
from tests.net.loopback import Answer, Site

PUBLISHED: Final = datetime(2024, 1, 1, 12, 0, tzinfo=UTC)
"""When the sample's newest article is a few minutes old."""


class SampleSite:
    """The sample's two editions; the first is out."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.sample = Sample.load(PUBLISHED)
        self.feeds = [feed.url for feed in demo.feeds(site.url("")) if not feed.url.endswith("-gone")]
        self._bring_out()

    @property
    def titles(self) -> dict[str, str]:
        """The present title of each article, by its address."""
        return {self.site.url(piece.path): piece.title for piece in self.sample.pieces}

    def update(self) -> None:
        """Brings out the second edition."""
        self.sample.update()
        self._bring_out()

    def _bring_out(self) -> None:
        home = self.site.url("")
        for channel in CHANNELS:
            self._put(channel.path, self.sample.feed(channel.path, home))
        for piece in self.sample.pieces:
            self._put(piece.path, self.sample.page(piece.path, home))

    def _put(self, path: str, answer: SampleAnswer | None) -> None:
        assert answer
        headers = (("Content-Type", answer.content_type), ("ETag", answer.etag))
        self.site.answers[quote(path)] = Answer(answer.status, answer.body, headers)
