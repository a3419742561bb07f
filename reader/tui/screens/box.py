"""A box of rows over the reading screen, from which one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final, TypeVar

from textual import events, on
from textual._styles_cache import StylesCache
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from reader.settings.languages import preferred
from reader.settings.layouts import at_place
from reader.tui.keys import key_of
from reader.tui.widgets.lines import said
from reader.tui.widgets.rows import RowList

T = TypeVar("T")

_MOVING: Final[Mapping[str, Callable[[RowList], None]]] = {
    "down": lambda rows: rows.go_to(rows.cursor + 1),
    "tab": lambda rows: rows.go_to(rows.cursor + 1),
    "up": lambda rows: rows.go_to(rows.cursor - 1),
    "shift+tab": lambda rows: rows.go_to(rows.cursor - 1),
    "pagedown": lambda rows: rows.page(1),
    "pageup": lambda rows: rows.page(-1),
}

_MOVING_BY_LETTERS: Final[Mapping[str, Callable[[RowList], None]]] = {
    "j": lambda rows: rows.go_to(rows.cursor + 1),
    "k": lambda rows: rows.go_to(rows.cursor - 1),
    "ctrl+d": lambda rows: rows.page(1),
    "ctrl+u": lambda rows: rows.page(-1),
    "home": lambda rows: rows.go_to(0),
    "g": lambda rows: rows.go_to(0),
    "end": lambda rows: rows.go_to(rows.length - 1),
    "G": lambda rows: rows.go_to(rows.length - 1),
}


class BoxScreen(Screen[T | None], inherit_bindings=False):
    """Escape leaves with nothing. A subclass says what enter does (`choose`), and what else its keys do (`press`).

    `head` stands above the rows and `foot`, which names the keys, below them. Letters move too, unless something is
    typed in the box.
    """

    AUTO_FOCUS = "RowList"
    LETTERS: ClassVar[bool] = True

    def __init__(self, rows: RowList, head: str, foot: str) -> None:
        super().__init__()
        self.rows = rows
        self._head = head
        self._keys = foot
        self._foot = Static(classes="box-foot", markup=False)

    def on_mount(self) -> None:
        self.tell(self._keys)

    def on_unmount(self) -> None:
        StylesCache.get_inner_outer.cache_clear()  # by it Textual holds on to a thousand widgets that are gone

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(said(self._head, self), classes="box-head", markup=False)
            yield from self.above()
            yield self.rows
            yield self._foot

    def above(self) -> tuple[Widget, ...]:
        """What stands between the head and the rows."""
        return ()

    def choose(self) -> None:
        """Do what enter does."""
        raise NotImplementedError

    def press(self, key: str) -> bool:
        """Do what another key does; False where it does nothing."""
        return False

    def tell(self, foot: str) -> None:
        """Say something in place of the keys."""
        self._foot.update(said(foot, self))

    @on(RowList.Chosen)
    def _choose_clicked(self) -> None:
        self.choose()

    def on_key(self, event: events.Key) -> None:
        if self._act(at_place(key_of(event), preferred()) if self.LETTERS else event.key):
            event.stop()
            event.prevent_default()

    def _act(self, key: str) -> bool:
        if self.press(key):
            return True
        if key in {"escape", "ctrl+c"} or (self.LETTERS and key == "q"):
            self.dismiss(None)
        elif key == "ctrl+q" or (self.LETTERS and key == "Q"):
            self.app.exit()
        elif key == "enter":
            self.choose()
        elif move := _MOVING.get(key) or (_MOVING_BY_LETTERS.get(key) if self.LETTERS else None):
            move(self.rows)
        else:
            return False
        return True
