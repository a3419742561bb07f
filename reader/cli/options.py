"""Options that several subcommands take, and the kinds of values that options accept."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from typing import Final

from reader.model.texts import deferred
from reader.model.texts import gettext as _

LISTED_AT_MOST: Final = 100
"""How many articles are listed where nobody says otherwise."""

ARTICLES: Final = deferred("numbers, addresses, a query, or - for numbers from standard input")


def add_shared(parser: ArgumentParser, named: str | None, *, given: bool | str) -> None:
    """The options that stand before or after the subcommand, with their defaults."""
    group = parser.add_argument_group(_("everywhere"))
    group.add_argument("--data", metavar=_("DIR"), default=named, help=_("the library's folder (or NEWSREADER_DATA)"))
    group.add_argument("--config", metavar=_("FILE"), default=named, help=_("the settings file (or NEWSREADER_CONFIG)"))
    group.add_argument("--offline", action="store_true", default=given, help=_("make no connection"))
    group.add_argument("-q", "--quiet", action="store_true", default=given, help=_("say nothing but what went wrong"))
    group.add_argument("-v", "--verbose", action="store_true", default=given, help=_("say more of what is done"))


def add_query(parser: ArgumentParser, what: str = "") -> None:
    """A query of any number of words; `what` says what it is for."""
    parser.add_argument(
        "query", nargs="*", metavar=_("QUERY"), help=what or _("which articles; all where it is left out")
    )


def add_articles(parser: ArgumentParser) -> None:
    """Articles, by name or by a query."""
    parser.add_argument("articles", nargs="+", metavar=_("ARTICLE"), help=_(ARTICLES))


def add_json(parser: ArgumentParser, what: str = "") -> None:
    """Output for programs; `what` says in which form."""
    # A default here would undo what was said before an action: the whole parser has it.
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=what or _("print a JSON array"))


def add_listing(parser: ArgumentParser) -> None:
    """How articles are listed."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print a JSON array"))
    form.add_argument("--json-lines", action="store_true", help=_("print a JSON object a line"))
    form.add_argument("--ids", action="store_true", help=_("print the numbers alone, one a line"))
    parser.add_argument(
        "--limit",
        type=count,
        default=LISTED_AT_MOST,
        metavar="N",
        help=_("the first N at most ({}; 0 for all)").format(LISTED_AT_MOST),
    )


def numbers(text: str) -> tuple[int, ...] | None:
    """The numbers in `1`, `1,3` or `1 3`, each once; None for anything else."""
    parts = text.replace(",", " ").split()
    if not all(part.isdecimal() and part.isascii() and len(part) < 5 for part in parts):
        return None
    return tuple(dict.fromkeys(map(int, parts))) or None


def picks(text: str) -> tuple[int, ...]:
    """The numbers of feeds that are wanted."""
    found = numbers(text)
    if found is None:
        raise ArgumentTypeError(_("it takes the numbers of feeds, with commas between"))
    return found


def interval(text: str) -> int:
    """Minutes between two checks of a feed."""
    if not text.isdecimal() or len(text) > 5 or (int(text) and not 15 <= int(text) <= 10_080):
        raise ArgumentTypeError(_("it takes 15 to 10080 minutes, or 0 for those of the settings"))
    return int(text)


def count(text: str) -> int:
    """How many."""
    if not text.isdecimal() or len(text) > 9:
        raise ArgumentTypeError(_("it takes a whole number, 0 for all"))
    return int(text)


def place(text: str) -> int:
    """A place in a list, the first being 1."""
    if not text.isdecimal() or not text.isascii() or len(text) > 5 or not int(text):
        raise ArgumentTypeError(_("it takes a place in the list, the first is 1"))
    return int(text)


def age(text: str) -> int:
    """An age as a query has it, in seconds: `3h`, `2d`, `1w`."""
    seconds = {"m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
    number, unit = text[:-1], text[-1:]
    if unit not in seconds or not number.isdecimal() or not number.isascii() or len(number) > 4 or not int(number):
        raise ArgumentTypeError(_("it takes a time such as 3h, 2d or 1w"))
    return int(number) * seconds[unit]
