"""Which terminals put rows into order themselves."""

from __future__ import annotations

import pytest

from reader.settings.terminals import orders_rows


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"KONSOLE_VERSION": "230804"}, True),
        ({"MLTERM": "3.9.2"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, False),
        ({"VTE_VERSION": "7006"}, False),  # it leaves the order to us when asked
        ({"VTE_VERSION": "7006", "TMUX": "default,1,0"}, True),  # but is not asked through tmux
        ({"VTE_VERSION": "5202", "STY": "1.a"}, False),
        ({"VTE_VERSION": "seven", "TMUX": "default,1,0"}, False),
    ],
)
def test_terminals_are_known_by_their_environment(environment: dict[str, str], expected: bool) -> None:
    assert orders_rows("auto", environment) is expected
    assert orders_rows("terminal", environment)
    assert not orders_rows("app", environment)


def test_a_terminal_that_nobody_asks_keeps_its_ways() -> None:
    assert orders_rows("auto", {"VTE_VERSION": "7006"}, asked=False)
    assert not orders_rows("auto", {"VTE_VERSION": "5202"}, asked=False)
