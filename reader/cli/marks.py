"""`newsreader marks`: what you did with articles, carried from one machine to another."""

from __future__ import annotations

import sys

from reader import wiring
from reader.cli import diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.carrying import MOST_BYTES, MarkFiles
from reader.model.errors import LibraryError, ParseError
from reader.model.reasons import reason_of
from reader.model.texts import gettext as _
from reader.model.times import utc_now
from reader.settings.paths import expanded, shown
from reader.settings.wholefile import whole_file


def run(context: Context) -> Exit:
    """Writes all marks into a file, or merges those of a file."""
    name = context.arguments.file
    with wiring.open_library(context.data, diagnostics.say) as library:
        files = MarkFiles(library.database)
        if context.arguments.action == "export":
            _export(files, name)
        else:
            merged = files.merge(_read(name), utc_now())
            away = merged.articles - merged.here
            rest = _(" {} are not here: merge again after a refresh that brings them.").format(away) if away else ""
            undo = _(" `newsreader undo` takes it back.") if merged.changed else ""
            said = _("{} of {} articles got later marks.{}{}").format(merged.changed, merged.articles, undo, rest)
            diagnostics.say(said)
    return Exit.OK


def _export(files: MarkFiles, name: str) -> None:
    if name == "-":
        for line in files.lines():
            output.document(line)
        return
    file = expanded(name)
    try:
        with whole_file(file) as stream:
            for line in files.lines():
                stream.write(f"{line}\n".encode())
    except OSError as error:
        raise LibraryError(_("{} can't be written ({}).").format(shown(file), reason_of(error))) from error
    diagnostics.say(_("Written to {}.").format(shown(file)))


def _read(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with expanded(name).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ParseError(_("{} can't be read ({}).").format(name, reason_of(error))) from error
