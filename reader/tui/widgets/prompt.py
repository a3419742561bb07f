"""One line to type into: a filter, words to search for, an address, a tag."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from reader.model.errors import QueryError
from reader.model.texts import gettext as _
from reader.tui.completing import Complete, Offered, nothing
from reader.tui.history import History
from reader.tui.widgets.lines import shown
from reader.tui.widgets.offer_list import OfferList
from reader.tui.widgets.typed_line import Line

LEFT_TO_THE_SCREEN: Final = frozenset({"escape", "up", "down", "pageup", "pagedown", "f1", "f2", "f3", "f10", "ctrl+q"})
"""Keys that act on the screen while a person types; all others belong to the line."""

Typed: TypeAlias = Callable[[str], None]
"""Hears the text at every key. A `QueryError` that it raises is shown at its place."""

Entered: TypeAlias = Callable[[str], Awaitable[bool]]
"""Takes the text that was entered, and tells whether that was all: else the line stays, to be mended. So it does where
a `QueryError` is raised, which is shown at its place."""


Point: TypeAlias = Callable[[str, int, int], None]
"""Says what is wrong in the line, from one column to before another; "" where nothing is."""


def _nothing(*_: str) -> None:
    """Nothing comes of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a person is asked: `label` stands before the line, `hint` in it while it is empty, `text` is there already.

    `keep` says what enter does, where that is not to keep it. `left` is called where a person leaves the question with
    escape. `complete` is what could be typed. `history` has what was entered before: the arrows go through it where the
    line `recalls` with them, else while it is empty.
    """

    label: str
    hint: str
    entered: Entered
    text: str = ""
    keep: str = ""
    typed: Typed = _nothing
    left: Callable[[], None] = _nothing
    complete: Complete = nothing
    history: History | None = None
    recalls: bool = False

    @property
    def hints(self) -> tuple[tuple[str, str], ...]:
        """What keys do meanwhile."""
        moves = _("entered before") if self.recalls else _("move in the list") if self.typed is not _nothing else ""
        return (
            (self.keep or _("keep it"), "enter"),
            *([(_("complete"), "tab")] if self.complete is not nothing else []),
            *([(moves, "↑ ↓")] if moves else []),
            (_("go back"), "esc"),
        )


class Prompt(Vertical):
    """Hidden until it asks something."""

    @dataclass
    class Entered(Message):
        """Enter was pressed."""

        text: str

    def __init__(self, point: Point) -> None:
        super().__init__(id="prompt")
        self._point = point
        self._question: Question | None = None
        self._offered = Offered()
        self._recalled = ""
        self._offers = OfferList()
        self._line = Line(
            {
                "tab": lambda: self._take(1),
                "shift+tab": lambda: self._take(-1),
                "up": lambda: self._recall(1, with_arrow=True),
                "down": lambda: self._recall(-1, with_arrow=True),
                "ctrl+p": lambda: self._recall(1),
                "ctrl+n": lambda: self._recall(-1),
            }
        )

    def compose(self) -> ComposeResult:
        yield self._offers
        with Horizontal(id="asked"):
            yield Static("", markup=False)
            yield self._line

    @property
    def question(self) -> Question | None:
        """What a person is asked just now."""
        return self._question

    @property
    def is_open(self) -> bool:
        """Whether a person is being asked."""
        return self._question is not None

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._line.value

    def ask(self, question: Question) -> None:
        """Show the line."""
        self._question = question
        if question.history is not None:
            question.history.leave()
        self.add_class("-open")
        self.query_one(Static).update(shown(f" {question.label} ", self))
        self._line.placeholder = shown(question.hint, self)
        self._offer(Offered())
        self.mark(None)
        with self.prevent(Input.Changed):
            self._line.put(question.text, len(question.text))
        self._line.focus()

    def renew(self) -> None:
        """Look again what could be typed: more is known now."""
        if self.is_open and self._line.value and self._offered.taken < 0:
            self._offer(self._completed())

    def close(self) -> None:
        """Hide the line."""
        self._question = None
        self._offer(Offered())
        if self._line.is_wrong:
            self.mark(None)
        self.remove_class("-open")

    def mark(self, error: QueryError | None) -> None:
        """Show what in the line is wrong, and where; None for nothing."""
        line = self._line
        if error is None:
            line.underline(0, 0)
            self._point("", 0, 0)
        else:
            start, end = error.position, error.position + max(1, error.length)
            line.underline(start, end)
            left = line.region.x - self.region.x
            first, last = (left + column for column in line.columns(start, end))
            self._point(str(error), first, max(first + 1, last))

    @on(Input.Changed)
    def _tell_typed(self, event: Input.Changed) -> None:
        event.stop()
        question, line = self._question, self._line
        if question is None:
            return
        if event.value != self._offered.text:
            self._offer(self._completed())
        if question.history is not None and question.history.is_looked_at and event.value != self._recalled:
            question.history.leave()
        self.mark(None)
        try:
            question.typed(line.value)
        except QueryError as error:
            self.mark(error)

    @on(Input.Submitted)
    def _tell_entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(event.value))

    @on(OfferList.Taken)
    def _take_clicked(self, event: OfferList.Taken) -> None:
        event.stop()
        self._take(event.index - self._offered.taken)

    def _completed(self) -> Offered:
        """What is offered for the line as it stands."""
        text, cursor = self._line.value, self._line.cursor_position
        return Offered(text, cursor, tuple(self._question.complete(text, cursor)) if self._question else ())

    def _offer(self, offered: Offered) -> None:
        self._offered = offered
        self._offers.show(offered)

    def _take(self, step: int) -> bool:
        """Put the next offer into the line, or the one before."""
        offered, line = self._offered, self._line
        is_other = (line.value, line.cursor_position) != (offered.text, offered.end)
        if is_other or offered.is_settled or not offered.offers:
            offered = self._completed()
        if offered.offers:
            self._offer(offered.stepped(step))
            line.put(self._offered.text, self._offered.end)
        return True

    def _recall(self, back: int, *, with_arrow: bool = False) -> bool:
        """Put what was entered before into the line; False where the arrows move in the list."""
        question, line = self._question, self._line
        if question is None or question.history is None:
            return False
        history = question.history
        if with_arrow and not (question.recalls or (not line.value and back > 0)):
            return False
        self._recalled = history.step(back, line.value)
        line.put(self._recalled, len(self._recalled))
        return True
