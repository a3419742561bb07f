"""Feeds by their names, and OPML from any program in any shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.library.opml import MOST_BYTES, read_opml, write_opml
from reader.library.subscriptions import Subscriptions
from reader.model.errors import NotFound, ParseError
from reader.model.feed import Feed, NewFeed
from tests.store.shelf import NOON, Shelf
from tests.timing import within


def opml(outlines: str, before: str = "") -> bytes:
    return f'{before}<opml version="2.0"><body>{outlines}</body></opml>'.encode()


def test_a_feed_is_found_by_what_a_person_calls_it(shelf: Shelf) -> None:
    subscriptions = Subscriptions(shelf.database)
    subscriptions.add(NewFeed("https://b.example/rss", "Europa heute"), NOON)
    subscriptions.add(NewFeed("https://c.example/rss", "Europa gestern"), NOON)
    assert subscriptions.find("2").title == "Europa heute"
    assert subscriptions.find("https://c.example/rss").id == 3
    assert subscriptions.find("EUROPA Heute").id == 2
    assert subscriptions.find("gestern").id == 3
    with pytest.raises(NotFound, match="several feeds: 2 Europa heute, 3 Europa gestern"):
        subscriptions.find("europa")
    for name in ("Asia", "", "9"):
        with pytest.raises(NotFound):
            subscriptions.find(name)


def test_folders_in_folders_and_each_address_once() -> None:
    feeds = read_opml(
        opml(
            '<outline text="News"><outline text="Ger/many"><outline text="A" xmlUrl="http://a"/></outline>'
            '<outline title="B title" text="B" XMLURL="https://b/x?y=1&amp;z=2" language="de"/></outline>'
            '<outline xmlUrl="feed://c/rss"/><outline xmlUrl="feed:https://d/rss"/>'
            '<outline text="again" xmlUrl="http://a"/><outline text="E" xmlUrl="HTTP://e/"><outline xmlUrl="http://f"/>'
            "</outline>"
        )
    ).feeds
    assert [(feed.url, feed.title, feed.folder) for feed in feeds] == [
        ("http://a", "A", "News/Ger-many"),
        ("https://b/x?y=1&z=2", "B title", "News"),
        ("http://c/rss", "", ""),
        ("https://d/rss", "", ""),
        ("http://e/", "E", ""),
        ("http://f", "", ""),
    ]
    assert feeds[1].language == "de"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:alert(1)", "", "//a", "http://", "http://a b", "ftp://a"]
)
def test_addresses_that_no_feed_has_are_passed_over(url: str) -> None:
    assert read_opml(opml(f'<outline xmlUrl="{url}" text="x"/>')).feeds == ()


def test_control_characters_do_not_get_in() -> None:
    (feed,) = read_opml(opml('<outline xmlUrl="http://a" text="a&#x9b;31m\u202eb&#10;c"/>')).feeds
    assert feed.title == "a31mb c"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
@pytest.mark.parametrize("declared", ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="{}"?>', "wrong"])
def test_any_encoding_declared_or_not(encoding: str, declared: str) -> None:
    declaration = '<?xml version="1.0" encoding="utf-8"?>' if declared == "wrong" else declared.format(encoding)
    data = opml('<outline xmlUrl="http://a" text="Zürich für alle"/>', declaration).decode().encode(encoding)
    assert [feed.title for feed in read_opml(data).feeds] == ["Zürich für alle"]


@pytest.mark.parametrize(
    "outlines",
    [
        '<outline xmlUrl="http://a" text="A & B"/>',
        '<outline xmlUrl="http://a" text="A &nbsp; B"/>',
        '<outline xmlUrl="http://a" text="A"></outline><outline',
        '<outline xmlUrl="http://a" text="A\x00\x1b"/>',
        '<outline xmlUrl="http://a" text="A">',
    ],
)
def test_broken_files_are_read_as_far_as_they_go(outlines: str) -> None:
    assert [feed.url for feed in read_opml(opml(outlines)).feeds] == ["http://a"]


def test_entities_and_files_are_never_followed() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bombs = [
        opml('<outline xmlUrl="http://a" text="&l11;"/>', f'<!DOCTYPE opml [<!ENTITY l0 "ha">{laughs}]>'),
        opml('<outline xmlUrl="http://a" text="x"/>&f;', '<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
        opml('<outline xmlUrl="http://a" text="x"/>', '<!DOCTYPE opml [<!ENTITY a "b">]>'),
    ]
    for bomb in bombs:
        with within(2), pytest.raises(ParseError):
            read_opml(bomb)


def test_a_document_type_alone_does_no_harm() -> None:
    plain = opml('<outline xmlUrl="http://a"/>', '<!DOCTYPE opml SYSTEM "http://127.0.0.1:9/opml.dtd">')
    assert len(read_opml(plain).feeds) == 1


@pytest.mark.parametrize("data", [b"", b"   ", b"hello", b"<html><body>x</body></html>", b"\xff\xfe", b"{}", b"<a"])
def test_what_is_no_opml_is_said(data: bytes) -> None:
    with pytest.raises(ParseError):
        read_opml(data)


def test_more_than_enough_is_refused_and_depth_does_no_harm() -> None:
    with pytest.raises(ParseError, match="too large"):
        read_opml(b" " * (MOST_BYTES + 1))
    deep = '<outline text="f">' * 5000 + '<outline xmlUrl="http://a"/>' + "</outline>" * 5000
    assert len(read_opml(opml(f'<outline xmlUrl="http://first"/>{deep}')).feeds) <= 2


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode) | st.text(max_size=100).map(opml))
def test_any_bytes_give_feeds_or_a_mistake(data: bytes) -> None:
    try:
        feeds = read_opml(data).feeds
    except ParseError:
        return
    assert all(feed.url.startswith(("http://", "https://")) for feed in feeds)


names = st.text(max_size=12)


@given(st.lists(st.tuples(names, names, names), max_size=5))
def test_what_is_written_is_read_again(some: list[tuple[str, str, str]]) -> None:
    feeds = [
        Feed(n, f"http://{n}/?a=1&b=2", f"t{title}", folder=f"f{folder}/g{inner}".replace("//", "/"))
        for n, (title, folder, inner) in enumerate(some)
    ]
    written = write_opml(feeds)
    root = etree.fromstring(written.encode())
    assert (root.tag, root.get("version"), root.findtext("head/title")) == ("opml", "2.0", "newsreader")
    assert all(outline.get("text") for outline in root.iter("outline"))
    assert {feed.url for feed in read_opml(written.encode()).feeds} == {feed.url for feed in feeds}


def test_folders_and_titles_come_back(shelf: Shelf) -> None:
    feeds = [
        Feed(1, "http://a/", "A & <B>", site="http://site/", language="ar", folder="News/Ägypten"),
        Feed(2, "http://b/", "B"),
        Feed(3, "http://c/", "C", folder="News"),
    ]
    assert {
        (feed.url, feed.title, feed.folder, feed.language) for feed in read_opml(write_opml(feeds).encode()).feeds
    } == {(feed.url, feed.title, feed.folder, feed.language) for feed in feeds}
