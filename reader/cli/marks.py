"""`newsreader marks`: what you did with articles, carried from one machine to another."""

from __future__ import annotations

import sys

from reader import wiring
from reader.cli import diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.carrying import MOST_BYTES, MarkFiles
from reader.model.errors import LibraryError, ParseError
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
            rest = f" {away} are not here: merge again after a refresh that brings them." if away else ""
            undo = " `newsreader undo` takes it back." if merged.changed else ""
            diagnostics.say(f"{merged.changed} of {merged.articles} articles got later marks.{undo}{rest}")
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
        raise LibraryError(f"{shown(file)} can't be written ({error.strerror or error}).") from error
    diagnostics.say(f"Written to {shown(file)}.")


def _read(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with expanded(name).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ParseError(f"{name} can't be read ({error.strerror or error}).") from error
