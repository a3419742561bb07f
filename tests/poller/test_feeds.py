"""Feeds as values: formats, texts, dates and what is no feed."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.errors import NotAFeed
from reader.model.feed import Entry, ParsedFeed, Rhythm
from reader.model.text import clean
from reader.poller.feeds import parse
from tests.poller.bodies import PROSE, Item, page, rdf, rss
from tests.timing import within

URL = "https://news.example/feeds/all"


def parsed(body: str | bytes, content_type: str | None = "text/xml") -> ParsedFeed:
    return parse(body.encode() if isinstance(body, str) else body, content_type, URL)


def entry_of(inner: str) -> Entry:
    (entry,) = parsed(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item>{inner}</item></channel></rss>'
    ).entries
    return entry


def test_real_feeds(shared: Path) -> None:
    feed = parse(
        (shared / "dw/feeds/en-all-2026-09-10.rdf").read_bytes(), "text/xml", "https://rss.dw.com/rdf/rss-en-all"
    )
    assert len(feed.entries) == 10
    assert (feed.title, feed.language) == ("Deutsche Welle", "en")
    ids = [entry.site_id for entry in feed.entries]
    assert ids[:3] == ["79209321", "79209302", "79203774"]
    for entry in feed.entries:
        assert entry.url.partition("?")[0].endswith(f"-{entry.site_id}")
        assert entry.published is not None
        assert (entry.updated, entry.content, entry.language) == (None, "", "en")
        assert 100 < len(entry.summary) < 250
    assert feed.entries[0].published == datetime(2026, 9, 10, 8, 9, tzinfo=UTC)
    assert feed.entries[9].published == datetime(2026, 9, 9, 15, 18, tzinfo=UTC)
    assert "€13-billion" in feed.entries[4].url


def test_rdf_and_rss() -> None:
    item = Item("/boats/a-11", "Boats &amp; <b>bread</b>", "Five <p>words</p> &amp; more", content_id="11", guid="b1")
    for body in (rdf(item), rss(item)):
        (entry,) = parsed(body).entries
        assert entry.url == "https://news.example/boats/a-11"
        assert (entry.title, entry.summary) == ("Boats & bread", "Five words & more")
        assert (entry.published, entry.updated) == (datetime(2026, 9, 10, 8, 9, tzinfo=UTC), None)
    assert parsed(rdf(item)).entries[0].site_id == "11"
    assert parsed(rss(item)).entries[0].id == "b1"
    assert parsed(rss(item)).site == "http://town.example/"


def test_atom() -> None:
    feed = parsed(f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
        <title type="html">&lt;i&gt;Bote&lt;/i&gt;</title>
        <entry><id>tag:1</id><title type="html">A &amp;lt; B</title><link rel="alternate" href="../one"/>
        <published>2026-01-02T03:04:05+02:00</published><updated>2026-01-03T00:00:00Z</updated>
        <author><name>Ada  Bell</name></author><category term="t" label="Tides"/>
        <summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
        <p>{PROSE}</p><p>{PROSE} {PROSE}</p></div></content></entry></feed>""")
    (entry,) = feed.entries
    assert (feed.title, feed.language) == ("Bote", "de")
    assert (entry.id, entry.url, entry.title) == ("tag:1", "https://news.example/one", "A < B")
    assert entry.published == datetime(2026, 1, 2, 1, 4, 5, tzinfo=UTC)
    assert entry.updated == datetime(2026, 1, 3, tzinfo=UTC)
    assert (entry.authors, entry.topics, entry.summary) == (("Ada Bell",), ("Tides",), "Short.")
    assert "<p>" in entry.content


@pytest.mark.parametrize("order", [0, 1])
def test_a_whole_text_is_kept_beside_its_teaser_in_either_order(order: int) -> None:
    texts = [
        "<description>Short.</description>",
        f"<content:encoded>{escape(f'<p>{PROSE} {PROSE} {PROSE}</p>')}</content:encoded>",
    ]
    entry = entry_of("".join(texts if order else reversed(texts)))
    assert entry.summary == "Short."
    assert PROSE in entry.content


