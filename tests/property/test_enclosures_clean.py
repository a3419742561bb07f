"""Whatever a feed says that it encloses: what is kept is a web address without anything that a terminal obeys."""

from __future__ import annotations

import json
import unicodedata
from typing import Any, Final
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.feed import Entry
from reader.poller.feeds import parse
from tests.timing import within

URL: Final = "https://tide.example/feed"
TEXTS: Final = st.one_of(
    st.sampled_from(
        [
            *(
                "javascript:alert(1)",
                " JavaScript:alert(1)",
                "data:audio/mpeg,x",
                "file:///etc/passwd",
                "ftp://x/a.mp3",
            ),
            *(
                "https://tide.example/a.mp3",
                "//tide.example/b.mp4",
                "/c.png",
                "",
                "https://",
                "https://[x/",
                "http://:9/",
            ),
            *(
                "/a\u202e.mp3",
                "/a\x9b2J.mp3",
                "/a\x1b]52;c;x\x07.mp3",
                "/a\r\nHost: x.mp3",
                "https://x\x00.example/a",
                "--x",
            ),
            *("/" + "a-" * 2_500 + ".mp3", "https://" + "a." * 150 + "example/", "?", "#a", "mailto:a@b.example"),
            *("audio/mpeg", "video/mp4", "image/png", "audio", "video", "image", "1", "1e9", "12:13", "9" * 400),
        ]
    ),
    st.text(max_size=20),
    st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn"]), max_size=8),
)
ATTRIBUTES: Final = ("url", "href", "type", "medium", "length", "fileSize", "duration", "width", "isDefault", "rel")
ELEMENTS: Final = ("enclosure", "media:content", "media:thumbnail", "itunes:image", "itunes:duration", "a:link")
SPACES: Final = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:a="http://www.w3.org/2005/Atom"'
)
ENCLOSING: Final = st.tuples(st.sampled_from(ELEMENTS), st.dictionaries(st.sampled_from(ATTRIBUTES), TEXTS))
VALUES: Final = st.one_of(TEXTS, st.integers(), st.floats(), st.none(), st.lists(TEXTS, max_size=2))
ATTACHMENTS: Final = st.dictionaries(
    st.sampled_from(["url", "mime_type", "size_in_bytes", "duration_in_seconds"]), VALUES
)


def rss(*items: str) -> bytes:
    """A feed as it comes over the line, with whatever Unicode there is."""
    return f'<rss version="2.0" {SPACES}><channel>{"".join(items)}</channel></rss>'.encode("utf-8", "xmlcharrefreplace")


def assert_clean(entry: Entry) -> None:
    urls = [one.url for one in entry.enclosures]
    assert len(urls) == len(set(urls)) <= 20
    for url in (*urls, *filter(None, [entry.picture])):
        assert urlsplit(url).scheme in {"http", "https"}
        assert urlsplit(url).hostname
        assert len(url) <= 4_000
    for text in (*urls, entry.picture, *(one.media_type for one in entry.enclosures)):
        assert text == text.strip()
        assert not {unicodedata.category(char) for char in text if char not in "\u200c\u200d\u00ad"} & {
            *("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
        }
    for one in entry.enclosures:
        assert not one.media_type.startswith("image/")
        assert len(one.media_type) <= 150
        assert 0 <= one.size < 10**15
        assert 0 <= one.seconds <= 1_000_000


@settings(max_examples=200, deadline=None)
@given(st.lists(ENCLOSING, max_size=6), TEXTS)
def test_nothing_hostile_that_xml_encloses_is_kept(parts: list[tuple[str, dict[str, str]]], duration: str) -> None:
    said = "".join(
        f"<{name} {' '.join(f'{key}={quoteattr(value)}' for key, value in attributes.items())}/>"
        for name, attributes in parts
    )
    item = f"<item><title>Ebb</title>{said}<itunes:duration>{quoteattr(duration)[1:-1]}</itunes:duration></item>"
    for entry in parse(rss(item), "text/xml", URL).entries:
        assert_clean(entry)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(ATTACHMENTS, VALUES), max_size=6), VALUES, VALUES)
def test_nothing_hostile_that_json_encloses_is_kept(attachments: list[Any], image: Any, banner: Any) -> None:
    item = {"id": "1", "title": "Ebb", "attachments": attachments, "image": image, "banner_image": banner}
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})
    (entry,) = parse(body.encode(), "application/json", URL).entries
    assert_clean(entry)


@pytest.mark.parametrize("end", ["", "&"])
@pytest.mark.parametrize(
    "part", ["enclosure url", "media:content url", "media:thumbnail url", "a:link rel='enclosure' href"]
)
def test_ten_thousand_of_them_end_soon(part: str, end: str) -> None:
    many = "".join(f"<{part}='javascript:{number}'/><{part}='/{number}.mp3'/>" for number in range(10_000))
    with within(10):
        (entry,) = parse(rss(f"<item><title>Ebb</title>{many}</item>{end}"), "text/xml", URL).entries
    assert_clean(entry)
    attachments = [{"url": f"/{number}.mp3"} for number in range(10_000)]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"attachments": attachments}]})
    assert_clean(parse(body.encode(), "application/json", URL).entries[0])
