"""Posts of social networks in an article: who wrote what and when, and where it is."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from lxml.html import HtmlElement

from reader.extractor.addresses import absolute, host, picture
from reader.extractor.direction import Place
from reader.extractor.elements import first, has_class, link_share, names, text_of
from reader.extractor.moments import moment
from reader.model.blocks import Block, Post
from reader.model.text import clean_line
from reader.model.times import to_iso

if TYPE_CHECKING:
    from reader.extractor.blocks import BlockReader

_NETWORKS: Final = {
    "twitter.com": "X",
    "x.com": "X",
    "instagram.com": "Instagram",
    "facebook.com": "Facebook",
    "tiktok.com": "TikTok",
    "bsky.app": "Bluesky",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "t.me": "Telegram",
    "truthsocial.com": "Truth Social",
    "reddit.com": "Reddit",
    "linkedin.com": "LinkedIn",
}
_CLASSES: Final = names(
    "twitter-tweet twitter-video x-tweet instagram-media tiktok-embed bluesky-embed mastodon-embed text-post-media"
    " fb-post fb-video telegram-post truthsocial-embed reddit-embed-bq"
)
_AMP: Final = {
    "amp-twitter": ("data-tweetid", "https://twitter.com/i/status/{}"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-tiktok": ("data-src", "https://www.tiktok.com/embed/{}"),
    "amp-facebook": ("data-href", "{}"),
}
_ADDRESSES = (
    "data-instgrm-permalink",
    "data-text-post-permalink",
    "data-embed-url",
    "data-href",
    "data-tweet-url",
    "data-telegram-post",
    "cite",
)
_EMBED_PATH = re.compile(r"/(?:embed(?:/captioned)?/?|embed\.html?)$")
_FRAME_PATHS = re.compile(
    r"/(?:plugins/(?:post|video)\.php|embed|p/|reel/|@|status/|posts?/)|[?&]embed=1", re.IGNORECASE
)
_PLATFORM = "platform.twitter.com"
_HANDLE_IN_PATH = re.compile(r"/(?:@?([\w.-]+)/(?:status|post|video)/|@([\w.-]+)|profile/([\w.-]+\.[\w.-]+)/post/)")
_DASHED = re.compile(r"[—–―-]+\s*")
_SIGNED = re.compile(r"\(@[\w.-]+\)")
_HANDLE = re.compile(r"@[\w.-]+(?:@[\w.-]+)?")
_X_ID = re.compile(r"/status(?:es)?/(\d{15,20})(?=$|[/?#])")
_TIKTOK_ID = re.compile(r"/video/(\d{18,20})(?=$|[/?#])")
_X_BEGINNING = 1_288_834_974_657
_AUTHOR_AT_MOST = 120
_LINKS_LOOKED_AT = 40


def is_post(element: HtmlElement) -> bool:
    """Whether an element is a post of a network."""
    if element.tag in _AMP:
        return True
    if element.tag in ("blockquote", "div") and any(has_class(element, name) for name in _CLASSES):
        return True
    links = (node.get("href") or "" for node in element.iterchildren("a")) if element.tag == "blockquote" else ()
    return any(_network(address) and _FRAME_PATHS.search(address) for address in links)


def read_post(element: HtmlElement, reader: BlockReader, place: Place, depth: int) -> Post | None:
    """The post, or None where neither its words nor its address are there.

    The networks' own code has the words in paragraphs, then the author's name and a link with the date. The time is
    that of a `time` element, or what the post's number says.
    """
    url = _post_address(element, reader.base)
    author = _author(element) or _author_by_address(url)
    time = _time(element, url)
    blocks = _words(element, reader, place, depth)
    if not (blocks or url):
        return None
    author = author or ("" if blocks else _network(url))
    place = place.inside(element)
    return Post(blocks, author=author, time=time, url=url, language=place.language, direction=place.direction)


def post_in_frame(url: str, place: Place) -> Post | None:
    """The post that a frame at `url` shows, of which the page has the address alone, or None."""
    network = _network(url)
    if not network or not _FRAME_PATHS.search(url):
        return None
    url = _inner_address(url)
    author = _author_by_address(url) or network
    return Post((), author=author, time=_time_by_number(url), url=url, direction=place.direction)


def _words(element: HtmlElement, reader: BlockReader, place: Place, depth: int) -> tuple[Block, ...]:
    place = place.inside(element)
    paragraphs = [node for node in element.iter("p") if text_of(node) and not _is_signature(node)]
    return tuple(block for node in paragraphs for block in reader.inner(node, place, depth))


def _is_signature(paragraph: HtmlElement) -> bool:
    """Whether a paragraph says whose post it is: most of it is a link with a name in it."""
    return link_share(paragraph) > 0.5 and _SIGNED.search(text_of(paragraph)) is not None


def _author(element: HtmlElement) -> str:
    """Who wrote a post: the name between its words and the link with its date, or a name in a link."""
    paragraph = first(reversed(list(element.iter("p"))))
    following = list(islice(paragraph.itersiblings(), _LINKS_LOOKED_AT)) if paragraph is not None else []
    tail = (paragraph.tail or "") if paragraph is not None else ""
    line = clean_line(tail + "".join(text_of(node) + (node.tail or "") for node in following))
    links = [text for node in following if node.tag == "a" and (text := text_of(node))]
    if _DASHED.match(line):
        return _DASHED.sub("", line.removesuffix(links[-1]) if links else line)[:_AUTHOR_AT_MOST].strip()
    if len(links) > 1:
        return links[0][:_AUTHOR_AT_MOST]
    named = (_HANDLE.search(text_of(anchor)) for anchor in islice(element.iter("a"), _LINKS_LOOKED_AT))
    return next((handle[0] for handle in named if handle), "")


def _post_address(element: HtmlElement, base: str) -> str:
    """A post's own address: stated on its element, or that of its last link to a network."""
    if known := _AMP.get(str(element.tag)):
        number = element.get(known[0]) or ""
        return picture(base, known[1].format(number)) if number else ""
    stated = (node.get(name) for node in (element, *element.iterchildren()) for name in _ADDRESSES)
    for address in stated:
        if address and (url := absolute(base, address)) and not url.startswith("mailto:"):
            return _inner_address(url)
    links = [absolute(base, node.get("href")) or "" for node in islice(element.iter("a"), _LINKS_LOOKED_AT)]
    return next(
        (_inner_address(url) for url in reversed(links) if _network(url) and urlsplit(url).path.count("/") > 1), ""
    )


