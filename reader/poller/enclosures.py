"""What an item of a feed encloses, to be played or kept, and the picture that stands for it. Pure.

RSS (https://www.rssboard.org/rss-specification) and Atom (RFC 4287, 4.2.7.2) have enclosures, which feedparser gives
among the `links`; Media RSS (https://www.rssboard.org/media-rss) has contents, whose groups it dissolves, thumbnails,
and names of attributes that it writes small; podcasts have one `itunes:duration` and one picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from reader.model.feed import Enclosure
from reader.model.text import clean_line
from reader.poller.identity import absolute

ENCLOSURES_AT_MOST: Final = 20
_LOOKED_AT: Final = 200
_ADDRESS_AT_MOST: Final = 4_000
_SECONDS_AT_MOST: Final = 1_000_000
_ICON_AT_MOST: Final = 32
"""Pixels of either side: icons, and pixels that count visits."""

_MEDIA: Final = frozenset({"audio", "video", "image"})
_SAYS_NOTHING: Final = frozenset({"text/html", "application/octet-stream"})
"""Types of what may be anything; the first is also what feedparser gives a link of Atom that states none."""

_ENDINGS: Final = {
    **dict.fromkeys(("mp3", "mpga"), "audio/mpeg"),
    **dict.fromkeys(("m4a", "m4b"), "audio/mp4"),
    **dict.fromkeys(("ogg", "oga", "opus"), "audio/ogg"),
    **{ending: f"audio/{ending}" for ending in ("aac", "flac", "wav")},
    **dict.fromkeys(("mp4", "m4v"), "video/mp4"),
    **dict.fromkeys(("mov", "qt"), "video/quicktime"),
    "webm": "video/webm",
    **dict.fromkeys(("jpg", "jpeg"), "image/jpeg"),
    **{ending: f"image/{ending}" for ending in ("png", "gif", "webp", "avif")},
}
_TYPE = re.compile(r"([a-z]{1,20}/[a-z0-9][a-z0-9.+_-]{0,99})(?:\s*;.*)?")
_NUMBER = re.compile(r"([0-9]{1,15})(?:\.[0-9]{0,20})?")
_DURATION = re.compile(r"(?:(?:([0-9]{1,4}):)?([0-9]{1,5}):)?([0-9]{1,7})(?:[.,][0-9]{0,20})?")
_STAND_IN = re.compile(
    r"//(?:[^/]{0,60}\.)?gravatar\.com/|[/_.-](?:1x1|pixel|spacer|blank)[^/]{0,40}\.(?:gif|png)", re.IGNORECASE
)
"""Addresses of portraits of those who write, and of pixels that count visits."""


def enclosures_of(item: dict[str, Any], base: str) -> tuple[Enclosure, ...]:
    """What an item of a feed at `base` encloses, pictures apart: each address once, with all that is said of it."""
    found: dict[str, Enclosure] = {}
    for part in (*_enclosed(item), *_chosen(_parts(item, "media_content"), base)):
        url = _address(part, base)
        media_type = _type(part, url)
        if not url or media_type.startswith("image/"):
            continue
        one = Enclosure(url, media_type, _number(part, "length", "filesize"), _seconds(_text(part, "duration")))
        found[url] = _completed(found[url], one) if url in found else one
        if len(found) == ENCLOSURES_AT_MOST:
            break
    return tuple(_timed(found.values(), _seconds(_text(item, "itunes_duration"))))


def picture_of(item: dict[str, Any], base: str) -> str:
    """The address of the picture that stands for an item, "" for none: of several of one kind, the largest."""
    image = dict.get(item, "image")
    sources = (
        [part for part in _parts(item, "media_content") if _is_image(part, base)],
        _parts(item, "media_thumbnail"),
        [image] if isinstance(image, dict) else [],
        [part for part in _enclosed(item) if _is_image(part, base)],
    )
    for parts in sources:
        seen = [part for part in parts if _is_picture(part, base)]
        if seen:
            return _address(max(seen, key=_area), base)
    return ""


def _enclosed(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Links whose relation is that of an enclosure, by its name or its address."""
    links = _parts(item, "links")
    return [link for link in links if str(dict.get(link, "rel")).lower().rpartition("/")[2] == "enclosure"]


