"""What is played, or kept, beside the text: video and audio in a body, and what comes with an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from reader.model.blocks import Direction, Media
from reader.model.feed import Enclosure
from reader.model.text import clean_line, shorten
from reader.model.texts import gettext as _
from reader.typeset import phrases, signs
from reader.typeset.column import Column, marked
from reader.typeset.lines import Line, Span

_NAME_AT_MOST: Final = 60
_QUERY: Final = re.compile(r"[?#].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Player:
    """What is said of something that is played: its sign, its name, how long and how large it is, where it is."""

    sign: str
    name: str
    measures: str
    url: str


def player_of(media: Media | Enclosure) -> Player:
    """What is said of a video, an audio, or a file that comes with an article."""
    title, size = (media.title, 0) if isinstance(media, Media) else ("", media.size)
    match media.medium:
        case "video":
            sign, kind = signs.VIDEO, _("Video")
        case "audio":
            sign, kind = signs.AUDIO, _("Audio")
        case "file":
            sign, kind = signs.ARROW, _file_name(media.url) or _("File")
    length = phrases.duration(media.seconds) if media.seconds else ""
    return Player(sign, title or kind, " · ".join(filter(None, (length, phrases.size(size)))), media.url)


def lay_player(player: Player, column: Column, direction: Direction) -> Iterator[Line]:
    """`▶ The last crossing 03:38`: the name is the way to it."""
    spans = [Span(player.name, "media", -1, player.url or None)]
    if player.measures:
        spans.append(Span(f" {player.measures}", "credit"))
    return marked(player.sign, spans, column, direction)


def lay_enclosures(enclosures: Iterable[Enclosure], column: Column, direction: Direction) -> Iterator[Line]:
    """`♪ Audio 24:10 · 23 MB`, a line for each."""
    for one in enclosures:
        yield from lay_player(player_of(one), column, direction)


def _file_name(url: str) -> str:
    """What a file is called by the end of its address's path."""
    path = _QUERY.sub("", url.partition("://")[2]).partition("/")[2]
    return shorten(clean_line(unquote(path.rpartition("/")[2])), _NAME_AT_MOST)
