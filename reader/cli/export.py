"""`newsreader export`: articles as files that other programs read, or as one newspaper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader import wiring
from reader.cli import articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit, ProgressLine
from reader.cli.refresh import counted
from reader.library.reading import Reading, View
from reader.model.article import Story
from reader.model.errors import LibraryError, Unfit
from reader.model.times import utc_now
from reader.settings.paths import expanded, shown
from reader.settings.wholefile import whole_file, write_whole
from reader.store import Provenance

_BATCH: Final = 50
"""Articles that are in memory at once."""


def run(context: Context) -> Exit:
    """Writes the articles that match."""
    wishes = context.arguments
    with wiring.open_library(context.data, diagnostics.say) as library:
        stories = _stories(library.reading, wishes.query, wishes.limit)
        try:
            if wishes.format == "epub":
                _write_book(stories, wishes.title or _title(wishes.query), wishes.to, force=wishes.force)
            elif wishes.to is None:
                _print(stories, wishes.format)
            else:
                _write_files(stories, wishes.format, expanded(wishes.to), force=wishes.force)
        except BrokenPipeError:
            raise
        except OSError as error:
            where = shown(expanded(wishes.to)) if wishes.to else "The output"
            reason = error.strerror or error
            raise LibraryError(f"{where} can't be written ({reason}). No file is there by half.") from error
    return Exit.OK


def _stories(reading: Reading, query: list[str], limit: int) -> Iterator[tuple[Story, Provenance]]:
    """The articles that match, or the one that is named, some at a time."""
    if len(query) == 1 and (query[0].isdecimal() or "://" in query[0]):
        yield from reading.stories([reading.find(query[0])])
        return
    view: View = articles.open_view(reading, " ".join(query), utc_now())
    end = limit or len(view.ids)
    for start in range(0, end, _BATCH):
        yield from reading.stories(view.ids[start : min(end, start + _BATCH)])


def _title(query: list[str]) -> str:
    return " · ".join(filter(None, ("newsreader", " ".join(query), f"{utc_now().astimezone():%Y-%m-%d}")))


def _print(stories: Iterator[tuple[Story, Provenance]], kind: str) -> None:
    from reader.library.carried import FORMATS as WRITERS

    write = WRITERS[kind][1]
    for number, one in enumerate(stories):
        if number and kind != "json":
            output.line("")
        output.document(write(*one))


def _write_files(stories: Iterator[tuple[Story, Provenance]], kind: str, folder: Path, *, force: bool) -> None:
    from reader.library.carried import FORMATS as WRITERS
    from reader.library.carried import FileNames

    ending, write = WRITERS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    names, progress, written, kept = FileNames(), ProgressLine(), 0, 0
    for story, provenance in stories:
        file = folder / names.of(story, ending)
        if file.exists() and not force:
            kept += 1
            continue
        write_whole(file, write(story, provenance))
        written += 1
        progress.show(f"{written} written")
    progress.clear()
    stayed = f" {kept} were there and stay; --force replaces them." if kept else ""
    diagnostics.say(f"{counted(written, 'article')} written to {shown(folder)}.{stayed}")


def _write_book(stories: Iterator[tuple[Story, Provenance]], title: str, name: str | None, *, force: bool) -> None:
    from reader.library.book import write_book

    if name is None:
        raise Unfit("An EPUB goes into a file: --to today.epub")
    file = expanded(name)
    if file.exists() and not force:
        raise Unfit(f"{shown(file)} is there already. --force replaces it.")
    first = next(stories, None)
    if first is None:
        raise Unfit("No article matches: there is nothing to write.")

    def told() -> Iterator[tuple[Story, Provenance]]:
        yield first
        yield from stories

    with whole_file(file) as stream:
        number = write_book(stream, title, told(), utc_now())
    diagnostics.say(f"{counted(number, 'article')} written to {shown(file)}.")
