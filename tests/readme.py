"""The README's tables, drawn from the program itself: `python -m tests.readme` writes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from reader.cli.commands import COMMANDS as SUBCOMMANDS
from reader.settings.commands import COMMANDS
from reader.settings.described import descriptions
from reader.settings.load import load_keys
from reader.settings.problems import value_shown
from reader.settings.schema import Settings
from reader.tui.keys import written

README = Path(__file__).resolve().parents[1] / "README.md"


def key_table() -> str:
    """A Markdown table with a row for each command of the screen."""
    bindings = load_keys(Settings()).bindings
    rows = [f"| {' '.join(_cell(keys) for keys in bindings[command.id])} | {command.title} |\n" for command in COMMANDS]
    return "".join(("| keys | what they do |\n| --- | --- |\n", *rows))


def command_table() -> str:
    """A Markdown table with a row for each command of the command line, its actions among it."""
    rows = [
        f"| `newsreader {name}` | {command.does}{_actions(list(command.actions))} |\n"
        for name, command in SUBCOMMANDS.items()
    ]
    return "".join(("| command | what it does |\n| --- | --- |\n", *rows))


def settings_table() -> str:
    """A Markdown table with a row for each setting."""
    rows = [f"| `{one.dotted}` | `{_value(one.default)}` | {one.gist} |\n" for one in descriptions()]
    return "".join(("| setting | default | what it is for |\n| --- | --- | --- |\n", *rows))


TABLES: Final[dict[str, Callable[[], str]]] = {
    "keys": key_table,
    "commands": command_table,
    "settings": settings_table,
}
"""By the name in the comments between which each stands."""


def _actions(names: list[str]) -> str:
    return f" Actions: {', '.join(f'`{name}`' for name in names)}." if names else ""


def _value(value: object) -> str:
    return value_shown(list(value) if isinstance(value, tuple) else value)


def _cell(keys: str) -> str:
    return f"`{written(keys)}`".replace("|", "\\|")


def with_tables(text: str) -> str:
    """The README with today's tables."""
    for name, table in TABLES.items():
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
        before, _, rest = text.partition(begin)
        text = before + begin + table() + end + rest.partition(end)[2]
    return text


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
