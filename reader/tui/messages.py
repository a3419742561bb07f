"""What the session tells the screen. Widgets' own messages are nested in the widgets that send them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from reader.library.folders import Folder
from reader.library.reading import Counts, Group, View
from reader.library.views import ListedView
from reader.model.article import Story
from reader.model.feed import Feed
from reader.tui.places import Place
from reader.tui.progress import Progress


@dataclass
class ViewOpened(Message):
    """A view is ready to be shown; `groups` are those of the articles that are ready in it."""

    view: View
    place: Place
    groups: tuple[Group, ...]


@dataclass
class ViewWhole(Message):
    """All that a view holds is known: its articles in their order, what was shown already among them."""

    view: View
    ids: Sequence[int]
    groups: tuple[Group, ...]


@dataclass
class StoryOpened(Message):
    """An article is ready to be shown."""

    story: Story


@dataclass
class Changed(Message):
    """These articles are other ones now, or any where none is named: the person marked them, or another process did
    something; `sentence` says what, "" where the row says it."""

    ids: Sequence[int]
    sentence: str = ""


@dataclass
class LibraryChanged(Message):
    """Counts, feeds, or articles changed, here or in another process; `waiting` counts what is new for the view."""

    feeds: tuple[Feed, ...]
    folders: tuple[Folder, ...]
    counts: Counts
    waiting: int


@dataclass
class ViewsCounted(Message):
    """How many articles the saved views show."""

    views: tuple[ListedView, ...]


@dataclass
class Progressed(Message):
    """A refresh, or the fetching of one article, went on; what the last event was about stands in `progress`."""

    progress: Progress


@dataclass
class Said(Message):
    """A sentence for the person; `failed` where something did not work."""

    sentence: str
    failed: bool = False
