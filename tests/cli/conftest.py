"""A library with a few articles, and the command line as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

from reader import wiring
from reader.model.article import Extraction, Seen
from reader.model.blocks import Heading, Paragraph, plain
from reader.model.feed import Entry, NewFeed
from reader.model.times import utc_now
from reader.poller.decide import decide
from reader.store import Articles

FEED = "https://news.example/rdf/world"

Newsreader: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of a library with one feed of four articles: one whole, one hostile, one Arabic, one Chinese."""
    now = utc_now()
    entries = (
        ("1", "Ferry returns to the lake after forty years", "The old boat is back.", "en"),
        ("2", "Rain \x1b]52;c;eA==\x07\u202eand wind", "A \x9b2J storm.", "en"),
        ("3", "العبارة تعود إلى البحيرة", "بعد أربعين عاما.", "ar"),
        ("4", "渡轮在四十年后重返湖面渡轮在四十年后重返湖面渡轮在四十年后重返湖面", "老船回来了。", "zh-Hans"),
    )
    with wiring.open_library(tmp_path / "data") as library:
        feed = library.subscriptions.add(NewFeed(FEED, "Lake World", "en"), now)
        articles = Articles(library.database)
        seen = [
            Seen(
                Entry(
                    id=number,
                    url=f"https://news.example/a-{number}",
                    title=title,
                    summary=summary,
                    language=language,
                    published=now - timedelta(hours=int(number)),
                ),
                (f"url:https://news.example/a-{number}",),
            )
            for number, title, summary, language in entries
        ]
        merged = articles.merge(feed.id, seen, decide, now)
        body = (
            Paragraph(plain("People lined the quay when the ferry came in.")),
            Heading(plain("A second life")),
            Paragraph(plain("She will sail each morning.")),
        )
        page = Extraction(title=entries[0][1], lead="The old boat is back.", authors=("Ida Quay",), blocks=body)
        articles.keep_page(merged.new[0], "https://news.example/a-1", page, now)
        library.marks.star([merged.new[0]], now)
    return tmp_path / "data"


@pytest.fixture
def newsreader(data: Path) -> Newsreader:
    """Runs the program in a process of its own, on that library."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "reader", *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, "NEWSREADER_DATA": str(data), "PYTHONIOENCODING": "utf-8", **environment},
            stdin=subprocess.DEVNULL,
        )

    return run
