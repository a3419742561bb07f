"""What the session tells the screen. Widgets' own messages are nested in the widgets that send them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from reader.library.reading import Counts, View
from reader.model.article import Story
from reader.model.events import Event
from reader.model.feed import Feed
from reader.tui.places import Place


@dataclass
class ViewOpened(Message):
    """A view is ready to be shown."""

    view: View
    place: Place


@dataclass
class QueryWrong(Message):
    """What is typed is no query (yet)."""

    sentence: str


@dataclass
class StoryOpened(Message):
    """An article is ready to be shown."""

    story: Story


@dataclass
class Changed(Message):
    """The person's marks changed for these articles; `sentence` says how, "" where the row says it."""

    ids: Sequence[int]
    sentence: str = ""


@dataclass
class LibraryChanged(Message):
    """Counts, feeds, or articles changed, here or in another process; `waiting` counts what is new for the view."""

    feeds: tuple[Feed, ...]
    counts: Counts
    waiting: int


@dataclass
class Happened(Message):
    """An event of a refresh."""

    event: Event


@dataclass
class RefreshEnded(Message):
    """The refresh is over, however it ended; `sentence` says so where the events did not.

    One that nobody asked for is `quiet`: it says what is wrong, and that once.
    """

    sentence: str = ""
    quiet: bool = False


@dataclass
class Said(Message):
    """A sentence for the person; `failed` where something did not work."""

    sentence: str
    failed: bool = False
