"""All commands with their keys: help, and a way to run what has no key in one's head."""

from __future__ import annotations

from collections.abc import Mapping

from reader.model.texts import gettext as _
from reader.settings.commands import COMMANDS
from reader.tui.keys import written
from reader.tui.screens.choosing import Choice, ChoosingScreen


class CommandsScreen(ChoosingScreen[str], inherit_bindings=False):
    """Leaves with the id of a command to run."""

    def __init__(self, bindings: Mapping[str, tuple[str, ...]]) -> None:
        choices = [
            Choice(
                command.id,
                _(command.title),
                before="  ".join(written(keys) for keys in bindings.get(command.id, ())),
                after=_(command.group),
                words=" ".join(bindings.get(command.id, ())),
            )
            for command in COMMANDS
        ]
        super().__init__(choices, _("Keys and commands"), foot=_("enter runs it   esc leaves"))

    def press(self, key: str) -> bool:
        if key == "f1":
            self.dismiss(None)
        return key == "f1"
