"""What each command does, in a class for each group; a method has its command's id for a name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from reader.settings.commands import COMMANDS
from reader.tui.commands.article import InTheArticle
from reader.tui.commands.feeds import Feeds
from reader.tui.commands.fetching import Fetching
from reader.tui.commands.finding import Finding
from reader.tui.commands.hiding import Hiding
from reader.tui.commands.marking import Marking
from reader.tui.commands.moving import Moving
from reader.tui.commands.program import Program
from reader.tui.commands.reading import Reading
from reader.tui.commands.sharing import Sharing

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


def handlers(screen: ReadingScreen) -> dict[str, Callable[[], Awaitable[None]]]:
    """Each command's id with what does it on a screen."""
    groups = {
        "Moving": Moving(screen),
        "Reading": Reading(screen),
        "In the article": InTheArticle(screen),
        "Marking": Marking(screen),
        "Hiding": Hiding(screen),
        "Finding": Finding(screen),
        "Feeds": Feeds(screen),
        "Fetching": Fetching(screen),
        "Sharing": Sharing(screen),
        "Program": Program(screen),
    }
    return {command.id: getattr(groups[command.group], command.id) for command in COMMANDS}
