"""Every command does something, and has a key."""

from __future__ import annotations

from reader.settings.commands import COMMANDS
from reader.settings.load import load_keys
from reader.settings.orders import ORDERS
from reader.settings.schema import Settings
from reader.tui.commands import (
    article,
    feeds,
    fetching,
    finding,
    hiding,
    marking,
    moving,
    ordering,
    program,
    reading,
    sharing,
)


def test_every_command_has_exactly_one_handler() -> None:
    groups = (
        *(moving.Moving, reading.Reading, article.InTheArticle, marking.Marking, hiding.Hiding),
        *(finding.Finding, feeds.Feeds, fetching.Fetching, sharing.Sharing, program.Program),
    )
    handled = [name for group in groups for name in vars(group) if not name.startswith("_") and name != "screen"]
    assert sorted(handled) == sorted(command.id for command in COMMANDS)


def test_every_order_has_exactly_one_handler() -> None:
    handled = [name for name in vars(ordering.Ordering) if not name.startswith("_") and name not in {"screen", "ask"}]
    assert sorted(handled) == sorted(order.name for order in ORDERS)


def test_every_command_has_a_key() -> None:
    keys = load_keys(Settings())
    assert keys.problems == ()
    assert [command.id for command in COMMANDS if not keys.bindings[command.id]] == []
