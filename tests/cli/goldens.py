"""What the command line prints, kept as it was looked at: `python -m tests.cli.goldens` writes it anew."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from unittest import mock

from reader.cli.main import main
from reader.library.opened import open_library
from reader.model.article import Extraction, Seen
from reader.model.blocks import Heading, Paragraph, plain
from reader.model.feed import Enclosure, Entry, NewFeed
from reader.poller.decide import decide
from reader.settings.paths import shipped
from reader.store import Articles

FOLDER: Final = Path(__file__).parent / "golden"
NOON: Final = datetime(2026, 3, 4, 12, tzinfo=UTC)
SOUND: Final = Enclosure("https://news.example/a.mp3", "audio/mpeg", 1_000, 60)

SESSIONS: Final[dict[str, tuple[str, ...]]] = {
    "list": (
        "list",
        "list lang:en --limit 1",
        "list --order title",
        "list --ids",
        "list --json --limit 1",
        "list --json-lines is:starred",
        "list nothing at all",
        "list is:unred",
        "list --view Nowhere",
        "list --limit many",
        "list --json --ids",
        "list --order best",
        "list --jsn",
        "list -sport",
    ),
    "count": ("count", "count is:unread", "count lang:en", "count is:starred --json", "count on:never"),
    "search": (
        "search quay",
        "search quay --json",
        "search quay --ids",
        "search --best old",
        "search nobody",
        "search",
    ),
    "show": (
        "show 1",
        "show 1 --format markdown",
        "show 1 --format json",
        "show 1 2 --format citation",
        "show 1 --why",
        "show 1 --changes",
        "show is:starred --format citation",
        "show 99",
        "show https://elsewhere.example/",
        "show nothing at all",
        "show",
        "show 1 --format pdf",
    ),
    "mark": (
        "mark read 1 2",
        "mark read 1",
        "count is:unread",
        "mark unread 1",
        "mark star 2 --quiet",
        "mark unstar is:starred",
        "mark tag later 1 3",
        "list tag:later",
        "mark untag later 3",
        "mark hide 3",
        "show 3 --why",
        "mark unhide 3",
        "mark read nothing at all",
        "mark read 99",
        'mark tag "" 1',
        "mark",
        "mark raed 1",
    ),
    "undo": ("mark read 1", "undo", "undo", "undo", "undo", "undo 2"),
    "open": ("open 1 --print --read", "open 1 --enclosure --print", "open 2 --enclosure", "open 1", "open 99", "open"),
    "views": (
        "views",
        "views add Morning is:unread lang:en",
        "views add Stars is:starred",
        "views",
        "views --json",
        "list --view morning ferry",
        "views rename Stars Best",
        "views change Best is:starred lang:en",
        "views move Best 1",
        "views remove Morning",
        "views",
        "views remove Morning",
        "views add Best is:read",
        "views add Wrong is:unred",
        "views move Best 0",
        "views ad Best",
    ),
    "mute": (
        "mute",
        "mute test rain",
        "mute test rain --json",
        "mute add rain",
        "mute",
        "mute --json",
        "list",
        "mute remove rain",
        "mute remove 7",
        "mute add is:unread",
        "mute add rain --for never",
        "mute test",
    ),
    "ready": (
        "ready",
        "ready --json",
        "ready is:starred",
        "ready nothing at all",
        "--offline ready --download",
        "ready is:unred",
    ),
    "feeds": (
        "feeds",
        "feeds --json",
        "feeds health",
        "feeds health --json",
        "feeds export",
        "feeds move lake --folder News/Local",
        "feeds move lake --folder News/Local",
        'feeds move 1 --folder ""',
        "feeds edit 1 --title Quay --interval 240",
        "feeds edit 1",
        "feeds edit 1 --interval 3",
        "--offline feeds add coast.example",
        "--offline feeds discover coast.example",
        "feeds add mailto:ida",
        "feeds remove 1",
        "feeds remove 9",
        "feeds import missing.opml",
        "feeds export feeds.opml",
        "feeds sync feeds.opml",
        "feeds sync missing.opml",
        "feeds ad x",
        "feeds move 1",
    ),
    "import": ("import newsboat --urls missing --dry-run", "import newsbot", "import"),
    "export": (
        "export 1",
        "export 1 --format html",
        "export is:starred --format json",
        "export --to kept",
        "export 1 --to kept",
        "export 99",
        "export --format pdf",
    ),
    "marks": (
        "marks export marks.json",
        "mark read 2",
        "marks merge marks.json",
        "marks merge missing.json",
        "marks",
    ),
    "refresh": ("--offline refresh", "refresh --all 1", "refresh 9", "refresh --jsn"),
    "poll": ("--offline poll", "poll now"),
    "reextract": ("reextract", "reextract --json", "reextract nothing at all", "reextract --agian"),
    "tidy": ("tidy", "tidy --json", "tidy --agree --compact"),
    "backup": ("backup copy.db", "backup copy.db", "backup copy.db --force", "backup nowhere/copy.db", "backup"),
    "restore": ("backup copy.db", "restore copy.db", "restore missing.db", "restore"),
    "doctor": ("--offline doctor", "--offline doctor --json"),
    "config": (
        "config show reading",
        "config show reading.measure --origin",
        "--offline config show network.offline --origin --json",
        "config path",
        "config path --json",
        "config check",
        "config check --json",
        "config set reading.measure 60",
        "config set reading.measure 600",
        "config set reading.mesure 60",
        "config show reading.measure --origin",
        "config show raeding",
        "config",
        "config shw",
        "config completion tcsh",
    ),
    "newsreader": ("--version", "", "lst", "--ofline list", "demo", "--help"),
}
"""What is asked of a fresh library, one after the other."""


def fill(data: Path) -> None:
    """A library of one feed and four articles, of a day long past."""
    entries = (
        ("Ferry returns to the lake after forty years", "The old boat is back.", "en"),
        ("Rain \x1b]52;c;eA==\x07\u202eand wind", "A \x9b2J storm.", "en"),
        ("العبارة تعود إلى البحيرة", "بعد أربعين عاما.", "ar"),
        ("渡轮在四十年后重返湖面", "老船回来了。", "zh-Hans"),
    )
    with open_library(data) as library:
        feed = library.subscriptions.add(NewFeed("https://news.example/world.xml", "Lake World", "en"), NOON)
        articles = Articles(library.database)
        seen = [
            Seen(
                Entry(
                    id=str(number),
                    url=f"https://news.example/a-{number}",
                    title=title,
                    summary=summary,
                    language=language,
                    published=NOON - timedelta(hours=number),
                    enclosures=(SOUND,) if number == 1 else (),
                ),
                (f"url:https://news.example/a-{number}",),
            )
            for number, (title, summary, language) in enumerate(entries, start=1)
        ]
        new = articles.merge(feed.id, seen, decide, NOON).new
        body = (
            Paragraph(plain("People lined the quay when the ferry came in.")),
            Heading(plain("A second life")),
            Paragraph(plain("She will sail each morning.")),
        )
        page = Extraction(title=entries[0][0], lead="The old boat is back.", authors=("Ida Quay",), blocks=body)
        articles.keep_page(new[0], "https://news.example/a-1", page, NOON)
        library.marks.star([new[0]], NOON)


def session(commands: tuple[str, ...], home: Path) -> str:
    """What a person sees who types these commands, in a home of their own."""
    here = Path.cwd()
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "TZ": "UTC", "TERM": "dumb", "COLUMNS": "100"}
    fill(home / ".local/share/newsreader")
    os.chdir(home)
    try:
        with mock.patch.dict(os.environ, environment, clear=True):
            return "\n".join(_told(command, home) for command in commands)
    finally:
        os.chdir(here)


def printed(argv: list[str]) -> tuple[str, str, int]:
    """What a command writes to stdout and stderr, and its exit code."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(err), mock.patch.object(sys, "stdin", io.StringIO()):
        code = main(argv)
        out.flush()
        err.flush()
    return _text(out), _text(err), int(code)


