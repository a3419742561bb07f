"""What could stand in the line that a person types: offered above it, taken with tab. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from reader.model.completion import Completion, Vocabulary, complete
from reader.model.texts import deferred
from reader.model.texts import gettext as _

_KEYS: Final[Mapping[str, str]] = {
    "is": deferred("a state"),
    "feed": deferred("a part of a feed's title"),
    "tag": deferred("a tag of yours"),
    "topic": deferred("words of a topic"),
    "lang": deferred("a language"),
    "author": deferred("words of an author's name"),
    "agency": deferred("words of an agency's name"),
    "kicker": deferred("words above the title"),
    "title": deferred("words in the title"),
    "url": deferred("a part of the address"),
    "has": deferred("what comes with it"),
    "newer": deferred("at most so old"),
    "older": deferred("older than that"),
    "after": deferred("from that day on"),
    "before": deferred("before that day"),
    "on": deferred("on that day"),
    "by": deferred("what ages and days go by"),
}
"""What stands after each key of a query."""

_KEY: Final = re.compile(r"(?:^|[\s(-])([a-z]+):$")


_ENOUGH: Final = 3
"""Characters after which words are found by what they are, and not by their beginnings alone."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A completion, and what it is in a few words."""

    completion: Completion
    note: str = ""


Complete: TypeAlias = Callable[[str, int], Sequence[Offer]]
"""What could stand in a text at a place, best first."""


def nothing(_text: str, _cursor: int) -> Sequence[Offer]:
    """Offers nothing."""
    return ()


def for_query(text: str, cursor: int, vocabulary: Vocabulary) -> tuple[Offer, ...]:
    """What could stand in a query."""
    return tuple(Offer(found, _note(text, found)) for found in complete(text, cursor, vocabulary))


def for_word(words: Mapping[str, str], text: str, start: int = 0) -> tuple[Offer, ...]:
    """The words (each with what it is) that the text from `start` to its end may become: those that it begins, then
    those that it is about."""
    sought = text[start:].casefold()
    begun = [word for word in words if word.casefold().startswith(sought)]
    about = [word for word, note in words.items() if len(sought) >= _ENOUGH and _is_about(f"{word} {note}", sought)]
    found = dict.fromkeys((*begun, *about))
    return tuple(Offer(Completion(start, len(text), word), words[word]) for word in found if word != text[start:])


def _is_about(text: str, sought: str) -> bool:
    """Whether all that is sought begins words of a text."""
    held = f" {text.replace('_', ' ')}".casefold()
    return all(f" {part}" in held for part in sought.split())


def behind(offers: Sequence[Offer], characters: int) -> tuple[Offer, ...]:
    """Offers for a text as offers for a line in which so many characters stand before it."""
    return tuple(
        replace(
            offer,
            completion=replace(
                offer.completion,
                start=offer.completion.start + characters,
                end=offer.completion.end + characters,
            ),
        )
        for offer in offers
    )


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered for a text with the cursor at a place, and which of it is `taken`; -1 for what was typed."""

    typed: str = ""
    cursor: int = 0
    offers: tuple[Offer, ...] = ()
    taken: int = -1

    @property
    def text(self) -> str:
        """What the line says."""
        return self.typed if self.taken < 0 else self.offers[self.taken].completion.accepted(self.typed)

    @property
    def end(self) -> int:
        """Where the cursor is in it."""
        if self.taken < 0:
            return self.cursor
        completion = self.offers[self.taken].completion
        return completion.start + len(completion.text)

    @property
    def is_begun(self) -> bool:
        """Whether what is offered goes on something, so that it may be shown unasked: a word, or a name that is to be
        followed by one of few."""
        before = self.typed[: self.cursor]
        if not self.offers or self.taken >= 0:
            return bool(self.offers)
        return before[-1:].strip() != "" or (before != "" and not self.offers[0].completion.is_key)

    @property
    def is_settled(self) -> bool:
        """Whether the one thing that was offered is taken: what can follow it is another question."""
        return len(self.offers) == 1 and self.taken == 0

    def stepped(self, step: int) -> Offered:
        """The next offer taken, or the one before; what was typed comes between the last and the first."""
        return replace(self, taken=(self.taken + 1 + step) % (len(self.offers) + 1) - 1)


def _note(text: str, found: Completion) -> str:
    named = found.text.partition(":")[0] if ":" in found.text else ""
    if named not in _KEYS:
        key = _KEY.search(text[: found.start])
        named = key[1] if key else ""
    return _(_KEYS[named]) if named in _KEYS else ""