def test_a_whole_text_alone_gives_a_short_teaser() -> None:
    entry = entry_of(f"<description>{escape(f'<p>{PROSE} {PROSE} {PROSE}</p>')}</description>")
    assert PROSE in entry.content
    assert len(entry.summary) <= 300


@pytest.mark.parametrize(
    "inner",
    [
        f"<description>{PROSE} {PROSE} {PROSE}</description>",
        f"<description>{PROSE}</description><content:encoded>{PROSE}</content:encoded>",
        "<description>Short.</description><content:encoded>Less short than that.</content:encoded>",
    ],
)
def test_a_teaser_is_no_whole_text(inner: str) -> None:
    assert entry_of(inner).content == ""


@pytest.mark.parametrize(
    ("inner", "title"),
    [
        ("<description>A text without any title.</description>", "A text without any title."),
        ("<title> </title><link>https://news.example/2026/boats-in-bay?x=1</link>", "boats in bay"),
        ("<link>https://news.example/2026/11</link>", "news.example"),
    ],
)
def test_an_entry_without_a_title_is_given_one(inner: str, title: str) -> None:
    assert entry_of(inner).title == title


def test_ids_are_the_guid_or_the_address_or_the_words() -> None:
    assert entry_of("<title>t</title><guid isPermaLink='false'>g</guid><link>/a</link>").id == "g"
    assert entry_of("<title>t</title><link>/a</link>").id == "https://news.example/a"
    nameless = entry_of("<title>t</title>")
    assert nameless.id.startswith("sha256:")
    assert nameless.id == entry_of("<title>t</title>").id != entry_of("<title>u</title>").id
    assert len(entry_of(f"<title>t</title><guid isPermaLink='false'>{'g' * 9000}</guid>").id) < 100


def test_one_guid_for_several_addresses_names_none() -> None:
    body = rss(*(Item(f"/{number}", guid="same") for number in range(2)), Item("/3", guid="other"))
    assert [entry.id for entry in parsed(body).entries] == ["https://news.example/0", "https://news.example/1", "other"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "mailto:a@b.example", "file:///etc/passwd", "http://[", ""])
def test_other_addresses_are_dropped(url: str) -> None:
    assert entry_of(f"<title>t</title><guid isPermaLink='false'>g</guid><link>{url}</link>").url == ""


def test_a_charset_that_is_none_is_passed_over() -> None:
    assert parsed(rss(Item("/a", "Straße")), "text/xml; charset=a\0b").entries[0].title == "Straße"


@pytest.mark.parametrize(
    "date", ["yesterday", "0000-00-00T00:00:00Z", "0001-01-01T00:00:00Z", "Mon, 99 Foo 2026 99:99:99 GMT", ""]
)
def test_dates_without_sense_are_none(date: str) -> None:
    assert entry_of(f"<title>t</title><pubDate>{date}</pubDate>").published is None


def test_languages_without_sense_are_none() -> None:
    assert entry_of("<title>t</title><dc:language>pt_BR</dc:language>").language == "pt-BR"
    assert entry_of("<title>t</title><dc:language>the English</dc:language>").language == ""


def test_encodings() -> None:
    body = rss(Item("/a", "Straße")).replace("<rss", '<?xml version="1.0" encoding="ISO-8859-1"?><rss', 1)
    assert parsed(body.encode("latin-1"), None).entries[0].title == "Straße"
    assert parsed(rss(Item("/a", "Straße")).encode("utf-16")).entries[0].title == "Straße"
    for content_type in ("application/rss+xml; charset=utf-8", "text/xml", "text/html", None):
        assert parsed(rss(Item("/a", "w—ß")), content_type).entries[0].title == "w—ß"