def _text(stream: io.TextIOWrapper) -> str:
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue().decode()


def _told(command: str, home: Path) -> str:
    import shlex

    out, err, code = printed(shlex.split(command))
    said = "".join(f"! {line}\n" for line in err.splitlines())
    return f"$ newsreader {command}\n{_settled(out + said, home)}= {code}\n"


def _settled(text: str, home: Path) -> str:
    """`text` without what differs from run to run: places, versions, sizes and the present moment."""
    now = datetime.now(UTC)
    today = f"{now:%Y-%m-%d}"
    for pattern, put in (
        (re.escape(str(shipped())), "<shipped>"),
        (re.escape(str(shipped().parent)), "<source>"),
        (re.escape(str(home)), "<home>"),
        (rf"{today}T\d\d:\d\d:\d\dZ", "<now>"),
        (rf"{today}(-\d+)?|{now.day} {now:%b} {now.year}", "<today>"),
        (r"(SQLite|Python|newsreader) \d+(\.\d+)+", r"\1 <version>"),
        (r"\d+\.\d MB", "<size>"),
    ):
        text = re.sub(pattern, put, text)
    return text


def golden(name: str) -> Path:
    """Where a session is kept."""
    return FOLDER / f"{name}.txt"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, commands in SESSIONS.items():
        with tempfile.TemporaryDirectory() as temporary:
            golden(name).write_text(session(commands, Path(temporary)), encoding="utf-8")
