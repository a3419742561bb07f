"""`newsreader config`: the settings that hold, where they come from, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reader.cli import diagnostics, output
from reader.cli.arguments import UsageError
from reader.cli.completion import script
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.cli.table import Column, write_table
from reader.model.text import clean_line
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.settings import paths
from reader.settings.commands import COMMANDS
from reader.settings.described import value_of
from reader.settings.load import load_keys
from reader.settings.problems import nearest, value_shown
from reader.settings.rules import LOCKED, RULES

if TYPE_CHECKING:
    from pathlib import Path

_SHIPPED: Final = deferred("the program")


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting that holds, and what has set it."""

    dotted: str
    value: object
    origin: str


def run(context: Context) -> Exit:
    """Does what the action says."""
    wishes = context.arguments
    match wishes.action:
        case "show":
            _show(_settings(context, wishes.keys), origin=wishes.origin, as_json=wishes.json)
        case "path":
            _tell_paths(context, as_json=wishes.json)
        case "check":
            return _check(context, as_json=wishes.json)
        case "keys":
            _tell_keys(context, as_json=wishes.json)
        case "set":
            _set(context)
        case "completion":
            output.document(script(wishes.shell))
        case "schema":
            output.document((paths.shipped() / "schema.json").read_text(encoding="utf-8"))
        case _:
            raise UsageError(_("what of the settings? `newsreader config --help` says what there is."))
    return Exit.OK


def _settings(context: Context, wanted: Sequence[str]) -> list[Setting]:
    """The settings that were named, or of a section that was; all, for none."""
    known = (*RULES, LOCKED)
    for name in wanted:
        if not any(_is_of(dotted, name) for dotted in known):
            raise UsageError(_("{} is not a setting.{}").format(clean_line(name), nearest(name, known)))
    loaded = context.loaded
    return [
        Setting(dotted, value_of(loaded.settings, dotted), loaded.origins.get(dotted, _SHIPPED))
        for dotted in known
        if not wanted or any(_is_of(dotted, name) for name in wanted)
    ]


def _is_of(dotted: str, name: str) -> bool:
    return dotted == name or dotted.startswith(f"{name}.")


def _show(settings: Sequence[Setting], *, origin: bool, as_json: bool) -> None:
    """The settings as a file of them would have them; with their origins as a table."""
    if as_json:
        output.value({one.dotted: {"value": _plain(one.value), "origin": one.origin} for one in settings})
    elif origin:
        write_table(
            (Column(_("setting")), Column(_("value")), Column(_("set by"))),
            [(one.dotted, value_shown(_plain(one.value)), _(one.origin)) for one in settings],
        )
    else:
        for one in settings:
            output.line(f"{one.dotted} = {value_shown(_plain(one.value))}")


def _plain(value: object) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _tell_paths(context: Context, *, as_json: bool) -> None:
    places: list[tuple[str, Path]] = [
        (deferred("settings"), context.settings_file),
        *((deferred("system"), file) for file in paths.system_settings_files()),
        (deferred("shipped"), paths.shipped() / paths.SETTINGS_FILE),
        (deferred("keys"), paths.shipped() / "keys"),
        (deferred("library"), context.data),
        (deferred("state"), paths.state_folder()),
    ]
    if as_json:
        output.values({"what": what, "path": str(path), "exists": path.exists()} for what, path in places)
        return
    rows = [(_(what), _("there") if path.exists() else _("not there"), clean_line(str(path))) for what, path in places]
    write_table((Column(_("what")), Column(""), Column(_("path"))), rows)


def _check(context: Context, *, as_json: bool) -> Exit:
    """Prints what is wrong; nothing wrong is said, and no failure."""
    keymap = load_keys(context.settings, context.settings_file)
    problems = (*context.loaded.problems, *keymap.problems)
    if as_json:
        output.values(problems)
    else:
        for problem in problems:
            output.line(problem)
    if problems:
        return Exit.FAILED
    diagnostics.say(_("The settings and the keys are fine."))
    return Exit.OK


def _tell_keys(context: Context, *, as_json: bool) -> None:
    keymap = load_keys(context.settings, context.settings_file)
    if as_json:
        output.values(
            {"command": command.id, "keys": list(keymap.bindings.get(command.id, ())), "title": command.title}
            for command in COMMANDS
        )
        return
    from reader.tui.keys import written

    rows = [("  ".join(map(written, keymap.bindings[one.id])), _(one.title), one.id) for one in COMMANDS]
    write_table((Column(_("keys")), Column(_("what they do")), Column(_("command"))), rows)


def _set(context: Context) -> None:
    """Writes a setting into the person's file."""
    from reader.settings.changing import typed, write

    wishes = context.arguments
    rule = RULES.get(wishes.key)
    if rule is None:
        raise UsageError(_("{} is not a setting.{}").format(clean_line(wishes.key), nearest(wishes.key, RULES)))
    value = typed(rule, wishes.value)
    if value is None:
        raise UsageError(
            _("{} = {} can't be used: it takes {}.").format(wishes.key, value_shown(wishes.value), rule.accepted)
        )
    write(context.settings_file, {wishes.key: value})
    diagnostics.say(
        _("{} = {} now, in {}.").format(wishes.key, value_shown(_plain(value)), paths.shown(context.settings_file))
    )