def test_a_broken_feed_gives_what_can_be_read() -> None:
    body = rss(Item("/a", "First"), Item("/b", "Second"))
    assert parsed(body[: body.index("Second")]).entries[0].title == "First"
    (entry,) = parsed(rss(Item("/a", "Bell\x07 & \x1b[2Jwhistle\u202e"))).entries
    assert entry.title == "Bell & [2Jwhistle"


def test_a_feed_that_somebody_put_into_a_page_is_a_feed() -> None:
    (entry,) = parsed(f"\ufeff <!-- x --><HTML>{rss(Item('/a', 'First'))}</HTML>").entries
    assert entry.title == "First"


@pytest.mark.parametrize("body", ["", "{}", "words", page(), f"\ufeff <!-- x --><HTML>{page()}</HTML>", "\0" * 99])
def test_what_is_no_feed(body: str) -> None:
    for content_type in ("text/html", "application/rss+xml", None, "\x1b"):
        with pytest.raises(NotAFeed):
            parsed(body, content_type)


def test_an_empty_feed_is_a_feed() -> None:
    assert parsed(rss()).entries == ()


def _texts(feed: ParsedFeed) -> list[str]:
    texts = [feed.title, feed.site, feed.language]
    for entry in feed.entries:
        texts += [entry.id, entry.url, entry.title, entry.summary, entry.content, entry.language, entry.site_id]
        texts += [*entry.authors, *entry.topics]
    return texts


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(st.characters(blacklist_categories=["Cs"]), max_size=30), min_size=8, max_size=8),
    st.booleans(),
)
def test_no_control_character_gets_through(texts: list[str], escaped: bool) -> None:
    title, link, guid, text, whole, author, topic, site = (escape(text) if escaped else text for text in texts)
    body = (
        f'<rss version="2.0"><channel><title>{title}</title><link>{site}</link><item><title>{title}</title>'
        f"<link>https://news.example/{link}</link><guid>{guid}</guid><description>{text}</description>"
        f"<content:encoded>{whole}{PROSE * 3}</content:encoded><author>{author}</author><category>{topic}</category>"
        "</item></channel></rss>"
    )
    try:
        feed = parsed(body)
    except NotAFeed:
        return
    assert all(clean(text) == text for text in _texts(feed))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.text(max_size=20) | st.none(), st.sampled_from([b"", b"<rss>", b"<feed>", b"<?xml"]))
def test_any_bytes_are_a_feed_or_not(body: bytes, content_type: str | None, start: bytes) -> None:
    with contextlib.suppress(NotAFeed):
        parsed(start + body, content_type)


def test_references_to_no_character_do_not_lose_the_feed() -> None:
    items = "".join(
        f"<item><title>T{code}</title><link>https://x.example/{n}</link></item>"
        for n, code in enumerate(("&#xD800;", "&#x110000;", "&#99999999999;", "&#65;"))
    )
    body = f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>".encode()
    titles = [entry.title for entry in parse(body, None, "https://x.example/").entries]
    assert len(titles) == 4
    assert titles[-1] == "TA"


def rhythm_of(inner: str) -> Rhythm:
    return parsed(
        '<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>t</title>'
        f"{inner}<item><title>a</title></item></channel></rss>"
    ).rhythm


def test_a_feed_says_how_often_it_wants_to_be_asked() -> None:
    assert rhythm_of("") == Rhythm()
    assert rhythm_of("<ttl>90</ttl>").minutes == 90
    period = "<sy:updatePeriod>hourly</sy:updatePeriod>"
    assert rhythm_of(period).minutes == 60
    assert rhythm_of(f"{period}<sy:updateFrequency>4</sy:updateFrequency>").minutes == 15
    assert rhythm_of(f"{period}<sy:updateFequency>4</sy:updateFequency>").minutes == 15
    assert rhythm_of(f"<ttl>30</ttl>{period}").minutes == 60
    hours = "<skipHours><hour>0</hour><hour> 23 </hour><hour>24</hour><hour>99</hour></skipHours>"
    days = "<skipDays><day>Monday</day><day>Sunday</day><day>Someday</day></skipDays>"
    assert rhythm_of(hours + days) == Rhythm(0, frozenset({0, 23}), frozenset({0, 6}))


