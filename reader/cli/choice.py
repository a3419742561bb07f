"""Which articles a person names: by numbers, by addresses, by a query, or by numbers from standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from reader.cli import articles
from reader.cli.arguments import UsageError
from reader.model.errors import NotFound
from reader.model.text import clean_line, shorten
from reader.model.texts import gettext as _
from reader.model.times import utc_now

if TYPE_CHECKING:
    from reader.library.reading import Reading

STDIN: Final = "-"
_MOST_LINES: Final = 1_000_000


def chosen(reading: Reading, words: Sequence[str]) -> tuple[int, ...]:
    """The articles that `words` name, each once, in their order.

    Words are names where each of them is one: a number, an address, or `-` for the numbers with which the lines of
    standard input begin. Else they are a query. Raises `NotFound`, `QueryError`, `UsageError`.
    """
    if not all(map(_is_name, words)):
        view = articles.open_view(reading, " ".join(words), utc_now())
        return tuple(view.ids[:])
    found: list[int] = []
    for word in words:
        found += [reading.find(one) for one in _from_stdin()] if word == STDIN else [reading.find(word)]
    return tuple(dict.fromkeys(found))


def one_or_more(reading: Reading, words: Sequence[str]) -> tuple[int, ...]:
    """The same; raises `NotFound` where no article matches."""
    found = chosen(reading, words)
    if not found:
        raise NotFound(_("No article matches."))
    return found


def _is_name(word: str) -> bool:
    return word == STDIN or (word.isascii() and word.isdigit()) or word.startswith(("http://", "https://"))


def _from_stdin() -> Iterator[str]:
    """The number or address with which each line begins: lines of `newsreader list` are such."""
    if sys.stdin is None:
        return
    for count, line in enumerate(sys.stdin):
        if count == _MOST_LINES:
            raise UsageError(_("{} lines are the most that are read at a time.").format(_MOST_LINES))
        name = next(iter(line.split()), "")
        if name and (name == STDIN or not _is_name(name)):
            shown = shorten(clean_line(line), 40)
            raise UsageError(_("line {} of the input begins with no article's number: “{}”.").format(count + 1, shown))
        if name:
            yield name
