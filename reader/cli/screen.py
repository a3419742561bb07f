"""`newsreader` without a command: the screen on the person's library."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader import wiring
from reader.cli import diagnostics
from reader.cli.context import Context, require_screen
from reader.cli.diagnostics import Exit
from reader.library.opened import Library
from reader.model.texts import gettext as _
from reader.settings.editions import load_editions
from reader.settings.keymap import KeyMap
from reader.settings.load import load_keys
from reader.settings.schema import Settings
from reader.tui import background

if TYPE_CHECKING:
    from reader.tui.glimpse import Glimpse
    from reader.tui.shared_poller import OpenPoller


def run(context: Context) -> Exit:
    """Opens the screen; it asks for the first feeds where there are none."""
    require_screen()
    told: list[str] = []
    with wiring.open_library(
        context.data, lambda sentence: _tell(sentence, told), subscriptions=context.subscriptions
    ) as library:
        keymap = load_keys(context.settings, context.settings_file)
        for problem in keymap.problems:
            diagnostics.say(problem)
        frame = show(
            library,
            context.settings,
            keymap,
            lambda: wiring.open_poller_aside(context.data, _online(context.settings)),
            settings_file=context.settings_file,
            notice=" ".join([*told[-1:], _notice(len(context.problems) + len(keymap.problems))]).strip(),
            glimpse=context.arguments.glimpse,
        )
    context.arguments.glimpse.keep(frame)
    return Exit.OK


def show(
    library: Library,
    settings: Settings,
    keymap: KeyMap,
    open_poller: OpenPoller,
    *,
    sample: bool = False,
    notice: str = "",
    settings_file: Path | None = None,
    glimpse: Glimpse | None = None,
) -> str:
    """Puts a library on the screen until the person leaves, `notice` first; settings are changed in `settings_file`.

    Gives the frame that the next start begins with, "" where that can't be known.
    """
    with background.asked() if settings.look.theme == "auto" else nullcontext(background.Listening()) as listening:
        from reader.tui import app  # textual takes a while to load: after everything that can fail at once

        heard = listening.heard()
    return app.run(
        library,
        settings,
        keymap,
        load_editions(),
        open_poller,
        sample=sample,
        notice=notice,
        shade=background.known(heard),
        typed=heard.typed,
        settings_file=settings_file,
        glimpse=glimpse,
    )


def _online(settings: Settings) -> Settings:
    """The settings with the network: offline the screen opens no poller, and a person may want to go online there."""
    return replace(settings, network=replace(settings.network, offline=False))


def _tell(sentence: str, told: list[str]) -> None:
    """Says what the screen will say once more: what is on the terminal is out of sight then."""
    diagnostics.say(sentence)
    told.append(sentence)


def _notice(problems: int) -> str:
    """What the screen says of settings that could not be used; stderr has told them before it opened."""
    if not problems:
        return ""
    return _("{} of your settings can't be used; newsreader doctor lists them.").format(problems)