@pytest.mark.parametrize(
    "said", ["<ttl>-1</ttl>", "<ttl>٣</ttl>", "<ttl>soon</ttl>", "<sy:updateFrequency>0</sy:updateFrequency>"]
)
def test_a_rhythm_without_sense_is_none(said: str) -> None:
    assert rhythm_of(said) == Rhythm()
    assert rhythm_of(f"<sy:updatePeriod>daily</sy:updatePeriod>{said}").minutes in {0, 1_440}


def test_an_entry_that_says_nothing_is_one_with_an_id_and_a_title() -> None:
    entries = parsed("<rss><channel><item/><item><pubDate>x</pubDate></item></channel></rss>").entries
    assert len(entries) == 2
    assert all(entry.id and entry.title for entry in entries)
    sound = "<enclosure url='/sounds/the-tide.mp3' type='audio/mpeg'/>"
    assert entry_of(sound).title == "the tide.mp3"


@pytest.mark.parametrize(
    "inner",
    [
        "<item " + " ".join(f"a{number}='1'" for number in range(20_000)) + "><title>x</title></item>",
        "<item><title>x</title>" + "".join(f"<category>{number}</category>" for number in range(20_000)) + "</item>",
        "<item><title>x</title>" + "<b>" * 30_000 + "</b>" * 30_000 + "</item>",
        f"<item><title>x</title><author>{'a.' * 200_000}</author><pubDate>{'1' * 200_000}</pubDate></item>",
        f"<item><title>x</title><description>{'&lt;p&gt;word ' * 100_000}</description></item>",
    ],
)
@pytest.mark.parametrize("end", ["</channel></rss>", "&"])
def test_what_is_far_too_much_ends_soon(inner: str, end: str) -> None:
    with within(10):
        (entry,) = parsed(f'<rss version="2.0"><channel><title>t</title>{inner}{end}').entries
    assert entry.title == "x"


@pytest.mark.parametrize(
    "prolog",
    [
        "\n" * 1_000_000,
        "\n <!DOCTYPE" * 50_000,
        "<!DOCTYPE rss [\n<!ENTITY b 'a'>\n<!ENTITY b '" + "&a;" * 999 + "'>\n<!ENTITY c '" + "&b;" * 999 + "'>\n]>\n",
    ],
)
def test_what_stands_before_a_feed_does_no_harm(prolog: str) -> None:
    feed = parsed(f"<?xml version='1.0'?>{prolog}<rss><channel><item><title>x &c;</title></item></channel></rss>")
    assert feed.entries[0].title.startswith("x")
    assert len(feed.entries[0].title) < 1_000


def test_charsets_that_are_stated_wrongly_or_not_at_all() -> None:
    body = rss(Item("/a", "Straße nach Köln")).encode("latin-1")
    for declaration in (b"", b'<?xml version="1.0" encoding="utf-8"?>', b'<?xml version="1.0" encoding="nonsense"?>'):
        assert parsed(declaration + body, "text/xml").entries[0].title == "Straße nach Köln"
    broken = rss(Item("/a", "Straße nach Köln " * 9)).encode().replace(b"\xc3\x9f", b"\xc3", 1)
    assert parsed(broken, "text/xml; charset=utf-8").entries[0].title.endswith("Straße nach Köln")
    assert (
        parsed(b"\r\n " + b'<?xml version="1.0" encoding="windows-1251"?>' + rss(Item("/a", "Мост")).encode("cp1251"))
        .entries[0]
        .title
        == "Мост"
    )
