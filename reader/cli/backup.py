"""`newsreader backup`: writes the library into a file, also while it is used."""

from __future__ import annotations

from reader import wiring
from reader.cli import diagnostics
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.safekeeping import back_up
from reader.model.texts import gettext as _
from reader.settings.paths import expanded


def run(context: Context) -> Exit:
    """Writes the file, looks it through, and says how large it is."""
    wishes = context.arguments
    with wiring.open_library(context.data, diagnostics.say) as library:
        size = back_up(library.database, expanded(wishes.file), force=wishes.force)
    diagnostics.say(
        _("The library is copied to {}, {}. `newsreader restore {}` brings it back.").format(
            wishes.file, size, wishes.file
        )
    )
    return Exit.OK
