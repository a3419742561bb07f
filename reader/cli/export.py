"""`newsreader export`: articles as files that other programs read, or as one newspaper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader import wiring
from reader.cli import amounts, articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit, ProgressLine
from reader.library.reading import Reading, View
from reader.model.article import Story
from reader.model.errors import LibraryError, Unfit
from reader.model.reasons import reason_of
from reader.model.texts import gettext as _
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
            where = shown(expanded(wishes.to)) if wishes.to else _("The output")
            reason = reason_of(error)
            raise LibraryError(
                _("{} can't be written ({}). No file is there by half.").format(where, reason)
            ) from error
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
        progress.show(_("{} written").format(written))
    progress.clear()
    stayed = _(" {} were there and stay; --force replaces them.").format(kept) if kept else ""
    diagnostics.say(_("{} written to {}.{}").format(amounts.articles(written), shown(folder), stayed))


def _write_book(stories: Iterator[tuple[Story, Provenance]], title: str, name: str | None, *, force: bool) -> None:
    from reader.library.book import write_book

    if name is None:
        raise Unfit(_("An EPUB goes into a file: --to today.epub"))
    file = expanded(name)
    if file.exists() and not force:
        raise Unfit(_("{} is there already. --force replaces it.").format(shown(file)))
    first = next(stories, None)
    if first is None:
        raise Unfit(_("No article matches: there is nothing to write."))

    def told() -> Iterator[tuple[Story, Provenance]]:
        yield first
        yield from stories

    with whole_file(file) as stream:
        number = write_book(stream, title, told(), utc_now())
    diagnostics.say(_("{} written to {}.").format(amounts.articles(number), shown(file)))
