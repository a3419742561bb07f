"""Videos and sounds, whichever element plays them."""

from __future__ import annotations

import re
from typing import Final, Literal

from lxml.html import HtmlElement

from reader.extractor.addresses import host, picture
from reader.extractor.direction import Place
from reader.extractor.elements import first, names
from reader.extractor.moments import seconds
from reader.model.blocks import Media
from reader.model.text import clean_line

_VIDEO_HOSTS = names(
    "youtube.com youtube-nocookie.com youtu.be vimeo.com dailymotion.com dai.ly twitch.tv rumble.com odysee.com"
    " jwplatform.com jwplayer.com brightcove.net brightcove.com kaltura.com wistia.com wistia.net streamable.com"
    " ardmediathek.de zdf.de ultimedia.com digiteka.net glomex.com ooyala.com bilibili.com youku.com nicovideo.jp"
    " rutube.ru aparat.com tv.naver.com peertube.tv"
)
_AUDIO_HOSTS = names(
    "soundcloud.com spotify.com podcasts.apple.com music.apple.com podigee.com podigee.io megaphone.fm simplecast.com"
    " acast.com buzzsprout.com libsyn.com art19.com omny.fm spreaker.com anchor.fm deezer.com mixcloud.com"
    " ardaudiothek.de ivoox.com audioboom.com podbean.com transistor.fm captivate.fm ausha.co"
)
_AUDIO_PATH = re.compile(r"/(?:audio|podcasts?|sound)(?=[/._-]|$)", re.IGNORECASE)
_VIDEO_PATH = re.compile(
    r"/(?:videos?|video-?player|embed-?video|mediathek)(?=[/._-]|$)|/embed/video|[/-]player(?=[/._-]|$)", re.IGNORECASE
)
_AMP: Final[dict[str, tuple[str, str]]] = {
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v="),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/"),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/video/"),
    "amp-soundcloud": ("data-trackid", "https://api.soundcloud.com/tracks/"),
}
_SOUNDS = frozenset({"audio", "amp-audio", "amp-soundcloud"})
_FRAMES = frozenset({"iframe", "amp-iframe"})
PLAYERS: Final = _FRAMES | frozenset({"video", "audio", "amp-video", "amp-audio", "amp-video-iframe"}) | _AMP.keys()
"""Elements that may play something."""

_LAZY = ("src", "data-src", "data-lazy-src", "data-url", "data-consent-src")
_TITLES = ("title", "aria-label", "data-title", "data-video-title", "data-media-title", "alt")
_DURATIONS = ("data-duration", "duration", "data-video-duration", "data-media-duration", "data-length")
_ID = re.compile(r"[\w-]{1,64}")
_PLAYER_TITLES = re.compile(
    r"(?:youtube |vimeo |dailymotion |spotify |soundcloud )?(?:video|audio|media)?[ -]?player|embed(?:ded)?.{0,20}"
    r"|iframe|content",
    re.IGNORECASE,
)


def read_media(element: HtmlElement, base: str, place: Place) -> Media | None:
    """The video or sound that an element plays, or None."""
    url, title = _address(element, base), _title(element)
    medium = medium_of(url) if element.tag in _FRAMES else "audio" if element.tag in _SOUNDS else "video"
    if medium is None or not (title or url):
        return None
    place = place.of(title)
    return Media(
        medium,
        title=title,
        seconds=next((found for name in _DURATIONS if (found := seconds(element.get(name) or ""))), None),
        url=url,
        language=place.language,
        direction=place.direction,
    )


def medium_of(url: str) -> Literal["video", "audio"] | None:
    """What the frame at an address plays, by its host or else its path; None where it is no player."""
    name = host(url)
    path = url.partition(name)[2] if name else ""
    if _is_one_of(name, _AUDIO_HOSTS):
        return "audio"
    if _is_one_of(name, _VIDEO_HOSTS):
        return "video"
    if _AUDIO_PATH.search(path.partition("?")[0]):
        return "audio"
    return "video" if _VIDEO_PATH.search(path.partition("?")[0]) else None


def _address(element: HtmlElement, base: str) -> str:
    if known := _AMP.get(str(element.tag)):
        number = element.get(known[0]) or ""
        return known[1] + number if _ID.fullmatch(number) else ""
    source = first(element.iter("source"))
    stated = [element.get(name) for name in _LAZY] + [source.get("src") if source is not None else None]
    return next((url for address in stated if (url := picture(base, address))), "")


def _title(element: HtmlElement) -> str:
    """What a player is called; names of players themselves say nothing."""
    titles = (clean_line(element.get(name) or "") for name in _TITLES)
    return next((title for title in titles if title and not _PLAYER_TITLES.fullmatch(title)), "")


def _is_one_of(name: str, hosts: frozenset[str]) -> bool:
    return any(name == known or name.endswith("." + known) for known in hosts)
