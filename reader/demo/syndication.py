"""The site's feeds as XML: RSS 1.0 (RDF) as the site prefers it, RSS 2.0 and Atom."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from reader.demo.channels import Channel
from reader.demo.pieces import Piece
from reader.model.times import to_iso

CONTENT_TYPES: Final = {
    "rdf": "text/xml; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_RDF: Final = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
_DWSYN: Final = 'xmlns:dwsyn="http://rss.dw.com/syndication/dwsyn/"'
_DC: Final = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def write_feed(channel: Channel, pieces: Sequence[Piece], base_url: str) -> str:
    """A feed in its channel's format, with `pieces` in the order given. There must be at least one."""
    write = {"rdf": _write_rdf, "rss": _write_rss, "atom": _write_atom}[channel.format]
    return _DECLARATION + write(channel, pieces, base_url)


def _address(piece: Piece, channel: Channel, base_url: str) -> str:
    """As the site writes it: raw characters in the path, and the feed's mark at the end."""
    return f"{base_url}{piece.path}?maca={channel.tracking}"


def _home(channel: Channel, base_url: str) -> str:
    return f"{base_url}/{channel.language}/?maca={channel.tracking}"


def _write_rdf(channel: Channel, pieces: Sequence[Piece], base_url: str) -> str:
    home = escape(_home(channel, base_url))
    order = "".join(f"<rdf:li rdf:resource={quoteattr(_address(piece, channel, base_url))}/>" for piece in pieces)
    items = "\n".join(_rdf_item(piece, channel, base_url) for piece in pieces)
    return f"""<rdf:RDF {_RDF} xmlns="http://purl.org/rss/1.0/" {_DC} {_DWSYN}>
<channel rdf:about={quoteattr(base_url + channel.path)}>
<title>{escape(channel.title)}</title>
<link>{home}</link>
<description>{escape(channel.title)}</description>
<dc:date>{to_iso(pieces[0].changed)}</dc:date>
<dc:language>{channel.language}</dc:language>
<items><rdf:Seq>{order}</rdf:Seq></items>
</channel>
{items}
</rdf:RDF>
"""


def _rdf_item(piece: Piece, channel: Channel, base_url: str) -> str:
    address = _address(piece, channel, base_url)
    return f"""<item rdf:about={quoteattr(address)}>
<title>{escape(piece.title)}</title>
<link>{escape(address)}</link>
<description>{escape(piece.lead)}</description>
<dc:date>{to_iso(piece.changed)}</dc:date>
<dc:subject>{escape(piece.kicker)}</dc:subject>
<dc:language>{piece.language}</dc:language>
<dwsyn:contentID>{piece.id}</dwsyn:contentID>
</item>"""


def _write_rss(channel: Channel, pieces: Sequence[Piece], base_url: str) -> str:
    items = "\n".join(
        f"""<item>
<guid isPermaLink="false">{piece.id}</guid>
<title>{escape(piece.title)}</title>
<link>{escape(_address(piece, channel, base_url))}</link>
<description>{escape(piece.lead)}</description>
<category>{escape(piece.kicker)}</category>
<pubDate>{format_datetime(piece.changed, usegmt=True)}</pubDate>
<dwsyn:contentID>{piece.id}</dwsyn:contentID>
</item>"""
        for piece in pieces
    )
    return f"""<rss version="2.0" {_DWSYN}>
<channel>
<title>{escape(channel.title)}</title>
<link>{escape(_home(channel, base_url))}</link>
<description>{escape(channel.title)}</description>
<language>{channel.language}</language>
{items}
</channel>
</rss>
"""


def _write_atom(channel: Channel, pieces: Sequence[Piece], base_url: str) -> str:
    entries = "\n".join(
        f"""<entry>
<id>{escape(_address(piece, channel, base_url))}</id>
<title>{escape(piece.title)}</title>
<link rel="alternate" href={quoteattr(_address(piece, channel, base_url))}/>
<summary>{escape(piece.lead)}</summary>
<category term={quoteattr(piece.kicker)}/>
<published>{to_iso(piece.published)}</published>
<updated>{to_iso(piece.changed)}</updated>
<dwsyn:contentID>{piece.id}</dwsyn:contentID>
</entry>"""
        for piece in pieces
    )
    return f"""<feed xmlns="http://www.w3.org/2005/Atom" {_DWSYN} xml:lang="{channel.language}">
<id>{escape(base_url + channel.path)}</id>
<title>{escape(channel.title)}</title>
<link rel="alternate" href={quoteattr(_home(channel, base_url))}/>
<updated>{to_iso(pieces[0].changed)}</updated>
<author><name>Sample</name></author>
{entries}
</feed>
"""
