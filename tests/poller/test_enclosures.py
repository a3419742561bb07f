"""What items enclose, in every format that can say so, and the picture that stands for each."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.model.feed import Enclosure, Entry
from reader.poller.feeds import parse

URL = "https://tide.example/show/feed"
SPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:a="http://www.w3.org/2005/Atom"'
)
SOUND = "https://tide.example/ebb.mp3"


def entry_of(inner: str) -> Entry:
    body = f'<rss version="2.0" {SPACES}><channel><item><title>Ebb</title>{inner}</item></channel></rss>'
    (entry,) = parse(body.encode(), "text/xml", URL).entries
    return entry


def atom_of(inner: str) -> Entry:
    body = f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}><entry><title>Ebb</title>{inner}</entry></feed>'
    (entry,) = parse(body.encode(), "text/xml", URL).entries
    return entry


def json_of(version: str = "1.1", **item: Any) -> Entry:
    body = {"version": f"https://jsonfeed.org/version/{version}", "items": [{"id": "1", "title": "Ebb", **item}]}
    (entry,) = parse(json.dumps(body).encode(), "application/feed+json", URL).entries
    return entry


def test_a_podcast() -> None:
    entry = entry_of(
        '<enclosure url="/ebb.mp3" length="24000000" type="audio/mpeg"/><itunes:duration>24:10</itunes:duration>'
        '<itunes:image href="/ebb.jpg"/>'
    )
    assert entry.enclosures == (Enclosure(SOUND, "audio/mpeg", 24_000_000, 1_450),)
    assert entry.enclosures[0].medium == "audio"
    assert entry.picture == "https://tide.example/ebb.jpg"
    assert entry.url == ""


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("1450", 1_450),
        (" 1450.7 ", 1_450),
        ("24:10", 1_450),
        ("90:00", 5_400),
        ("1:02:03", 3_723),
        ("00:00:07", 7),
        ("", 0),
        ("soon", 0),
        ("-7", 0),
        ("٣:٠٠", 0),
        ("1:2:3:4", 0),
        ("9999999", 0),
        ("9" * 5_000, 0),
    ],
)
def test_a_length_is_told_in_seconds_or_by_the_clock(said: str, seconds: int) -> None:
    entry = entry_of(f"<enclosure url='{SOUND}'/><itunes:duration>{said}</itunes:duration>")
    assert [one.seconds for one in entry.enclosures] == [seconds]


def test_the_length_of_an_item_is_that_of_the_first_thing_to_play() -> None:
    files = "".join(f"<enclosure url='/{name}'/>" for name in ("notes.pdf", "ebb.mp3", "ebb.ogg"))
    entry = entry_of(f"{files}<itunes:duration>60</itunes:duration>")
    assert [one.seconds for one in entry.enclosures] == [0, 60, 0]


def test_atom() -> None:
    entry = atom_of(
        '<link href="/ebb"/><link rel="enclosure" href="ebb.mp3" length="12" type="Audio/MPEG; rate=8" title="Ebb"/>'
        '<link rel="http://www.iana.org/assignments/relation/enclosure" href="/ebb.webm"/>'
        '<link rel="enclosure" href="/notes"/><link rel="via" href="/via.mp3"/>'
    )
    assert entry.url == "https://tide.example/ebb"
    assert entry.enclosures == (
        Enclosure("https://tide.example/show/ebb.mp3", "audio/mpeg", 12),
        Enclosure("https://tide.example/ebb.webm", "video/webm"),
        Enclosure("https://tide.example/notes"),
    )
    assert [one.medium for one in entry.enclosures] == ["audio", "video", "file"]


def test_media_rss() -> None:
    entry = entry_of(
        '<media:content url="/film.mp4" type="video/mp4" fileSize="900" duration="12.5" width="640" height="360"/>'
        '<media:content url="/talk" medium="audio" duration="61"><media:thumbnail url="/talk.png"/></media:content>'
        '<media:content url="/player.swf" type="application/x-shockwave-flash"/><media:content/>'
    )
    assert entry.enclosures == (
        Enclosure("https://tide.example/film.mp4", "video/mp4", 900, 12),
        Enclosure("https://tide.example/talk", "audio/*", 0, 61),
    )
    assert entry.enclosures[1].medium == "audio"
    assert entry.picture == "https://tide.example/talk.png"


def test_one_film_in_several_sizes_is_the_one_that_is_the_default() -> None:
    sizes = "".join(
        f'<media:content url="/film-{size}.mp4" medium="video" isDefault="{str(size == 720).lower()}"/>'
        for size in (360, 720, 1080)
    )
    entry = entry_of(f'<media:group>{sizes}<media:content url="/film.mp3"/></media:group>')
    assert [one.url.rpartition("/")[2] for one in entry.enclosures] == ["film-720.mp4", "film.mp3"]
    entry = entry_of(f"<media:group>{sizes.replace('true', 'false')}</media:group>")
    assert len(entry.enclosures) == 3


def test_what_is_said_of_one_address_in_two_places_is_put_together() -> None:
    entry = entry_of(
        '<enclosure url="/ebb.mp3" type="audio/x-mp3" length="6"/>'
        '<media:content url="https://tide.example/ebb.mp3" fileSize="7" duration="8"/>'
        '<enclosure url="/tide.mp3" length="0"/><media:content url="/tide.mp3" fileSize="7"/>'
    )
    assert entry.enclosures == (
        Enclosure(SOUND, "audio/x-mp3", 6, 8),
        Enclosure("https://tide.example/tide.mp3", "audio/mpeg", 7),
    )


@pytest.mark.parametrize(
    ("said", "media_type"),
    [
        ('url="/a.mp3" type="application/octet-stream"', "audio/mpeg"),
        ('url="/a.M4A?x=1" type="mp3"', "audio/mp4"),
        ('url="/a.mp3" type="video/mp4"', "video/mp4"),
        ('url="/a" type="text/html"', ""),
        ('url="/a" type="application/pdf"', "application/pdf"),
        ('url="/a" type="audio/&#x202e;mpeg&#x1b;[2J"', ""),
        (f'url="/a" type="audio/{"x" * 5_000}"', ""),
    ],
)
def test_the_type_is_the_one_that_is_stated_if_it_says_anything(said: str, media_type: str) -> None:
    assert [one.media_type for one in entry_of(f"<enclosure {said}/>").enclosures] == [media_type]


@pytest.mark.parametrize("version", ["1", "1.1"])
def test_json_feed(version: str) -> None:
    sound = {"url": "/ebb.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 24_000_000, "duration_in_seconds": 90.5}
    notes = {"url": "/notes.pdf", "mime_type": "application/pdf"}
    entry = json_of(version, attachments=[sound, 7, {"url": ["/x"]}, notes], banner_image="/wide.jpg")
    assert entry.enclosures == (
        Enclosure(SOUND, "audio/mpeg", 24_000_000, 90),
        Enclosure("https://tide.example/notes.pdf", "application/pdf"),
    )
    assert entry.picture == "https://tide.example/wide.jpg"
    assert json_of(version, image="/a.jpg", banner_image="/wide.jpg").picture == "https://tide.example/a.jpg"
    assert json_of(version, attachments="x", image=["/a.jpg"]).enclosures == ()


@pytest.mark.parametrize(
    ("inner", "name"),
    [
        ("<enclosure url='/a.jpg' type='image/jpeg'/>", "a.jpg"),
        ("<enclosure url='/a.jpg'/><itunes:image href='/b.jpg'/>", "b.jpg"),
        ("<itunes:image href='/b.jpg'/><media:thumbnail url='/c'/>", "c"),
        ("<media:thumbnail url='/c'/><media:content url='/d.png'/>", "d.png"),
        ("<media:content url='/d.png' medium='image'/><media:content url='/e' type='image/png'/>", "d.png"),
        (
            "<media:content url='/d.jpg' width='140'/><media:content url='/e.jpg' width='460' height='460'/>",
            "e.jpg",
        ),
        ("<media:content url='/d.jpg' width='300'/><media:content url='/e.jpg' height='200'/>", "d.jpg"),
        ("<media:content url='/1.gif' width='1' height='1'/><media:thumbnail url='/c.jpg' height='90'/>", "c.jpg"),
        ("<media:content url='/pixel.gif' medium='image'/>", ""),
        ("<media:content url='https://0.gravatar.com/avatar/0' medium='image'/><media:thumbnail url='/c'/>", "c"),
        ("<media:content url='/d.png' width='0' height='auto'/>", "d.png"),
        ("<media:content url='javascript:alert(1)' medium='image'/>", ""),
        ("<media:content url='/film.mp4'/>", ""),
        ("", ""),
    ],
)
def test_the_picture_is_the_largest_of_the_best_kind(inner: str, name: str) -> None:
    entry = entry_of(inner)
    assert entry.picture == (f"https://tide.example/{name}" if name else "")
    assert all(one.url.endswith(".mp4") for one in entry.enclosures)


def test_a_feeds_own_picture_stands_for_none_of_its_items() -> None:
    head = "<itunes:image href='/show.jpg'/><image><url>/logo.png</url></image><media:thumbnail url='/show.png'/>"
    body = f'<rss version="2.0" {SPACES}><channel>{head}<item><title>Ebb</title></item></channel></rss>'
    (entry,) = parse(body.encode(), "text/xml", URL).entries
    assert entry.picture == ""


def test_no_more_than_twenty_are_taken() -> None:
    entry = entry_of("".join(f"<enclosure url='/{number}.mp3'/>" for number in range(30)))
    assert [one.url for one in entry.enclosures] == [f"https://tide.example/{number}.mp3" for number in range(20)]
