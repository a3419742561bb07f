"""`newsreader doctor`: looks at the terminal, the settings, the library, the network and the feeds; says what helps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from reader import wiring
from reader.cli import diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.cli.surroundings import network, terminal
from reader.library.health import Finding, Level, examine
from reader.library.safekeeping import sentences
from reader.library.tidying import Tidying
from reader.model.errors import LibraryError
from reader.model.text import clean_line
from reader.model.texts import deferred, number
from reader.model.texts import gettext as _
from reader.settings.load import load_keys
from reader.settings.paths import shown

_LEVELS: Final[Mapping[Level, str]] = {
    "fine": deferred("fine"),
    "note": deferred("note"),
    "problem": deferred("problem"),
}
_MUCH: Final = 1.25


def run(context: Context) -> Exit:
    """Prints each finding, after mending what is damaged where that is wished.

    The exit code says whether a finding is a problem.
    """
    if context.arguments.repair:
        for sentence in sentences(wiring.repair_library(context.data, diagnostics.say)):
            diagnostics.say(sentence)
    findings = (*terminal(), *_settings(context), *_library(context))
    if context.arguments.json:
        output.values(map(asdict, findings))
    else:
        _print(findings)
    return Exit.FAILED if any(finding.level == "problem" for finding in findings) else Exit.OK


def _print(findings: Sequence[Finding]) -> None:
    levels = max(len(_(level)) for level in _LEVELS.values())
    subjects = max(len(_(finding.subject)) for finding in findings)
    for finding in findings:
        level, subject = _(_LEVELS[finding.level]), _(finding.subject)
        output.line(f"{level:{levels}}  {subject:{subjects}}  {clean_line(finding.message)}")


def _library(context: Context) -> tuple[Finding, ...]:
    """What is found of the library; one that can't be opened is a finding too."""
    try:
        library = wiring.open_library(context.data)
    except LibraryError as error:
        return (Finding("problem", deferred("library"), str(error)),)
    with library:
        return (
            *examine(library.database),
            *_keeping(context, library.tidying),
            *network(context.settings, library.subscriptions.feeds()),
        )


def _settings(context: Context) -> Iterator[Finding]:
    file = shown(context.settings_file)
    state = "" if context.settings_file.is_file() else _("; it is not there, and need not be")
    yield Finding("fine", deferred("settings"), f"{file}{state}.")
    yield from (Finding("problem", deferred("settings"), problem) for problem in context.loaded.problems)
    keymap = load_keys(context.settings, context.settings_file)
    given = sum(map(bool, keymap.bindings.values()))
    yield Finding("fine", deferred("keys"), _("{} of {} commands have a key.").format(given, len(keymap.bindings)))
    yield from (Finding("problem", deferred("keys"), problem) for problem in keymap.problems)


def _keeping(context: Context, tidying: Tidying) -> Iterator[Finding]:
    """The bounds to what is kept that wait for the person, and room in the file that could be given back."""
    for rule in tidying.waiting(context.settings.keep.rules):
        message = _("“{}” deletes nothing until you have seen what it would, and agreed: `newsreader tidy`.").format(
            rule.name
        )
        yield Finding("note", deferred("keeping"), message)
    room = tidying.room()
    if not room.in_steps and room.bytes > _MUCH * room.needed:
        free = (room.bytes - room.needed) / 1_000_000
        yield Finding(
            "note",
            deferred("keeping"),
            _("{} MB of the file are free. `newsreader tidy --compact` gives them back.").format(number(free, 1)),
        )