def _inner_address(url: str) -> str:
    """The address of the post itself, where `url` is that of a network's frame around it."""
    parts = urlsplit(url)
    asked = parse_qs(parts.query[:2000])
    if inner := asked.get("href"):
        return absolute(url, inner[0]) or url
    if parts.hostname == _PLATFORM and (number := asked.get("id")):
        return f"https://twitter.com/i/status/{number[0]}" if number[0].isdigit() else url
    return parts._replace(path=_EMBED_PATH.sub("", parts.path), query="", fragment="").geturl()


def _author_by_address(url: str) -> str:
    found = _HANDLE_IN_PATH.search(urlsplit(url).path) if url else None
    handle = next((part for part in found.groups() if part), "") if found else ""
    return f"@{handle}" if handle and handle != "i" else ""


def _time(element: HtmlElement, url: str) -> str:
    stated = first(element.iter("time"))
    found = moment(stated.get("datetime") or "") if stated is not None else None
    return to_iso(found) if found else _time_by_number(url)


def _time_by_number(url: str) -> str:
    """When a post was made, which X and TikTok count into its number
    (https://docs.x.com/fundamentals/x-ids: milliseconds since November 2010 above 22 bits; TikTok: seconds above 32).
    """
    if found := _X_ID.search(url):
        seconds = ((int(found[1]) >> 22) + _X_BEGINNING) // 1000
    elif found := _TIKTOK_ID.search(url):
        seconds = int(found[1]) >> 32
    else:
        return ""
    return to_iso(datetime.fromtimestamp(seconds, UTC))


def _network(url: str) -> str:
    name = host(url)
    return next((said for known, said in _NETWORKS.items() if name == known or name.endswith("." + known)), "")
