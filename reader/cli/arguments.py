"""What the command line takes: subcommands, options, and what is said where it can't be understood."""

from __future__ import annotations

import argparse
import os
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NoReturn

from reader import __version__
from reader.cli import output, texts
from reader.cli.commands import COMMANDS
from reader.cli.options import add_shared
from reader.model.errors import NewsreaderError
from reader.model.texts import gettext as _
from reader.model.texts import ngettext

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_TAKING_A_VALUE: Final = frozenset({"--data", "--config"})
_QUERYING: Final = frozenset({"list", "count", "search", "read", "ready", "reextract"})
ASKING: Final = frozenset({"-h", "--help", "--version"})
"""Options that are answered at once."""


class UsageError(NewsreaderError):
    """The arguments can't be understood."""


argparse._ = _  # type: ignore[attr-defined]  # it would take its own words from compiled files of gettext's
argparse.ngettext = ngettext  # type: ignore[attr-defined]


class _Help(RawDescriptionHelpFormatter):
    """As wide as the terminal; argparse makes one for each option, and would load what packs files to ask how wide."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return int(named)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


class Parser(ArgumentParser):
    """An `ArgumentParser` that raises `UsageError`, and prints its help through `output`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_Help, **settings)

    def error(self, message: str) -> NoReturn:
        raise UsageError(_("{}. `{} --help` says what it takes.").format(message, self.prog))

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Prints the help on stdout, or into `file`."""
        if file is None:
            output.document(self.format_help())
        else:
            file.write(self.format_help())


def parse(argv: Sequence[str]) -> Namespace:
    """The wishes that `argv` states; `module` names the module of `reader.cli` that fulfils them.

    Raises `UsageError`, with the nearest command or option where there is one; `SystemExit` after printing the help.
    """
    parser = _parser_for(argv)
    try:
        wishes, unknown = parser.parse_known_args(argv)
    except UsageError as error:
        raise _explained(argv, error) from None
    if unknown:
        raise _unknown(argv, wishes.command, unknown[0])
    if wishes.version:
        output.line(f"newsreader {__version__}")
        raise SystemExit(0)
    return wishes


def whole_parser() -> Parser:
    """The parser with all subcommands."""
    return _parser(COMMANDS)


def _parser_for(argv: Sequence[str]) -> Parser:
    """A parser that knows the subcommand of `argv`, where that is all it needs: to make them all takes a while."""
    words = _words(argv)
    if not words or words[0] not in COMMANDS or not ASKING.isdisjoint(argv[: argv.index(words[0])]):
        return whole_parser()
    return _parser(words[:1])


def _parser(names: Iterable[str]) -> Parser:
    before = Parser(add_help=False)
    add_shared(before, None, given=False)
    parser = Parser(prog="newsreader", description=_(texts.PROGRAM), epilog=_(texts.EXIT_CODES), parents=[before])
    parser.add_argument("--version", action="store_true", help=_("print the version"))
    parser.set_defaults(module="screen", json=False)
    after = Parser(add_help=False)
    add_shared(after, SUPPRESS, given=SUPPRESS)  # a default here would undo what was said before the subcommand
    # Without its name argparse would ask for the terminal's width, which takes longer than all else here.
    commands = parser.add_subparsers(
        title=_("commands"), metavar=_("COMMAND"), dest="command", parser_class=Parser, prog=parser.prog
    )
    for name in names:
        command = COMMANDS[name]
        made: Parser = commands.add_parser(
            name, help=_(command.does), description=_(command.does), epilog=command.epilog, parents=[after]
        )
        made.set_defaults(module=command.module or name)
        if command.add:
            command.add(made)
        if command.actions:
            _add_actions(made, name, after)
    return parser


def _add_actions(parser: Parser, name: str, after: Parser) -> None:
    """The actions of a subcommand, such as those of `feeds`."""
    actions = parser.add_subparsers(
        title=_("actions"), metavar=_("ACTION"), dest="action", parser_class=Parser, prog=parser.prog
    )
    for word, action in COMMANDS[name].actions.items():
        made: Parser = actions.add_parser(
            word, help=_(action.does), description=_(action.does), epilog=action.epilog, parents=[after]
        )
        if action.add:
            action.add(made)


def _explained(argv: Sequence[str], error: UsageError) -> UsageError:
    """`error`, in better words where a command is misspelt."""
    words = _words(argv)
    if words and words[0] not in COMMANDS:
        return _no_command(words[0], _nearest(words[0], COMMANDS), _help_of())
    actions = COMMANDS[words[0]].actions if words else {}
    if actions and len(words) > 1 and words[1] not in actions:
        return _no_command(f"{words[0]} {words[1]}", _nearest(words[1], actions), _help_of(words[0]))
    return error


def _no_command(word: str, *hints: str) -> UsageError:
    return UsageError(_sentences(_("there is no command `{}`.").format(word), *hints))


def _unknown(argv: Sequence[str], command: str | None, word: str) -> UsageError:
    """What is said of an argument that nothing takes."""
    if not word.startswith("-"):
        return UsageError(_sentences(_("`{}` is too much.").format(word), _help_of(command)))
    unknown = (_("`{}` is not an option of {}.") if command else _("`{}` is not an option.")).format(word, command)
    if command in _QUERYING and not word.startswith("--"):
        hint = _("A word to leave out stands after --: newsreader {} -- {}").format(command, word)
        return UsageError(_sentences(unknown, hint))
    return UsageError(_sentences(unknown, _nearest(word, _options(argv)), _help_of(command)))


def _options(argv: Sequence[str]) -> list[str]:
    """The options that the subcommand of `argv` takes, and its action."""
    parser: ArgumentParser = _parser_for(argv)
    found = list[str]()
    for word in (*_words(argv), ""):
        found += parser._option_string_actions  # argparse has no public way to them
        inner = [action.choices for action in parser._actions if isinstance(action.choices, dict)]
        if not inner or word not in inner[0]:
            break
        parser = inner[0][word]
    return [option for option in found if option.startswith("--")]


def _words(argv: Sequence[str]) -> list[str]:
    """The arguments that are neither options nor their values, as far as every command has them."""
    found: list[str] = []
    words = iter(argv)
    for word in words:
        if word in _TAKING_A_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            found.append(word)
    return found


def _help_of(command: str | None = None) -> str:
    return _("`newsreader {}--help` says what there is.").format(f"{command} " if command else "")


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # most people make no mistake most of the time

    near = get_close_matches(word, [other for other in known if other != word], n=1, cutoff=0.6)
    return _("The nearest is `{}`.").format(near[0]) if near else ""


def _sentences(*said: str) -> str:
    return " ".join(filter(None, said))
