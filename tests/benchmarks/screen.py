"""How quick the screen is: `python -m tests.benchmarks.screen [FOLDER [ARTICLES ...]]`.

In a real terminal of 100 by 30, with libraries of 1,000 and 100,000 articles, or of as many as are named, filled in
FOLDER where they are not there yet (a temporary one where none is named; a million takes a quarter of an hour):

- from the program's start to the first titles, as it was left and after something else wrote to the library, beside the
  smallest program that Textual can make, and newsboat with as many articles where it is installed; and the memory, with
  all processes, once they are painted;
- from a key to the end of its repaint, and what it takes of a processor: `j` held, a filter typed letter by letter, the
  next unread article behind all that are read, an article of 20,000 words opened and gone through page by page;
- the objects that are alive after 520 changes of focus, pane and screen.

Claimed: as it was left in half of the time that the smallest program's start takes, else in three times that, the same
for all sizes, and 80 MB; a held key's repaint within 10 ms
(19 of 20 within 16), a filter's within 25, the long article's within 60, and no more objects than before. What else
goes on on the machine makes the times longer; the ratios and the processor's time stay.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from reader.library.bookmarks import Bookmark, Bookmarks
from reader.library.marks import Marks
from reader.library.reading import Reading
from reader.model.article import Seen
from reader.model.blocks import Paragraph, plain
from reader.model.feed import Entry, NewFeed
from reader.store import Articles, Database, Feeds
from reader.typeset.signs import POINTER
from tests.benchmarks import alive, library
from tests.benchmarks.frames import Eye, Repaint, watched
from tests.benchmarks.newsboatsearch import cache_of, newsboat
from tests.benchmarks.tongues import TONGUES

STARTS: Final = 9
OPENINGS: Final = 20
FILTER: Final = "ridon"
HELD: Final = 150
HELD_SECONDS: Final = 0.033
"""How far apart keyboards send a key that is held."""

HELLO: Final = (
    "from textual.app import App\nfrom textual.widgets import Static\n"
    "class Hello(App):\n    def compose(self):\n        yield Static('Hello, world')\nHello().run()\n"
)
LEAD: Final = "Here begins what is long."
UNREAD: Final = 2_000


@dataclass(frozen=True)
class Shelf:
    """A library in a folder of its own, and what its first title begins with."""

    folder: Path
    title: str

    @classmethod
    def of(cls, folder: Path, fill: Callable[[Database], object]) -> Shelf:
        """The library in `folder`, filled, its list to be shown from the top."""
        folder.mkdir(parents=True, exist_ok=True)
        database = Database.open(folder / "library.db")
        fill(database)
        Bookmarks(database).keep(Bookmark())
        reading = Reading(database)
        title = reading.rows(reading.open(now=library.NOW).ids[:1])[0].title
        database.close()
        return cls(folder, title[:12])

    @property
    def command(self) -> list[str]:
        """What opens it."""
        return [sys.executable, "-m", "reader", "--data", str(self.folder), "--offline"]


def fill_many(database: Database, count: int) -> None:
    """Fills a library with so many articles; all but the newest are read."""
    if Reading(database).counts().all < count:
        library.fill(database, count, paragraphs=1)
    unread = Reading(database).open("is:unread", now=library.NOW).ids
    Marks(database).read(unread[UNREAD:], library.NOW)


def fill_long(database: Database) -> None:
    """Fills a library with a short article and, under it, one of 20,000 words."""
    if Reading(database).counts().all:
        return
    feed = Feeds(database).add(NewFeed("https://example.org/long", "Long"), library.NOW)
    text = TONGUES[0].text
    entries = [
        Entry(
            str(number), f"https://example.org/{number}", text(8), library.NOW - timedelta(hours=number), summary=lead
        )
        for number, lead in enumerate(("It is short.", LEAD))
    ]
    bodies = [tuple(Paragraph(plain(text(100))) for _ in range(paragraphs)) for paragraphs in (1, 200)]
    seen = [
        Seen(entry, (f"n:{entry.title}",), own=True, blocks=body) for entry, body in zip(entries, bodies, strict=True)
    ]
    Articles(database).merge(feed.id, seen, library.new, library.NOW)


@dataclass(frozen=True)
class Start:
    """A program to be started, and what its first title begins with; `leaves_in` is where it leaves what it showed, and
    `begins_there` whether it begins with that."""

    command: Sequence[str]
    title: str
    leaves_in: Path | None = None
    begins_there: bool = False


def measure_starts(shelves: dict[str, Shelf], folder: Path) -> None:
    """Prints the time to the first titles, the programs taking turns, and the memory that they have then."""
    programs = {"Textual, hello world": Start([sys.executable, "-c", HELLO], "Hello")}
    for name, shelf in shelves.items():
        programs[f"{name} articles, changed since"] = Start(shelf.command, shelf.title, shelf.folder)
        programs[f"{name} articles, as they were left"] = Start(shelf.command, shelf.title, shelf.folder, True)
    if newsboat is not None:
        for name, shelf in shelves.items():
            urls, cache = cache_of(shelf.folder / "library.db", folder / f"newsboat {name}")
            command = [newsboat, "-u", str(urls), "-c", str(cache), "-C", "/dev/null"]
            programs[f"newsboat, {name} articles"] = Start(command, "Everything")
    times: dict[str, list[float]] = {name: [] for name in programs}
    work: dict[str, list[float]] = {name: [] for name in programs}
    memory = dict[str, float]()
    for turn in range(STARTS + 1):  # the first of them writes byte code and fills the system's cache
        for name, start in programs.items():
            state = start.leaves_in or folder
            if not start.begins_there:
                (state / "newsreader" / "glimpse").unlink(missing_ok=True)
            began = time.perf_counter()
            with watched(start.command, PYTHONDONTWRITEBYTECODE="", XDG_STATE_HOME=str(state)) as eye:
                eye.see(start.title.encode(), end=b"")
                took = time.perf_counter() - began
                worked = eye.seconds_of_work()
                if turn:
                    times[name].append(took * 1000)
                    work[name].append(worked * 1000)
                else:
                    eye.settle(0.5)
                    memory[name] = eye.megabytes()
                if start.leaves_in:
                    eye.settle(0.7)
                    eye.type("Q")
                    eye.end()
    print(f"{'first titles, milliseconds':42}{'median':>8}{'least':>8}{'work':>8}{'ratio':>8}{'MB':>8}")
    hello = statistics.median(next(iter(work.values())))
    for name, taken in times.items():
        worked = statistics.median(work[name])
        print(
            f"{name:42}{statistics.median(taken):8.0f}{min(taken):8.0f}{worked:8.0f}{worked / hello:8.2f}"
            f"{memory[name]:8.0f}",
            flush=True,
        )


def show(what: str, repaints: Sequence[Repaint]) -> None:
    """Prints a row of the table of keys."""
    firsts = sorted(one.first for one in repaints)
    median, late = statistics.median(firsts), firsts[len(firsts) * 95 // 100]
    work = statistics.median(one.work for one in repaints)
    print(f"{what:42}{median:8.1f}{late:8.1f}{firsts[-1]:8.1f}{work:8.1f}", flush=True)


def hold(eye: Eye, key: str) -> Iterator[Repaint]:
    """The repaints of a key that is held."""
    for _ in range(HELD):
        due = time.perf_counter() + HELD_SECONDS
        yield eye.press(key, POINTER.encode(), quiet=0)
        while (left := due - time.perf_counter()) > 0:
            eye.settle(left)


def measure_keys(name: str, shelf: Shelf) -> None:
    """Prints how long keys take in the list."""
    with watched(shelf.command) as eye:
        eye.see(shelf.title.encode())
        eye.settle(1.0)
        show(f"j held, {name}", list(hold(eye, "j")))
        eye.settle(0.5)
        show(f"j alone, {name}", [eye.press("j", POINTER.encode()) for _ in range(OPENINGS)])
        eye.press("=")
        show(f"a letter of a filter, {name}", [eye.press(letter, b"Articles ") for letter in FILTER])
        eye.press("\x1b", b"Articles ", quiet=0.7)
        eye.press("G", POINTER.encode())
        show(f"p over all that are read, {name}", [eye.press("p", _last_unread(shelf))])


def _last_unread(shelf: Shelf) -> bytes:
    """What the title of the oldest unread article begins with."""
    database = Database.open(shelf.folder / "library.db")
    reading = Reading(database)
    title = reading.rows(reading.open("is:unread", now=library.NOW).ids[:][-1:])[0].title
    database.close()
    return title[:6].encode()


def measure_long(shelf: Shelf) -> None:
    """Prints how long keys take with a long article."""
    with watched(shelf.command) as eye:
        eye.see(shelf.title.encode())
        eye.settle(0.5)
        eye.press("\r")
        openings = list[Repaint]()
        for _ in range(OPENINGS):
            openings.append(eye.press(".", LEAD[:12].encode()))
            eye.press(",")
        show("an article of 20,000 words opened", openings)
        eye.press(".")
        show("a page of it", [eye.press(" ") for _ in range(OPENINGS)])


def main() -> None:
    """Reads the arguments."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else temporary)
        counts = [int(one) for one in sys.argv[2:]] or [1_000, 100_000]
        shelves = {
            f"{count:,}": Shelf.of(folder / str(count), lambda database, count=count: fill_many(database, count))  # type: ignore[misc]  # bound early
            for count in counts
        }
        long = Shelf.of(folder / "long", fill_long)
        measure_starts(shelves, Path(temporary))
        print(f"\n{'from a key to its repaint, milliseconds':42}{'median':>8}{'95 %':>8}{'most':>8}{'work':>8}")
        measure_keys(*list(shelves.items())[-1])
        measure_long(long)
        alive.measure(next(iter(shelves.values())).folder)


if __name__ == "__main__":
    main()
