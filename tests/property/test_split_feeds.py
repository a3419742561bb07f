"""Reading only what is new of a feed gives what reading all of it gives, whatever the feed is made of."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.poller.feeds import parse, parse_new

URL: Final = "https://town.example/feeds/all?x=1"
TEXT: Final = st.text(
    st.characters(categories=["L", "N", "P", "Zs", "S"], max_codepoint=0x2FFF), min_size=1, max_size=30
)
LANGUAGES: Final = st.sampled_from(
    ["", ' xml:lang="de"', ' xml:lang=""', ' xml:base="sub/"', ' xml:base="https://b.example/"']
)
FORMS: Final = {
    "rss": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:m="http://search.yahoo.com/mrss/"{}><channel>'
        "<title>Crier</title><link>/home</link><ttl>90</ttl><language>en</language>{}"
        "<lastBuildDate>Thu, 10 Sep 2026 08:09:00 GMT</lastBuildDate></channel></rss>"
    ),
    "rdf": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:m="http://search.yahoo.com/mrss/"{}><channel rdf:about="/"><title>Crier</title><link>/home</link>'
        "<items><rdf:Seq><rdf:li/></rdf:Seq></items></channel><image><title>i</title></image>{}<textinput/></rdf:RDF>"
    ),
    "atom": (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:m="http://search.yahoo.com/mrss/"{}>'
        '<a:title>Crier</a:title><a:link href="/home"/>{}</a:feed>'
    ),
}


@st.composite
def rss_items(draw: st.DrawFn, number: int) -> str:
    title, text, author = draw(TEXT), draw(TEXT), draw(TEXT)
    parts = [
        f"<title>{escape(title)}</title>",
        f"<link>/{number}/{draw(st.sampled_from(['a', 'b?maca=1', 'c#d']))}</link>",
        draw(st.sampled_from([f"<guid>g{number}</guid>", f'<guid isPermaLink="false">{number}</guid>', ""])),
        draw(
            st.sampled_from(
                [f"<description>{escape(text)}</description>", f"<description><![CDATA[<b>{text}</b>]]></description>"]
            )
        ),
        draw(st.sampled_from(["", f"<content:encoded>{escape('<p>' + text * 40 + '</p>')}</content:encoded>"])),
        draw(
            st.sampled_from(["", "<pubDate>Thu, 10 Sep 2026 08:09:00 GMT</pubDate>", "<dc:date>2026-09-10</dc:date>"])
        ),
        draw(st.sampled_from(["", f"<dc:creator>{escape(author)}</dc:creator>", f"<author>{escape(author)}</author>"])),
        draw(
            st.sampled_from(
                ["", "<dc:language>fr</dc:language>", "<m:thumbnail url='/t.png'/>", "<source url='/s'>s</source>"]
            )
        ),
        draw(
            st.sampled_from(
                ["", "<enclosure url='/e.mp3' type='audio/mpeg' length='3'/>", "<x:y xmlns:x='urn:x'>z</x:y>"]
            )
        ),
    ]
    inner = "".join(draw(st.permutations(parts)))
    behind = draw(st.sampled_from(["", "\n", "<!-- c -->"]))
    return f"<item{draw(LANGUAGES)} about={quoteattr(str(number))}>{inner}</item>{behind}"


@st.composite
def atom_entries(draw: st.DrawFn, number: int) -> str:
    title, text = draw(TEXT), draw(TEXT)
    parts = [
        draw(
            st.sampled_from(
                [f"<a:title>{escape(title)}</a:title>", f'<a:title type="html">{escape(escape(title))}</a:title>']
            )
        ),
        f"<a:id>tag:{number}</a:id>",
        f'<a:link href="{number}"{draw(LANGUAGES)}/>',
        draw(st.sampled_from(["", f"<a:summary>{escape(text)}</a:summary>"])),
        draw(
            st.sampled_from(
                [
                    "",
                    f'<a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{escape(text)}</p></div></a:content>',
                ]
            )
        ),
        draw(st.sampled_from(["", "<a:updated>2026-09-10T08:09:00Z</a:updated>"])),
        draw(
            st.sampled_from(
                [
                    "",
                    "<a:author><a:name>Ada</a:name></a:author>",
                    "<a:source><a:title>s</a:title><a:id>i</a:id></a:source>",
                ]
            )
        ),
        draw(st.sampled_from(["", '<a:category term="t" label="l"/>'])),
    ]
    return f"<a:entry{draw(LANGUAGES)}>{''.join(draw(st.permutations(parts)))}</a:entry>"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_new_is_what_a_full_reading_gives(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(sorted(FORMS)))
    made = atom_entries if form == "atom" else rss_items
    items = [data.draw(made(number)) for number in range(data.draw(st.integers(1, 5)))]
    had = data.draw(st.sets(st.integers(0, len(items) - 1)))
    root = data.draw(LANGUAGES)
    before = FORMS[form].format(root, "".join(items[number] for number in sorted(had)))
    after = FORMS[form].format(root, "".join(items)).encode()
    whole = parse(after, "text/xml", URL)
    _, known = parse_new(before.encode(), "text/xml", URL, "")
    part, known_next = parse_new(after, "text/xml", URL, known)
    assert len(whole.entries) == len(items)
    wanted = {number for number in range(len(items)) if number not in had}
    assert part.entries in (whole.entries, tuple(whole.entries[number] for number in sorted(wanted)))
    assert (part.title, part.site, part.rhythm) == (whole.title, whole.site, whole.rhythm)
    assert parse_new(after, "text/xml", URL, known_next)[0].entries == ()
