"""Every command does something, and has a key."""

from __future__ import annotations

from reader.settings.commands import COMMANDS
from reader.settings.load import load_keys
from reader.settings.schema import Settings
from reader.tui.commands import fetching, finding, marking, moving, program, reading


def test_every_command_has_exactly_one_handler() -> None:
    groups = (moving.Moving, reading.Reading, marking.Marking, finding.Finding, fetching.Fetching, program.Program)
    handled = [name for group in groups for name in vars(group) if not name.startswith("_") and name != "screen"]
    assert sorted(handled) == sorted(command.id for command in COMMANDS)


def test_every_command_has_a_key() -> None:
    keys = load_keys(Settings())
    assert keys.problems == ()
    assert [command.id for command in COMMANDS if not keys.bindings[command.id]] == []
