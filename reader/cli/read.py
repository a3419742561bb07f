"""`newsreader read`: article after article in plain lines, for screen readers and terminals that show lines alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reader.cli import amounts, diagnostics, output
from reader.cli.choice import chosen
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.opened import Library, open_library
from reader.model.errors import NewsreaderError
from reader.model.text import clean_line
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.model.times import utc_now
from reader.typeset import phrases

if TYPE_CHECKING:
    from reader.model.article import Article, Story

_TITLES: Final = 10
"""Titles that are listed at a time: what an ear remembers."""

_HELP: Final = deferred("""\
a number   reads that article
enter      reads the next one of the list
n, p       more titles, and those before
s, u       stars the article that was read last; marks it unread
o          opens it in the browser
z          takes back what was done last
?          this
q          ends""")


def run(context: Context) -> Exit:
    """Lists titles and reads articles until the person has enough, or the input ends."""
    wanted = context.arguments.query or ["is:unread"]
    with open_library(context.data, diagnostics.say) as library:
        ids = chosen(library.reading, wanted)
        if not ids:
            diagnostics.say(_("No article matches.") if context.arguments.query else _("Nothing is unread."))
            return Exit.OK
        Conversation(context, library, ids).run()
    return Exit.OK


class Conversation:
    """A person asks by lines, and is answered by lines."""

    def __init__(self, context: Context, library: Library, ids: Sequence[int]) -> None:
        self._context = context
        self._library = library
        self._ids = ids
        self._first = 0
        self._next = 0
        self._last: int | None = None

    def run(self) -> None:
        """Goes on until `q` or the end of input."""
        output.line(
            _("{}. A number reads one, enter the next, ? says more, q ends.").format(amounts.articles(len(self._ids)))
        )
        self._list()
        while (answer := self._ask()) is not None and answer != "q":
            try:
                self._answer(answer)
            except NewsreaderError as error:
                output.line(str(error))

    def _ask(self) -> str | None:
        """What the person answers; None at the end of input."""
        output.prompt("> ")
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            output.line("")  # the prompt was not answered
            return None
        return clean_line(line)

    def _answer(self, answer: str) -> None:
        if answer.isascii() and answer.isdigit():
            self._read(int(answer[:9]) - 1)
            return
        match answer:
            case "":
                self._read(self._next)
            case "n":
                self._turn(self._first + _TITLES)
            case "p":
                self._turn(self._first - _TITLES)
            case "s" | "u" | "o":
                self._mark(answer)
            case "z":
                output.line(self._library.marks.undo())
            case "?":
                output.document(_(_HELP))
            case _:
                output.line(_("“{}” is not known here. ? says what is.").format(answer))

    def _list(self) -> None:
        some = self._ids[self._first : self._first + _TITLES]
        now = utc_now()
        for number, article in enumerate(self._library.reading.rows(some), start=self._first + 1):
            output.line(
                f"{number}. {_told(article)} {clean_line(article.feed)}, {phrases.age(article.published, now)}."
            )
        rest = len(self._ids) - self._first - len(some)
        if rest > 0:
            output.line(_("{} more: n.").format(amounts.articles(rest)))

    def _turn(self, first: int) -> None:
        if not 0 <= first < len(self._ids):
            output.line(_("There are no more.") if first > 0 else _("This is the beginning."))
            return
        self._first = self._next = first
        self._list()

    def _read(self, place: int) -> None:
        if not 0 <= place < len(self._ids):
            last = _("the last is {}").format(len(self._ids))
            output.line(
                _("That was the last article.")
                if place == self._next
                else _("There is no such number: {}.").format(last)
            )
            return
        story = self._library.reading.story(self._ids[place])
        self._last, self._next = story.article.id, place + 1
        self._first = place // _TITLES * _TITLES
        output.document(self._text(story))
        if self._context.settings.reading.mark_read != "manual":
            self._library.marks.read([story.article.id], utc_now())

    def _text(self, story: Story) -> str:
        from reader.typeset.plain import to_text

        measure = self._context.settings.reading.measure
        lines = to_text(story, min(measure, output.cells() or measure)).splitlines()
        most = self._context.arguments.lines
        return "\n".join(lines[:most] if most else lines)

    def _mark(self, answer: str) -> None:
        if self._last is None:
            output.line(_("Read an article first."))
            return
        match answer:
            case "s":
                self._library.marks.star([self._last], utc_now())
                output.line(_("Starred. z takes it back."))
            case "u":
                self._library.marks.unread([self._last])
                output.line(_("Unread. z takes it back."))
            case _:
                from reader.tui.browser import open_address

                (article,) = self._library.reading.rows([self._last])
                output.line(_("Opened.") if open_address(article.url) else article.url)


def _told(article: Article) -> str:
    """The title as a sentence, with what the marks of a list say by signs."""
    title = clean_line(article.title)
    end = "" if title.endswith(tuple(".?!…。")) else "."
    marks = (_(" Starred.") if article.starred else "", _(" Read.") if article.read else "")
    return f"{title}{end}{''.join(marks)}"
