"""Everything that can go wrong, as one tree.

NewsreaderError
├── FetchError              a request gave no usable answer
│   ├── Offline             no connection was tried, or none can be made
│   ├── Unreachable         no connection, or it broke
│   │   └── Untrusted       the server can't prove that it is the one that was asked
│   ├── TimedOut            the deadline passed
│   ├── TooLarge            more bytes than the cap allows
│   ├── Refused             an address or a redirect that is never followed
│   ├── Held                the server asked to be left alone, and is (has `host`)
│   ├── NoSecret            what opens a feed could not be had from its command or file
│   ├── ProgramFailed       a program of the person's was not run, or gave nothing that can be used
│   └── BadStatus           the server answered with an error (has `status`, `retry_after`, `host`)
├── ParseError              the bytes are not what they were said to be
│   └── NotAFeed            an HTML page, or nothing that holds entries
├── ExtractionFailed        a page gave no article, or its worker was ended (has `short`)
│   └── NotThisArticle      another page answered in the article's place
├── LibraryError            the library can't be opened, read or written
│   ├── LibraryTooNew       it was written by a newer newsreader
│   └── Busy                another newsreader holds what is needed
├── SettingsError           a settings file is wrong (has `problems`)
├── QueryError              a filter can't be understood (has `position`, `length`)
├── Unfit                   a name or a moment that a person gave can't be kept
└── NotFound                no such feed, article, view or rule

Adapters translate at their edge: no other module sees an exception of httpx, sqlite3, lxml or pebble.
Each message is a sentence for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what fails at once must not have loaded an article's values first
    from reader.model.article import Shortage


class NewsreaderError(Exception):
    """The root: whatever a person can be told about."""


class FetchError(NewsreaderError):
    """A request gave no usable answer."""


class Offline(FetchError):
    """No connection was tried, or none can be made."""


class Unreachable(FetchError):
    """No connection could be made, or it broke."""


class Untrusted(Unreachable):
    """The server can't prove that it is the one that was asked."""


class TimedOut(FetchError):
    """The deadline passed before the whole answer was here."""


class TooLarge(FetchError):
    """The answer has more decoded bytes than the cap allows."""


class Refused(FetchError):
    """An address or a redirect that is never followed."""


class Held(FetchError):
    """The server at `host` asked to be left alone for a time that has not passed; it was not asked."""

    def __init__(self, message: str, *, host: str) -> None:
        super().__init__(message)
        self.host = host


class NoSecret(FetchError):
    """What opens a feed could not be had from the command or the file that has it."""


class ProgramFailed(FetchError):
    """A program of the person's was not run, was ended, or failed."""


class BadStatus(FetchError):
    """The server answered with an error.

    `status` is the HTTP status; `retry_after` is the number of seconds the server asks to be left alone,
    or None where it does not say. `host` is the one that a redirect led to, "" where the one that was asked answered.
    """

    def __init__(self, message: str, *, status: int, retry_after: float | None = None, host: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after
        self.host = host


class ParseError(NewsreaderError):
    """The bytes are not what they were said to be."""


class NotAFeed(ParseError):
    """An HTML page, or nothing that holds entries."""


class ExtractionFailed(NewsreaderError):
    """A page gave no article, or the worker that read it was ended.

    `short` is the kind of shortage (`model.article.Shortage`) where the page showed one, else "".
    """

    def __init__(self, message: str, *, short: Shortage = "") -> None:
        super().__init__(message)
        self.short: Shortage = short


class NotThisArticle(ExtractionFailed):
    """Another page answered in the article's place."""


class LibraryError(NewsreaderError):
    """The library can't be opened, read or written."""


class LibraryOlder(LibraryError):
    """The library is of an earlier version, and can't be brought up to date where it is."""


class LibraryTooNew(LibraryError):
    """The library was written by a newer newsreader."""


class Busy(LibraryError):
    """Another newsreader holds what is needed."""


class SettingsError(NewsreaderError):
    """A settings file is wrong; `problems` has a sentence for each fault, file and key named."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class QueryError(NewsreaderError):
    """A filter can't be understood.

    `position` is the offset of the place in the query, and `length` the number of characters there that are wrong, 0
    where something is missing.
    """

    def __init__(self, message: str, position: int, length: int = 0) -> None:
        super().__init__(message)
        self.position = position
        self.length = length


class Unfit(NewsreaderError):
    """A name or a moment that a person gave can't be kept: it is empty, too long, taken, past, or one too many."""


class NotFound(NewsreaderError):
    """No such feed, article, view or rule."""
