"""One of many, found by typing: a command, a feed, a view, a tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.style import Style
from textual import on
from textual.widget import Widget
from textual.widgets import Input

from reader.model.texts import gettext as _
from reader.tui.screens.box import BoxScreen
from reader.tui.widgets.rows import RowList
from reader.tui.widgets.typed_line import Line
from reader.typeset.cells import cut, pad, width
from reader.typeset.visual import apart

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """Something to be chosen: `before` stands in a column of its own, `after` at the right edge.

    It is found by its title, by both of these and by `words`.
    """

    value: T
    title: str
    before: str = ""
    after: str = ""
    words: str = ""

    def fits(self, words: Sequence[str]) -> bool:
        """Whether all the words, casefolded, are in it."""
        text = f"{self.before} {self.title} {self.after} {self.words}".casefold()
        return all(word in text for word in words)


class ChoiceList(RowList, Generic[T]):
    """The choices that fit what is typed. `make` turns what is typed into a choice that is not among them."""

    def __init__(self, choices: Sequence[Choice[T]], make: Callable[[str], Choice[T] | None]) -> None:
        super().__init__(id="choices")
        self._choices = choices
        self._make = make
        self._shown = tuple(choices)
        self._before = min(24, max((width(choice.before) for choice in choices), default=0))

    @property
    def length(self) -> int:
        return len(self._shown)

    @property
    def current(self) -> Choice[T] | None:
        """The choice under the cursor."""
        return self._shown[self.cursor] if self._shown else None

    def offer(self, choices: Sequence[Choice[T]]) -> None:
        """Show the same choices as they are now; the cursor stays."""
        now = {choice.value: choice for choice in choices}
        self._choices = choices
        self._shown = tuple(now.get(choice.value, choice) for choice in self._shown)
        self.refresh()

    def narrow(self, text: str) -> None:
        """Show the choices that hold all the words."""
        words = text.casefold().split()
        made = self._make(text.strip()) if words else None
        fitting = tuple(choice for choice in self._choices if choice.fits(words))
        self._shown = fitting if made is None else (*fitting, made)
        self.relay()
        self.go_to(0)
        self.post_message(self.Highlighted(self))

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        choice = self._shown[index]
        after = f" {apart(choice.after)} "
        if self._before:
            yield (pad(f" {choice.before}", self._before + 3), self.ink("row--strong"))
        room = max(1, cells - (self._before + 3 if self._before else 1) - width(after))
        yield ("" if self._before else " ", self.ink("row--ink"))
        yield (pad(apart(cut(choice.title, room)), room), self.ink("row--ink"))
        yield (after, self.ink("row--muted"))


class ChoosingScreen(BoxScreen[T], inherit_bindings=False):
    """Type to find one, enter chooses it. `make` says what else what is typed stands for; None for nothing.

    `hint` stands in the line while it is empty, `foot` names the keys; "" is for the usual ones.
    """

    AUTO_FOCUS = "Line"
    LETTERS = False

    def __init__(
        self,
        choices: Sequence[Choice[T]],
        head: str,
        *,
        hint: str = "",
        foot: str = "",
        make: Callable[[str], Choice[T] | None] = lambda _: None,
    ) -> None:
        self.choices = ChoiceList(choices, make)
        super().__init__(self.choices, head, foot or _("enter chooses it   esc leaves"))
        self._line = Line()
        self._line.placeholder = hint or _("type to find one")

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self._line.value

    def above(self) -> tuple[Widget, ...]:
        return (self._line,)

    def choose(self) -> None:
        choice = self.choices.current
        self.dismiss(choice.value if choice else None)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self.choices.narrow(event.value)

    @on(Input.Submitted)
    def _take(self) -> None:
        self.choose()
