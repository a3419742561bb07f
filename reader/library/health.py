"""What `newsreader doctor` finds out about the library and its surroundings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final, Literal, TypeAlias

from reader.model.errors import LibraryError
from reader.model.text import clean_line
from reader.model.texts import deferred, ngettext, number
from reader.model.texts import gettext as _
from reader.model.times import utc_now
from reader.store import Database, Feeds, check
from reader.store.checks import Condition
from reader.store.disks import network_of

Level: TypeAlias = Literal["fine", "note", "problem"]

OURS: Final = "newsreader-tui"
"""The name under which this program is installed."""

_REPAIRS: Final = deferred("newsreader doctor --repair saves what is here.")
_PACKAGE: Final = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `subject` in a word or two, `message` a sentence for a person."""

    level: Level
    subject: str
    message: str


def examine(database: Database, package: Path = _PACKAGE, *, now: datetime | None = None) -> tuple[Finding, ...]:
    """Looks at the library's file, its search index, its pages, its feeds, its folder and the program's `package`.

    `now` is the moment as of which its pages are looked at; the present for None.
    """
    condition = check(database, now or utc_now())
    return (
        *_library(database.path, condition),
        *_pages(condition),
        *_feeds(database),
        *_folder(database),
        *_package(package),
    )


def _library(path: Path, found: Condition) -> Iterator[Finding]:
    counts = _("articles {}, pages {}, {}").format(found.articles, found.pages, _megabytes(found.bytes))
    yield Finding("fine", deferred("library"), f"{path}: {counts}.")
    if found.damage:
        yield Finding(
            "problem", deferred("library"), _("The file is damaged: {}. {}").format(found.damage, _(_REPAIRS))
        )
    if found.index_damage:
        yield Finding(
            "problem",
            deferred("search"),
            _("The search index is damaged: {} {}").format(found.index_damage, _(_REPAIRS)),
        )
    elif found.missing_from_index:
        absent = found.missing_from_index
        missing = ngettext(
            "{} article is missing from the search index.",
            "{} articles are missing from the search index.",
            absent,
        ).format(absent)
        yield Finding("problem", deferred("search"), f"{missing} {_(_REPAIRS)}")
    else:
        yield Finding("fine", deferred("search"), _("The search index is whole (SQLite {}).").format(found.sqlite))


def _pages(found: Condition) -> Iterator[Finding]:
    """The pages that are kept, those that could not be had, and those that a site's rules did not fit."""
    kept = _("{} fetched pages are kept to be read again, {}.").format(found.raw_pages, _megabytes(found.raw_bytes))
    yield Finding("fine", deferred("pages"), kept)
    if found.failed_pages:
        failed = ngettext(
            "{} article could not be fetched whole.", "{} articles could not be fetched whole.", found.failed_pages
        )
        yield Finding("note", deferred("pages"), failed.format(found.failed_pages))
    for misfit in found.misfits:
        yield Finding(
            "note",
            deferred("rules"),
            _(
                "Rules for {} did not fit {} of the last {} pages; they were read by the general rules. A "
                "newer version may know the site's new look."
            ).format(clean_line(misfit.site), misfit.missed, misfit.pages),
        )


def _feeds(database: Database) -> Iterator[Finding]:
    try:
        feeds = Feeds(database).polled()
    except LibraryError as error:
        yield Finding("problem", deferred("feeds"), str(error))
        return
    failing = [polled for polled in feeds if polled.polling.error]
    yield Finding("fine", deferred("feeds"), _("Feeds {}, failing {}.").format(len(feeds), len(failing)))
    for polled in failing:
        times = _("{} times").format(polled.polling.failures) if polled.polling.failures > 1 else _("once")
        yield Finding(
            "note", deferred("feed"), _("{} failed {}: {}").format(polled.feed.title, times, polled.polling.error)
        )


def _folder(database: Database) -> Iterator[Finding]:
    """The data folder, which other machines must not write to at the same time."""
    folder = database.path.parent
    if database.read_only:
        yield Finding("problem", deferred("library"), database.read_only)
    if kind := network_of(folder):
        yield Finding(
            "problem",
            deferred("folder"),
            _("{} is on a network ({}); keep the library on this machine's disk.").format(folder, kind),
        )


def _package(package: Path) -> Iterator[Finding]:
    """Another project's files in this package's folder: some install a package of the same name."""
    yield Finding("fine", deferred("python"), f"Python {sys.version.split()[0]}, {package}.")
    for other in distributions():
        if other.name and other.name.lower().replace("_", "-") != OURS and _shares(other, package):
            name = clean_line(other.name)
            yield Finding(
                "problem",
                deferred("package"),
                _("“{}” put its files among newsreader's: uninstall one of them.").format(name),
            )


def _shares(other: Distribution, package: Path) -> bool:
    files = other.files or ()
    return any(
        file.parts[:1] == (package.name,) and Path(str(other.locate_file(file))).is_relative_to(package)
        for file in files
    )


def _megabytes(size: int) -> str:
    return _("{} MB").format(number(size / 1_000_000, 1))
