"""`newsreader undo`: takes back what was done last, here or on the screen."""

from __future__ import annotations

from reader.cli import output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit, say
from reader.library.opened import open_library


def run(context: Context) -> Exit:
    """Takes it back, and prints what it was."""
    with open_library(context.data, say, subscriptions=context.subscriptions) as library:
        output.line(library.marks.undo())
    return Exit.OK
