"""What the command line takes: subcommands, options, and what `--help` says of them."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, NoReturn

from reader import __version__
from reader.cli import neighbours, output, texts
from reader.model.errors import NewsreaderError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

COMMANDS: Final = (
    "demo",
    "refresh",
    "poll",
    "reextract",
    "list",
    "show",
    "search",
    *neighbours.COMMANDS,
    "feeds",
    "tidy",
    "backup",
    "restore",
    "doctor",
)

LISTED_AT_MOST: Final = 100
"""How many articles are listed where nobody says otherwise."""

FEEDS_ACTIONS: Final = ("add", "edit", "remove", "health", "import", "export", "sync")

_OPTIONS: Final = (
    *("--data", "--config", "--offline", "--version", "--help"),
    *("--all", "--again", "--json", "--limit", "--format", "--title", "--folder", "--interval", "--full-text"),
    *("--agree", "--compact"),
    *("--user", "--password-command", "--password-file", "--no-login", "--proxy", "--pick", "--as-is"),
    *("--force", "--repair", "--best", "--to", "--dry-run", "--urls", "--cache", "--settings"),
)

_TAKING_A_VALUE: Final = frozenset({"--data", "--config"})


class UsageError(NewsreaderError):
    """The arguments can't be understood."""


class Parser(ArgumentParser):
    """An `ArgumentParser` that raises `UsageError`, and prints its help through `output`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=RawDescriptionHelpFormatter, **settings)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. `{self.prog} --help` says what it takes.")

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
    parser = _parser()
    try:
        wishes, unknown = parser.parse_known_args(argv)
    except UsageError as error:
        raise _explained(argv, error) from None
    if unknown:
        raise _unknown(wishes.command, unknown[0])
    if wishes.version:
        output.line(f"newsreader {__version__}")
        raise SystemExit(0)
    return wishes


def _parser() -> Parser:
    parser = Parser(
        prog="newsreader", description=texts.PROGRAM, epilog=texts.EXIT_CODES, parents=[_shared(None, offline=False)]
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.set_defaults(module="screen")
    # A default here would undo what was said before the subcommand.
    shared = _shared(SUPPRESS, offline=SUPPRESS)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", parser_class=Parser)

    def command(name: str, does: str, epilog: str | None = None) -> Parser:
        made: Parser = commands.add_parser(name, help=does, description=does, epilog=epilog, parents=[shared])
        made.set_defaults(module=name)
        return made

    command("demo", texts.DEMO)
    _add_refresh(command("refresh", texts.REFRESH, texts.EVENTS))
    command("poll", texts.POLL, texts.POLLING)
    _add_reextract(command("reextract", texts.REEXTRACT, f"{texts.REEXTRACT_EXAMPLES}\n\n{texts.REREAD_EVENTS}"))
    _add_list(command("list", texts.LIST, f"{texts.QUERIES}\n\n{texts.FIELDS}"))
    _add_show(command("show", texts.SHOW, f"{texts.FIELDS}\n{texts.STORY_FIELDS}"))
    _add_search(command("search", texts.SEARCH, f"{texts.QUERIES}\n\n{texts.FIELDS}\n{texts.SEARCH_FIELDS}"))
    neighbours.add_commands(command, shared)
    _add_feeds(command("feeds", texts.FEEDS, f"{texts.FEED_FIELDS}\n\n{texts.HEALTH_FIELDS}"), shared)
    _add_tidy(command("tidy", texts.TIDY, f"{texts.TIDY_EXAMPLES}\n\n{texts.TIDY_FIELDS}"))
    _add_backup(command("backup", texts.BACKUP, texts.BACKUP_EXAMPLES))
    command("restore", texts.RESTORE).add_argument("file", metavar="FILE", help="a copy of a library")
    command("doctor", texts.DOCTOR, texts.REPAIRING).add_argument(
        "--repair", action="store_true", help="mend what is damaged"
    )
    return parser


def _shared(named: str | None, *, offline: bool | str) -> Parser:
    """The options that stand before or after the subcommand, with their defaults."""
    parser = Parser(add_help=False)
    group = parser.add_argument_group("everywhere")
    group.add_argument("--data", metavar="DIR", default=named, help="the library's folder (or NEWSREADER_DATA)")
    group.add_argument("--config", metavar="FILE", default=named, help="the settings file (or NEWSREADER_CONFIG)")
    group.add_argument("--offline", action="store_true", default=offline, help="make no connection")
    return parser


def _add_refresh(parser: Parser) -> None:
    parser.add_argument("feeds", nargs="*", metavar="FEED", help="a feed's number, address or title")
    parser.add_argument("--all", action="store_true", help="ask every feed, also when it is not due")
    parser.add_argument("--json", action="store_true", help="print each event as a JSON object, one a line")


def _add_reextract(parser: Parser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="which articles (as for list); all where left out")
    parser.add_argument("--again", action="store_true", help="also pages that today's extractor has read already")
    parser.add_argument("--json", action="store_true", help="print each event as a JSON object, one a line")


def _add_list(parser: Parser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="which articles; all where it is left out")
    _add_listing(parser)


def _add_search(parser: Parser) -> None:
    parser.add_argument("query", nargs="+", metavar="QUERY", help="what to look for")
    parser.add_argument("--best", action="store_true", help="what fits the words best first, not what is newest")
    _add_listing(parser)


def _add_listing(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print a JSON array")
    parser.add_argument(
        "--limit",
        type=_count,
        default=LISTED_AT_MOST,
        metavar="N",
        help=f"the newest N at most ({LISTED_AT_MOST}; 0 for all)",
    )


def _add_show(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="an article's number or address")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="how to print it (text)")


def _add_backup(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="where to write it")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def _add_feeds(parser: Parser, shared: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print a JSON array")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", parser_class=Parser)

    def action(name: str, does: str, epilog: str | None = None) -> Parser:
        made: Parser = actions.add_parser(name, help=does, description=does, epilog=epilog, parents=[shared])
        return made

    _add_feeds_add(action("add", texts.FEEDS_ADD, texts.FEEDS_ADD_EXAMPLES))
    _add_feeds_edit(action("edit", texts.FEEDS_EDIT, texts.FEEDS_EDIT_EXAMPLES))
    health = action("health", texts.FEEDS_HEALTH, texts.HEALTH_FIELDS)
    health.add_argument("--json", action="store_true", default=SUPPRESS, help="print a JSON array")
    action("remove", texts.FEEDS_REMOVE).add_argument("feed", metavar="FEED", help="its number, address or title")
    action("import", texts.FEEDS_IMPORT).add_argument("file", metavar="FILE.opml", help="the file; - for stdin")
    neighbours.add_sync(action("sync", neighbours.SYNC))
    action("export", texts.FEEDS_EXPORT).add_argument("file", nargs="?", metavar="FILE", help="the file; else stdout")


def _add_feeds_add(parser: Parser) -> None:
    parser.add_argument("url", metavar="ADDRESS", help="of the feed, or of a page that has feeds")
    parser.add_argument("--title", metavar="TEXT", help="your own name for it")
    parser.add_argument("--folder", metavar="NAME", help="the folder to put it in, A/B for one in another")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--pick", type=_picks, default=(), metavar="N[,M]", help="which of the page's feeds, unasked")
    way.add_argument("--as-is", action="store_true", help="add the address without asking it")


def _add_feeds_edit(parser: Parser) -> None:
    parser.add_argument("feed", metavar="FEED", help="its number, address or title")
    parser.add_argument("--title", metavar="TEXT", help='your own name for it; "" for the feed\'s own')
    parser.add_argument("--folder", metavar="NAME", help='the folder it is in, A/B for one in another; "" for none')
    parser.add_argument(
        "--interval", type=_interval, metavar="MINUTES", help="between two checks; 0 as in the settings"
    )
    parser.add_argument(
        "--full-text", choices=("auto", "always", "never"), help="fetch its articles' pages ahead (auto: where needed)"
    )
    parser.add_argument("--proxy", metavar="URL", help='ask through this proxy; none for without any; "" as elsewhere')
    login = parser.add_argument_group("for a feed that is not public")
    login.add_argument(
        "--user", metavar="NAME", help="its user; without one, the secret is the whole Authorization header"
    )
    secret = login.add_mutually_exclusive_group()
    secret.add_argument("--password-command", metavar="COMMAND", help="prints the password; run at each refresh")
    secret.add_argument("--password-file", metavar="FILE", help="holds the password in its first line")
    secret.add_argument("--no-login", action="store_true", help="forget them")


def _add_tidy(parser: Parser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--agree", action="store_true", help="agree to what was shown, and delete it")
    way.add_argument("--compact", action="store_true", help="make the library's file as small as it can be")
    parser.add_argument("--json", action="store_true", help="print a JSON array, one rule a line")


def numbers(text: str) -> tuple[int, ...] | None:
    """The numbers in `1`, `1,3` or `1 3`, each once; None for anything else."""
    parts = text.replace(",", " ").split()
    if not all(part.isdecimal() and part.isascii() and len(part) < 5 for part in parts):
        return None
    return tuple(dict.fromkeys(map(int, parts))) or None


def _picks(text: str) -> tuple[int, ...]:
    found = numbers(text)
    if found is None:
        raise ArgumentTypeError("it takes the numbers of feeds, with commas between")
    return found


def _interval(text: str) -> int:
    if not text.isdecimal() or len(text) > 5 or (int(text) and not 15 <= int(text) <= 10_080):
        raise ArgumentTypeError("it takes 15 to 10080 minutes, or 0 for those of the settings")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise ArgumentTypeError("it takes a whole number, 0 for all")
    return int(text)


def _explained(argv: Sequence[str], error: UsageError) -> UsageError:
    """`error`, in better words where a command is misspelt."""
    words = _words(argv)
    if words and words[0] not in COMMANDS:
        return UsageError(f"there is no command `{words[0]}`.{_nearest(words[0], COMMANDS)} {_help_of()}")
    if words[:1] == ["feeds"] and len(words) > 1 and words[1] not in FEEDS_ACTIONS:
        hint = _nearest(words[1], FEEDS_ACTIONS)
        return UsageError(f"there is no command `feeds {words[1]}`.{hint} {_help_of('feeds')}")
    return error


def _unknown(command: str | None, word: str) -> UsageError:
    """What is said of an argument that nothing takes."""
    of = f" of {command}" if command else ""
    if not word.startswith("-"):
        return UsageError(f"`{word}` is too much. {_help_of(command)}")
    if command in {"list", "search", "reextract"} and not word.startswith("--"):
        return UsageError(
            f"`{word}` is not an option{of}. A word to leave out stands after --: newsreader {command} -- {word}"
        )
    return UsageError(f"`{word}` is not an option{of}.{_nearest(word, _OPTIONS)} {_help_of(command)}")


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
    return f"`newsreader {f'{command} ' if command else ''}--help` says what there is."


def _nearest(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, [other for other in known if other != word], n=1, cutoff=0.6)
    return f" The nearest is `{near[0]}`." if near else ""
