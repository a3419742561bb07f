"""What is typed after the colon, understood: a command by its name or the words of its title, or an order with its
argument. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reader.model import filters
from reader.model.completion import Vocabulary
from reader.model.errors import NotFound, QueryError
from reader.model.text import clean_line, shorten
from reader.model.texts import gettext as _
from reader.settings.commands import BY_ID, COMMANDS
from reader.settings.orders import BY_NAME, ORDERS, Argument
from reader.settings.problems import nearest
from reader.settings.rules import RULES, Choice
from reader.tui.completing import Offer, behind, for_query, for_word

_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """A command, or an order with its argument, which begins at `start` of the line."""

    command: str = ""
    order: str = ""
    argument: str = ""
    start: int = 0


def understand(line: str) -> Wish | None:
    """What a line asks for; None for an empty one. Raises `NotFound`, with the nearest name where one is near."""
    name, argument, start = _parted(line)
    if not name:
        return None
    order = BY_NAME.get(name)
    if order is not None and (order.argument == "") == (argument == ""):
        return Wish(order=name, argument=argument, start=start if argument else 0)
    known = _command(line)
    if known:
        return Wish(command=known)
    if order is not None and order.argument:
        raise NotFound(_("After “{}” stands what: {}.").format(name, _(order.shown)))
    if name in BY_ID or order is not None:
        raise NotFound(_("Nothing stands after “{}”.").format(name))
    said = _("There is no command “{}”.").format(shorten(clean_line(line), _LONGEST))
    raise NotFound(said + nearest(name, (*BY_NAME, *BY_ID)))


def check(line: str) -> None:
    """Raises `QueryError`, with the place in the line, for the words of a search that can't be understood."""
    name, argument, start = _parted(line)
    if name in BY_NAME and BY_NAME[name].argument == "query":
        try:
            filters.parse(argument)
        except QueryError as error:
            raise QueryError(str(error), error.position + start, error.length) from error


def complete(line: str, cursor: int, vocabulary: Vocabulary) -> tuple[Offer, ...]:
    """What could stand in the line: a command or an order, or an order's argument."""
    name, argument, start = _parted(line)
    order = BY_NAME.get(name)
    if order is not None and order.argument and cursor >= start > len(name):
        return behind(_arguments(order.argument, argument, cursor - start, vocabulary), start)
    if cursor < len(line):
        return ()
    begin = len(line) - len(line.lstrip())
    return for_word(_names(), line, begin)


def _names() -> dict[str, str]:
    """All that can be typed, with what it does."""
    orders = {order.name: " · ".join(_(part) for part in (order.shown, order.title) if part) for order in ORDERS}
    return {**orders, **{command.id: _(command.title) for command in COMMANDS if command.id not in orders}}


def _arguments(argument: Argument, typed: str, cursor: int, vocabulary: Vocabulary) -> tuple[Offer, ...]:
    match argument:
        case "query":
            return for_query(typed, cursor, vocabulary)
        case "theme":
            themes = RULES["look.theme"]
            return for_word(dict.fromkeys(themes.words, ""), typed) if isinstance(themes, Choice) else ()
        case "tag":
            return for_word({clean_line(tag): _("a tag of yours") for tag in vocabulary.tags}, typed)
        case _:
            return ()


def _parted(line: str) -> tuple[str, str, int]:
    """The first word of a line, what stands after it, and where that begins."""
    begin = len(line) - len(line.lstrip())
    name = line[begin:].split(" ", 1)[0]
    rest = line[begin + len(name) :]
    start = begin + len(name) + len(rest) - len(rest.lstrip())
    return name, rest.strip(), start


def _command(line: str) -> str:
    """The command that a line names by its id, or alone has all its words in its title; "" for none."""
    words = line.replace("_", " ").replace("-", " ").casefold().split()
    if "_".join(words) in BY_ID:
        return "_".join(words)
    titles = {command.id: f" {_(command.title)}".casefold() for command in COMMANDS}
    found = [name for name, title in titles.items() if all(f" {word}" in title for word in words)]
    exact = [name for name in found if titles[name].split() == words]
    return (exact or found)[0] if exact or len(found) == 1 else ""
