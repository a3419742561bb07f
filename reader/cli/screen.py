"""`newsreader` without a command: the screen on the person's library."""

from __future__ import annotations

from reader import wiring
from reader.cli import diagnostics
from reader.cli.context import Context, require_screen
from reader.cli.diagnostics import Exit
from reader.settings.editions import load_editions
from reader.settings.load import load_keys


def run(context: Context) -> Exit:
    """Opens the screen; it asks for the first feeds where there are none."""
    require_screen()
    with wiring.open_library(context.data) as library:
        keymap = load_keys(context.settings, context.settings_file)
        for problem in keymap.problems:
            diagnostics.say(problem)
        from reader.tui import app  # textual takes a while to load: after everything that can fail at once

        app.run(
            library,
            context.settings,
            keymap.bindings,
            load_editions(),
            lambda: wiring.open_poller(context.data, context.settings),
            notice=_notice(len(context.problems) + len(keymap.problems)),
        )
    return Exit.OK


def _notice(problems: int) -> str:
    """What the screen says of settings that could not be used; stderr has told them before it opened."""
    if not problems:
        return ""
    return f"{problems} of your settings can't be used; newsreader doctor lists them."
