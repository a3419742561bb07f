"""Bytes of a page become text that an HTML parser takes without complaint."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from reader.extractor.charsets import WESTERN, guess, known, looks_western

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_IN_HEADER: Final = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_IN_META: Final = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,30})", re.IGNORECASE)
_IN_XML: Final = re.compile(rb"\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,30})")
_STATED_WITHIN: Final = 65_536
_BROKEN_AT_MOST: Final = 0.1
"""The part of the characters beyond ASCII that may be broken in a page that is in the charset it is taken for: some
are cut in two, or were put in from a source in another charset."""

_UNPARSABLE: Final = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r\f")
_NO_CHARACTERS: Final = ("\ufffe".encode(), "\uffff".encode())
_PLAINER: Final = bytes.maketrans(b"\r\f", b"\n ")
_CONTROL_REFERENCE: Final = re.compile(
    r"&#(?:0{0,9}(\d{1,2}|1[2-5]\d)(?!\d)|[xX]0{0,9}([0-9a-fA-F]{1,2})(?![0-9a-fA-F]));?"
)


def decode(html: str | bytes, content_type: str = "") -> str:
    """A page's text: by its byte order mark, as UTF-8 where it is that whatever it states, by the charset that its
    header (`content_type`) or the page itself states, by the charset that its letters look like, or as Windows-1252.

    Characters that XML can't hold are taken out, also where they are written as references (`&#27;`): neither the
    parser nor readability copes with them.
    """
    text = html if isinstance(html, str) else _decode_bytes(html, content_type)
    raw = text.encode("utf-8", "ignore").replace(b"\r\n", b"\n").translate(_PLAINER, _UNPARSABLE)
    for char in _NO_CHARACTERS:
        raw = raw.replace(char, b"")
    text = raw.decode("utf-8")
    return _CONTROL_REFERENCE.sub(_without_control, text)


def _decode_bytes(html: bytes, content_type: str) -> str:
    for mark, encoding in _BOMS:
        if html.startswith(mark):
            return html[len(mark) :].decode(encoding, "replace")
    if encoding := _unmarked(html):
        return html.decode(encoding, "replace")
    try:
        return codecs.utf_8_decode(html, "strict", False)[0]  # a character cut by the page's end is left out
    except UnicodeDecodeError:
        pass
    stated = [name for name in _stated(html, content_type) if name != WESTERN or looks_western(html)]
    # A server's default is western: the page itself knows better.
    for encoding in ("utf-8", *sorted(stated, key=lambda name: name == WESTERN)):
        if (text := _decoded(html, encoding)) is not None:
            return text
    return html.decode(guess(html), "replace")


def _unmarked(html: bytes) -> str:
    """The charset that the form of the first bytes tells: two bytes a character, or escapes into Japanese; or ""."""
    if html[1:2] == html[3:4] == b"\0" != html[:1]:
        return "utf-16-le"
    if html[:1] == html[2:3] == b"\0" != html[1:2]:
        return "utf-16-be"
    return "iso2022_jp" if b"\x1b$" in html and html.isascii() else ""


def _stated(html: bytes, content_type: str) -> Iterator[str]:
    """The charsets that the header and the page state, as far as they can be."""
    if found := _IN_HEADER.search(content_type[:500]):
        yield from known(found[1])
    for pattern in (_IN_META.search, _IN_XML.match):
        if within := pattern(html[:_STATED_WITHIN]):
            yield from known(within[1].decode("ascii", "replace"))


def _decoded(html: bytes, encoding: str) -> str | None:
    """The text, or None where it is not in this charset."""
    text = html.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if encoding == "utf-8":
        broken -= html.count("\ufffd".encode())
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text if broken <= beyond * _BROKEN_AT_MOST else None


def _without_control(found: re.Match[str]) -> str:
    """What a reference to a control character means: nothing, or for the second set of them what Windows-1252 has
    in its place (https://html.spec.whatwg.org/#numeric-character-reference-end-state)."""
    code = int(found[1]) if found[1] else int(found[2], 16)
    if 128 <= code < 160:
        return bytes((code,)).decode("cp1252", "ignore")
    if code < 32 or code == 127:
        return " " if code in (9, 10, 13) else ""
    return found[0]
