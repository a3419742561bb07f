"""A line into which a person types, drawn as its script runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input

from reader.tui.widgets.lines import harmless, reorders
from reader.typeset.bidi import is_plain
from reader.typeset.cells import width
from reader.typeset.typed import cells_of, drawn, glyph_of, place_at
from reader.typeset.visual import Glyph

_EDITING: Final = {
    "left": "cursor_left",
    "right": "cursor_right",
    "ctrl+left": "cursor_left_word",
    "ctrl+right": "cursor_right_word",
    "home": "home",
    "ctrl+a": "home",
    "end": "end",
    "ctrl+e": "end",
    "backspace": "delete_left",
    "delete": "delete_right",
    "ctrl+d": "delete_right",
    "ctrl+w": "delete_left_word",
    "ctrl+u": "delete_left_all",
    "ctrl+k": "delete_right_all",
    "enter": "submit",
}
"""What keys do in a line, as in a shell."""


class Underline(Highlighter):
    """Underlines what is wrong in a text."""

    def __init__(self) -> None:
        self.place = (0, 0)

    def highlight(self, text: Text) -> None:
        text.stylize("underline", *self.place)


class Line(Input, inherit_bindings=False):
    """An input whose keys act in the order in which they come; what it holds is harmless.

    Textual lets the program look for bindings once a key has gone all the way up, so that a letter typed behind a
    backspace would come before it. `acts` has what other keys do here; where that is nothing they go up.
    """

    def __init__(self, acts: Mapping[str, Callable[[], bool]] | None = None) -> None:
        self._underline = Underline()
        super().__init__(compact=True, select_on_focus=False, highlighter=self._underline)
        self._acts = acts or {}

    def validate_value(self, value: str) -> str:
        return harmless(value, ascii_only=False)

    def put(self, text: str, cursor: int) -> None:
        """Say something else, the cursor at a place."""
        self.value = text
        self.cursor_position = cursor

    def on_mount(self) -> None:
        self.cursor_blink = not self.app.has_class("-quiet")

    async def on_key(self, event: events.Key) -> None:
        """Edit the text."""
        if event.key in _EDITING:
            event.stop()
            event.prevent_default()
            await self.run_action(_EDITING[event.key])
        elif event.key in self._acts and self._acts[event.key]():
            event.stop()
            event.prevent_default()

    @property
    def is_wrong(self) -> bool:
        """Whether something is underlined."""
        return self._underline.place != (0, 0)

    @property
    def _is_turned(self) -> bool:
        """Whether some of the text is drawn from right to left; all else is left to Textual."""
        return reorders(self) and not is_plain(self.value)

    @property
    def cursor_screen_offset(self) -> Offset:
        if not self._is_turned:
            return super().cursor_screen_offset
        return self.content_region.offset + Offset(self.columns(self.cursor_position, self.cursor_position + 1)[0])

    def columns(self, start: int, end: int) -> tuple[int, int]:
        """From which column to before which one the characters from `start` to before `end` are seen."""
        if self._is_turned:
            line = drawn(self.value)
            first, last = cells_of(line, start, end)
            hidden = self._hidden(line)
        else:
            first, last = width(self.value[:start]), width(self.value[:end])
            hidden = round(self.scroll_offset.x)
        return first - hidden, last - hidden

    def render_line(self, y: int) -> Strip:
        if y or not self._is_turned:
            return super().render_line(y)
        line = drawn(self.value)
        under = glyph_of(line, self.cursor_position)
        first = self._hidden(line)
        last = first + self.content_size.width
        segments: list[Segment] = []
        cell = 0
        for glyph in line:
            cells = width(glyph.text)
            if first <= cell and cell + cells <= last:
                segments.append(Segment(glyph.text, self._style_of(glyph.start, at_cursor=glyph is under)))
            cell += cells
        return Strip(segments).extend_cell_length(self.content_size.width).apply_style(self.rich_style)

    def _hidden(self, line: Sequence[Glyph]) -> int:
        """The cells at the left end of a line that are out of sight, so that the cursor is not."""
        _first, last = cells_of(line, self.cursor_position, self.cursor_position + 1)
        return max(0, last - self.content_size.width)

    def _style_of(self, place: int, *, at_cursor: bool) -> Style:
        """How the character at a place is drawn."""
        wrong, selected = self._underline.place, sorted(self.selection)
        style = Style(underline=wrong[0] <= place < wrong[1])
        if self.has_focus and selected[0] <= place < selected[1]:
            style += self.get_component_rich_style("input--selection")
        if self.has_focus and self._cursor_visible and at_cursor:
            style += self.get_component_rich_style("input--cursor")
        return style

    def _cell_offset_to_index(self, offset: int) -> int:
        if not self._is_turned:
            return super()._cell_offset_to_index(offset)
        line = drawn(self.value)
        return place_at(line, offset + self._hidden(line))

    def underline(self, start: int, end: int) -> None:
        """Underline the characters from `start` to before `end`."""
        self._underline.place = start, end
        self.refresh()
