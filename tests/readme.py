"""The README's key table, drawn from the commands and the default keys: `python -m tests.readme` writes it."""

from __future__ import annotations

from pathlib import Path

from reader.settings.commands import COMMANDS
from reader.settings.load import load_keys
from reader.settings.schema import Settings
from reader.tui.keys import written

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- keys -->\n", "<!-- end of keys -->\n"


def key_table() -> str:
    """A Markdown table with a row for each command."""
    bindings = load_keys(Settings()).bindings
    rows = [f"| {' '.join(_cell(keys) for keys in bindings[command.id])} | {command.title} |\n" for command in COMMANDS]
    return "".join(("| keys | what they do |\n| --- | --- |\n", *rows))


def _cell(keys: str) -> str:
    return f"`{written(keys)}`".replace("|", "\\|")


def with_table(text: str) -> str:
    """The README with today's table."""
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + key_table() + END + rest.partition(END)[2]


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
