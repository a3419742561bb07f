"""The way to a rule that hides: from an article over a query to an end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.library.mutes import Mute
from reader.model.article import Article
from reader.model.errors import QueryError
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.tui.offers import End, Offer, end_on, ends, offers
from reader.tui.screens.choosing import Choice, ChoosingScreen
from reader.tui.widgets.prompt import Question
from reader.typeset import phrases

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


class Muting:
    """Asks step by step; each step can be left with escape, and nothing is done before the last."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._session = screen.session
        self._mutes = screen.session.library.mutes

    async def begin(self, article: Article | None) -> None:
        """Offer what an article is about, with how much each would hide."""
        weighed = await self._session.ask(self._weighed, offers(article))
        if weighed is None:
            return
        choices = [
            Choice(offer, clean_line(offer.title), before=offer.kind, after=_would_hide(number))
            for offer, number in weighed
        ]

        async def take(offer: Offer | None) -> None:
            if offer is not None and offer.open:
                self._ask_query(offer.query)
            elif offer is not None:
                await self._ask_end(offer.query, offer.said)

        self._screen.app.push_screen(ChoosingScreen(choices, _("Hide which topic?")), take)

    async def list_rules(self) -> None:
        """Show all rules, and let one end."""
        rules = await self._session.ask(self._mutes.rules)
        if not rules:
            if rules is not None:
                self._screen.say(_("No rule hides anything. M makes one."))
            return

        async def end(rule: Mute | None) -> None:
            if rule is not None:
                await self._screen.deeds.unmute(rule)

        choices = [Choice(rule, rule.query, before=_end(rule), after=_hides(rule)) for rule in rules]
        foot = _("enter ends the rule   esc leaves")
        self._screen.app.push_screen(ChoosingScreen(choices, _("What rules hide"), foot=foot), end)

    def _ask_query(self, text: str) -> None:
        """Ask for a query, and say at every key how much it would hide."""

        def weigh(query: str) -> None:
            self._screen.run_worker(self._say_weight(query), group="weight", exclusive=True, exit_on_error=False)

        async def entered(query: str) -> bool:
            if await self._say_weight(query):
                self._screen.call_later(self._ask_end, query, query)
                return True
            return False

        hint = _('words, "a phrase", topic:…, author:…, feed:…')
        question = Question(label=_("Hide"), hint=hint, text=text, keep=_("go on"), typed=weigh, entered=entered)
        self._screen.ask(question)
        if text:
            weigh(text)

    async def _say_weight(self, query: str) -> bool:
        """Say how much a query would hide, or what is wrong with it; whether it can be a rule's."""
        try:
            number = await self._session.ask(self._mutes.would_hide, query)
        except QueryError as error:
            self._screen.say(str(error) if query.strip() else "", failed=True)
            return False
        if number is not None:
            self._screen.say(_("{}. enter goes on, esc leaves.").format(_would_hide(number).capitalize()))
        return number is not None

    async def _ask_end(self, query: str, said: str) -> None:
        """Ask how long what is `said` is to be hidden, and do it."""
        number = await self._session.ask(self._mutes.would_hide, query)
        if number is None:
            return
        now = self._session.clock()

        async def mute(end: End | None) -> None:
            if end is not None:
                await self._screen.deeds.mute(query, end.moment, number)

        much = ngettext("{} article", "{} articles", number).format(number)
        box = ChoosingScreen(
            ends(now),
            _("Hide {} ({}), and what comes: how long?").format(clean_line(said), much),
            hint=_("or type a day, such as 2026-12-31"),
            make=lambda text: end_on(text, now),
        )
        self._screen.app.push_screen(box, mute)

    def _weighed(self, offered: Sequence[Offer]) -> list[tuple[Offer, int | None]]:
        """Offers with how much each would hide, without those that can't be a rule's."""
        weighed: list[tuple[Offer, int | None]] = []
        for offer in offered:
            try:
                weighed.append((offer, None if offer.open else self._mutes.would_hide(offer.query)))
            except QueryError:  # nothing in it is a word
                continue
        return weighed


def _would_hide(number: int | None) -> str:
    if not number:
        return "" if number is None else _("would hide nothing yet")
    return ngettext("would hide {} article", "would hide {} articles", number).format(number)


def _hides(rule: Mute) -> str:
    return _("hides {}").format(rule.hides)


def _end(rule: Mute) -> str:
    if rule.until is None:
        return _("for good")
    return (_("until {}") if rule.in_force else _("ended {}")).format(phrases.day(rule.until))
