"""What a person typed before the screen listened."""

from __future__ import annotations

from collections.abc import Iterator

from textual._xterm_parser import XTermParser  # there is no public door to what reads keys from a terminal's bytes
from textual.events import Key, Paste


def keys_of(typed: bytes) -> Iterator[Key | Paste]:
    """The keys that a terminal sends as these bytes."""
    parser = XTermParser()
    for part in (typed.decode("utf-8", "ignore"), "") if typed else ():  # an empty part ends what was begun
        yield from (event for event in parser.feed(part) if isinstance(event, Key | Paste))