def _chosen(contents: list[dict[str, Any]], base: str) -> list[dict[str, Any]]:
    """The contents that are played; where some of a medium are the default of their group, those of it alone."""
    media = [(part, _medium(part, base)) for part in contents]
    settled = {medium for part, medium in media if _is_default(part)}
    return [
        part for part, medium in media if medium in {"audio", "video"} and (medium not in settled or _is_default(part))
    ]


def _is_default(part: dict[str, Any]) -> bool:
    return _text(part, "isdefault").lower() == "true"


def _completed(one: Enclosure, other: Enclosure) -> Enclosure:
    """What is said in one place, and what only another says of the same address."""
    return Enclosure(one.url, one.media_type or other.media_type, one.size or other.size, one.seconds or other.seconds)


def _timed(enclosures: Iterable[Enclosure], seconds: int) -> Iterator[Enclosure]:
    """The enclosures, the length of the item given to the first that is played, unless it has one."""
    for one in enclosures:
        is_it = seconds and one.medium != "file"
        yield replace(one, seconds=one.seconds or seconds) if is_it else one
        seconds = 0 if is_it else seconds


def _is_picture(part: dict[str, Any], base: str) -> bool:
    url = _address(part, base)
    sizes = (_number(part, side) for side in ("width", "height"))
    return bool(url) and not _STAND_IN.search(url) and all(size > _ICON_AT_MOST for size in sizes if size)


def _is_image(part: dict[str, Any], base: str) -> bool:
    return _medium(part, base) == "image"


def _area(part: dict[str, Any]) -> int:
    """Pixels; those of a square where one side alone is stated, 0 where none is."""
    width, height = _number(part, "width"), _number(part, "height")
    return (width or height) * (height or width)


def _medium(part: dict[str, Any], base: str) -> str:
    return _type(part, _address(part, base)).partition("/")[0]


def _type(part: dict[str, Any], url: str) -> str:
    """The media type that is stated, else the one that the address's ending or the stated medium tells; or ""."""
    match = _TYPE.fullmatch(_text(part, "type").lower())
    stated = match[1] if match else ""
    if stated.partition("/")[0] in _MEDIA:
        return stated
    medium = _text(part, "medium").lower()
    by_ending = _ENDINGS.get(urlsplit(url).path.rpartition(".")[2].lower(), "")
    if by_ending and (medium not in _MEDIA or by_ending.startswith(medium)):
        return by_ending
    if medium in _MEDIA:
        return f"{medium}/*"
    return "" if stated in _SAYS_NOTHING else stated


def _address(part: dict[str, Any], base: str) -> str:
    url = absolute(_text(part, "href", "url"), base)
    return url if len(url) <= _ADDRESS_AT_MOST else ""


def _number(part: dict[str, Any], *names: str) -> int:
    match = _NUMBER.fullmatch(_text(part, *names))
    return int(match[1]) if match else 0


def _seconds(text: str) -> int:
    """A length in seconds, `mm:ss` or `hh:mm:ss`; 0 for nonsense."""
    match = _DURATION.fullmatch(text)
    if not match:
        return 0
    hours, minutes, seconds = (int(number or 0) for number in match.groups())
    length = 3_600 * hours + 60 * minutes + seconds
    return length if length <= _SECONDS_AT_MOST else 0


def _parts(item: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The first parts of a name. They are read as plain dictionaries, as items are."""
    value = dict.get(item, name)
    return [part for part in islice(value, _LOOKED_AT) if isinstance(part, dict)] if isinstance(value, list) else []


def _text(part: dict[str, Any], *names: str) -> str:
    """The first of some fields that says something, as a clean line."""
    values = (dict.get(part, name) for name in names)
    return next((line for value in values if isinstance(value, str) and (line := clean_line(value))), "")
