"""The article, and what a person points at in it: links, hits, a selection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.message import Message

from reader.settings.languages import preferred
from reader.settings.layouts import at_place
from reader.tui.widgets.article_lines import ArticleLines
from reader.typeset.links import LinkPlace
from reader.typeset.selecting import Selection, Spot, selected_text

DIGITS = "0123456789"


class ArticleView(ArticleLines, inherit_bindings=False):
    """Takes the mouse, digits and the letters of hints; commands do the rest."""

    ALLOW_SELECT = False

    @dataclass
    class Touched(Message):
        """The mouse was pressed here."""

    @dataclass
    class Pointed(Message):
        """A link has the focus, or is to be opened; or a number was typed that no link has, or the hints are gone."""

        what: Literal["focused", "chosen", "missed", "unhinted"]
        link: LinkPlace | None = None
        number: int = 0

    def __init__(self, measure: int, *, numbered: bool = True) -> None:
        super().__init__(measure, numbered=numbered)
        self._digits = ""
        self._pressed: Spot | None = None  # where the mouse was pressed, while it is
        self._anchor: int | None = None  # the line where a selection by keys began
        self._head = 0
        self._sought_from = 0

    @property
    def focused_link(self) -> LinkPlace | None:
        """The link that has the focus."""
        return self.highlights.focused

    @property
    def selected(self) -> str:
        """The text that is selected; "" for none."""
        selection = self.highlights.selection
        return selected_text(self.lines, selection) if selection else ""

    def step_link(self, step: int) -> LinkPlace | None:
        """Focus the next link in a direction; None where there is none."""
        number = self.highlights.link_from(self.in_sight.start, step)
        return None if number is None else self.focus_link(number)

    def focus_link(self, number: int) -> LinkPlace:
        """Focus a link, counted from the beginning."""
        self.highlights.focus = number
        link = self.highlights.links[number]
        self.bring_in_sight(link.first.line)
        self.refresh()
        return link

    def hint(self) -> tuple[tuple[str, LinkPlace], ...]:
        """Put hints over the links in sight, and give them; the next letters choose one, any other key ends it."""
        self.highlights.hint(self.in_sight.start, self.in_sight.stop)
        self.refresh()
        return tuple((hint, self.highlights.links[number]) for hint, number in self.highlights.hints.items())

    def begin_seeking(self) -> None:
        """Remember what is shown: the hit that counts first is the first from there on."""
        self._sought_from = self.scroll_offset.y

    def seek(self, text: str) -> tuple[int, int]:
        """Find a text, and show it; which hit is shown, counted from 1, and how many there are."""
        self.highlights.seek(text, self._sought_from)
        return self._show_hit()

    def stop_seeking(self) -> None:
        """Show what was shown before."""
        self.highlights.seek("", 0)
        self.scroll_to(y=self._sought_from, animate=False, force=True, immediate=True)
        self.refresh()

    def step_hit(self, step: int) -> tuple[int, int]:
        """Show the next hit in a direction, the first after the last; which it is, and how many there are."""
        highlights = self.highlights
        if highlights.hits:
            highlights.hit = (highlights.hit + step) % len(highlights.hits)
        return self._show_hit()

    def begin_selection(self) -> None:
        """Select the topmost line in sight that says something; moving leads the selection on."""
        in_sight = self.in_sight
        first = next((number for number in in_sight if self.lines[number].spans), in_sight.start)
        self._anchor = self._head = first
        self.highlights.select_lines(first, first)
        self.refresh()

    def let_go(self) -> bool:
        """Let the last thing go that stands out; False where nothing does."""
        highlights = self.highlights
        if highlights.hints:
            highlights.hints = {}
        elif highlights.selection is not None:
            highlights.selection = self._anchor = None
        elif highlights.focus is not None:
            highlights.focus = None
        elif highlights.sought:
            highlights.seek("", 0)
        elif self.shows_changes:
            self.show_changes(None)
        else:
            return False
        self.refresh()
        return True

    def move(self, lines: int) -> None:
        if not self._lead(self._head + lines):
            super().move(lines)

    def page(self, pages: float) -> None:
        if not self._lead(self._head + round(pages * (self.size.height - 1))):
            super().page(pages)

    def go_to_edge(self, *, end: bool) -> None:
        if not self._lead(len(self.lines) - 1 if end else 0):
            super().go_to_edge(end=end)

    def on_key(self, event: events.Key) -> None:
        """Take digits, and the letters of hints."""
        char = at_place(event.character or "", preferred())
        if self.highlights.hints:
            self._take_letter(char if event.is_printable else "")
        elif char and char in DIGITS:
            self._take_digit(char)
        else:
            self._digits = ""
            return
        event.stop()
        event.prevent_default()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button != 1:
            return
        self.post_message(self.Touched())
        self._anchor = None
        self.highlights.selection = None
        self._pressed = self.spot_at(int(event.x), int(event.y))
        self.capture_mouse()
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._pressed is None:
            return
        spot = self.spot_at(int(event.x), int(event.y))
        if spot != self._pressed or self.highlights.selection is not None:
            self.highlights.selection = Selection(self._pressed, spot)
            self._keep_in_sight(spot.line)
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._pressed is None:
            return
        self.release_mouse()
        pressed, self._pressed = self._pressed, None
        number = self.highlights.link_at(pressed)
        if self.highlights.selection is None and number is not None:
            had_focus = number == self.highlights.focus
            link = self.focus_link(number)
            self.post_message(self.Pointed("chosen" if had_focus else "focused", link))

    def _take_letter(self, letter: str) -> None:
        chosen = self.highlights.narrow(letter)
        if not self.highlights.hints:
            self.post_message(self.Pointed("unhinted"))
        if chosen is not None:
            self.post_message(self.Pointed("chosen", self.focus_link(chosen)))
        self.refresh()

    def _take_digit(self, digit: str) -> None:
        for typed in (self._digits + digit, digit):
            for place, link in enumerate(self.highlights.links):
                if link.number == int(typed):
                    self._digits = typed
                    self.post_message(self.Pointed("focused", self.focus_link(place)))
                    return
        self._digits = ""
        self.post_message(self.Pointed("missed", number=int(digit)))

    def _show_hit(self) -> tuple[int, int]:
        highlights = self.highlights
        if highlights.hits:
            self.bring_in_sight(highlights.hits[highlights.hit][0].line)
        self.refresh()
        return (highlights.hit + 1 if highlights.hits else 0, len(highlights.hits))

    def _lead(self, line: int) -> bool:
        """Lead a selection that was begun by keys to a line; False where there is none."""
        if self._anchor is None or self.highlights.selection is None:
            return False
        self._head = max(0, min(len(self.lines) - 1, line))
        self.highlights.select_lines(self._anchor, self._head)
        self._keep_in_sight(self._head)
        self.refresh()
        return True

    def _keep_in_sight(self, line: int) -> None:
        """Scroll no further than it takes to see a line."""
        if line < self.in_sight.start:
            self.scroll_to(y=line, animate=False, force=True)
        elif line >= self.in_sight.stop:
            self.scroll_to(y=line - self.size.height + 1, animate=False, force=True)
