"""`newsreader restore`: puts a copy in the library's place, and keeps what was there."""

from __future__ import annotations

from reader import wiring
from reader.cli import diagnostics
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.model.texts import gettext as _
from reader.settings.paths import expanded, shown


def run(context: Context) -> Exit:
    """Looks the copy through, puts it in its place, and says where the earlier library is."""
    kept = wiring.restore_library(context.data, expanded(context.arguments.file))
    where = _(" The one that was here is kept as {}.").format(shown(kept)) if kept else ""
    diagnostics.say(_("The library is the one of {} now.{}").format(context.arguments.file, where))
    return Exit.OK
