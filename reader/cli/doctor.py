"""`newsreader doctor`: looks at the settings, the keys and the library, and says what helps."""

from __future__ import annotations

from collections.abc import Iterator

from reader import wiring
from reader.cli import output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.health import Finding, examine
from reader.model.text import clean_line
from reader.settings.load import load_keys
from reader.settings.paths import shown

_LEVEL_CELLS = len("problem")
_SUBJECT_CELLS = len("settings")


def run(context: Context) -> Exit:
    """Prints each finding; the exit code says whether one is a problem."""
    with wiring.open_library(context.data) as library:
        findings = (*_settings(context), *examine(library.database))
    for finding in findings:
        subject = clean_line(finding.subject)
        message = clean_line(finding.message)
        output.line(f"{finding.level:{_LEVEL_CELLS}}  {subject:{_SUBJECT_CELLS}}  {message}")
    return Exit.FAILED if any(finding.level == "problem" for finding in findings) else Exit.OK


def _settings(context: Context) -> Iterator[Finding]:
    file = shown(context.settings_file)
    state = "" if context.settings_file.is_file() else "; it is not there, and need not be"
    yield Finding("fine", "settings", f"{file}{state}.")
    yield from (Finding("problem", "settings", problem) for problem in context.problems)
    keymap = load_keys(context.settings, context.settings_file)
    given = sum(map(bool, keymap.bindings.values()))
    yield Finding("fine", "keys", f"{given} of {len(keymap.bindings)} commands have a key.")
    yield from (Finding("problem", "keys", problem) for problem in keymap.problems)
