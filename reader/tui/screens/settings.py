"""All settings with their values, changed one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from rich.style import Style
from textual import on

from reader.model.errors import SettingsError
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.settings.changing import typed
from reader.settings.described import Described, descriptions
from reader.settings.rules import RULES, Choice, Flag
from reader.tui.screens import choosing
from reader.tui.screens.box import BoxScreen
from reader.tui.screens.choosing import ChoosingScreen
from reader.tui.widgets.rows import RowList
from reader.tui.widgets.typed_line import Line
from reader.typeset.cells import cut, pad, width

SECTION_WIDTH: Final = 11
NAME_WIDTH: Final = 23


class SettingList(RowList):
    """Settings, two lines each: what it is and how it stands, and what it is for."""

    def __init__(self, settings: Sequence[Described], value: Callable[[str], object]) -> None:
        super().__init__(id="settings")
        self._settings = settings
        self._value = value
        self.row_height = 2

    @property
    def length(self) -> int:
        return len(self._settings)

    @property
    def current(self) -> Described:
        """The setting under the cursor."""
        return self._settings[self.cursor]

    @property
    def room(self) -> int:
        """The cells in which a row says what its setting is for."""
        return self.columns - 1 - SECTION_WIDTH

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        setting = self._settings[index]
        if part:
            yield (" " * SECTION_WIDTH, self.ink("row--muted"))
            yield (cut(_(setting.gist), cells - SECTION_WIDTH), self.ink("row--muted"))
            return
        begins = not index or self._settings[index - 1].section != setting.section
        value = self._value(setting.dotted)
        default = "" if value == setting.default else _("default: {}").format(said(setting.default))
        yield (pad(f" {setting.section}" if begins else "", SECTION_WIDTH), self.ink("row--muted"))
        yield (pad(setting.name, NAME_WIDTH), self.ink("row--ink"))
        room = cells - SECTION_WIDTH - NAME_WIDTH - len(default) - 1
        yield (pad(said(value), max(1, room)), self.ink("row--strong" if default else "row--ink"))
        yield (f"{default} ", self.ink("row--muted"))


class ValueScreen(ChoosingScreen[object], inherit_bindings=False):
    """Takes a new value for a setting: one of a list, or what is typed where it fits.

    `trying` hears of each value that the cursor comes to.
    """

    def __init__(
        self,
        setting: Described,
        value: object,
        offered: Sequence[object],
        trying: Callable[[object], None] = lambda _: None,
    ) -> None:
        self._name = setting.dotted
        self._rule = RULES[setting.dotted]
        self._offered = offered
        self._text = "" if offered else plain(value)
        self._trying = trying
        choices = [choosing.Choice(one, said(one), after=_("as it is") if one == value else "") for one in offered]
        super().__init__(
            choices,
            f"{setting.dotted} — {_(setting.gist)}",
            hint=_("type to find one") if offered else self._rule.accepted,
            foot=_("enter takes it   esc leaves it as it was"),
            make=self._made,
        )
        self._start = offered.index(value) if value in offered else 0

    def on_mount(self) -> None:
        self.query_one(Line).value = self._text
        self.rows.go_to(self._start)

    def choose(self) -> None:
        choice = self.choices.current
        if choice is not None and choice.value is not None:
            self.dismiss(choice.value)

    @on(RowList.Highlighted)
    def _try(self) -> None:
        choice = self.choices.current
        if choice is not None and choice.value is not None:
            self._trying(choice.value)

    def _made(self, text: str) -> choosing.Choice[object] | None:
        if self._offered:
            return None
        value = typed(self._rule, text)
        words = _("It takes {}.").format(self._rule.accepted) if value is None else f"{self._name} = {said(value)}"
        return choosing.Choice(value, words)


class Changing(Protocol):
    """Changes settings."""

    def change(self, dotted: str, value: object) -> str:
        """Give a setting another value, and say what came of it. Raises `SettingsError`."""

    def dress(self, theme: str | None) -> None:
        """Try a theme; None for the one that is set."""


class SettingsScreen(BoxScreen[None], inherit_bindings=False):
    """Enter changes the setting under the cursor. `value` says how a setting stands."""

    def __init__(self, value: Callable[[str], object], changing: Changing, presets: Sequence[str]) -> None:
        self._value, self._changing = value, changing
        self._offers: Mapping[str, Sequence[object]] = {"keys.preset": presets}
        self._list = SettingList(descriptions(), value)
        super().__init__(self._list, _("Settings"), _("enter changes it   esc leaves   keys are changed in the help"))

    def choose(self) -> None:
        setting = self._list.current
        rule, value = RULES[setting.dotted], self._value(setting.dotted)

        def attempt(one: object) -> None:
            if setting.dotted == "look.theme":
                self._changing.dress(str(one))

        def take(new: object | None) -> None:
            self._changing.dress(None)
            if new is not None:
                self._take(setting.dotted, new)

        if isinstance(rule, Flag):
            take(not value)
            return
        offered = rule.words if isinstance(rule, Choice) else self._offers.get(setting.dotted, ())
        self.app.push_screen(ValueScreen(setting, value, offered, attempt), take)

    @on(RowList.Highlighted)
    def _explain(self, event: RowList.Highlighted) -> None:
        """Say all that the setting under the cursor is for, where its row has no room for it."""
        if not isinstance(event, RowList.Chosen):
            gist = _(self._list.current.gist)
            self.tell(self._keys if width(gist) <= self._list.room else f"{gist}   {self._keys}")

    def press(self, key: str) -> bool:
        if key == "space":
            self.choose()
        return key == "space"

    def _take(self, dotted: str, value: object) -> None:
        try:
            self.tell(self._changing.change(dotted, value))
        except SettingsError as error:
            self.tell(clean_line(str(error)))
        self._list.refresh()


def said(value: object) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return plain(value) or _("none")


def plain(value: object) -> str:
    """A value as a person types it."""
    if isinstance(value, tuple):
        return ", ".join(clean_line(str(part)) for part in value)
    return f"{value:g}" if isinstance(value, float) else clean_line(str(value))
