"""A feed's bytes as a parser can take them: in UTF-8, and without what parsers fall over or never finish with. Pure."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import Final

from reader.extractor.charsets import guess, known
from reader.poller.cliffs import without_cliffs

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED: Final = (
    (re.compile(rb"<\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0<"), "utf-32-be"),
    (re.compile(rb"<\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0<\0[^\0]"), "utf-16-be"),
)
"""How feeds begin that have no byte order mark (XML 1.0, appendix F)."""

_EBCDIC: Final = (b"\x4c\x6f\xa7\x94", "cp037")
"""`<?xm` in it, and the one of its charsets in which the others can be read that a feed states."""

_IN_HEADER: Final = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_DECLARATION: Final = b'<?xml version="1.0" encoding="utf-8"?>\n'
_DECLARED: Final = re.compile(rb"\s*<\?xml\b[^>]{0,500}>")
_IN_XML: Final = re.compile(rb"<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,30})")
_ESCAPING: Final = re.compile(r"(?:utf.?7|hz(?:.gb.*)?|iso.?2022.*)", re.IGNORECASE)
"""Charsets that write other letters in the bytes of ASCII, so that what looks like UTF-8 may be none."""

_REFERENCE: Final = re.compile(rb"&#([xX]?)([0-9a-fA-F]{1,12});?")
_NAME_SPACE: Final = re.compile(rb"(xmlns[^\s=<>\"']{0,300}\s{0,9}=\s{0,9})([\"'])([^\"'<>]{1,500})\2")
_FEW: Final = 20
"""One in so many letters beyond ASCII."""


def settle(body: bytes, content_type: str | None) -> bytes:
    """A feed's bytes in UTF-8, without what a parser can't take.

    The charset is the byte order mark's, or UTF-8 where it is that, or the one that is stated and fits, or the
    likeliest. The declaration stands in a line of its own, for the parser looks for a charset in all of the first.
    """
    text = _in_utf8(body, content_type or "")
    declared = _DECLARED.match(text)
    text = text[declared.end() if declared else 0 :].lstrip()
    text = _NAME_SPACE.sub(_without_spaces, _REFERENCE.sub(_possible, text))
    return _DECLARATION + without_cliffs(text)


def _in_utf8(body: bytes, content_type: str) -> bytes:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _from(body[len(mark) :], encoding)
    for beginning, encoding in _UNMARKED:
        if beginning.match(body):
            return _from(body, encoding)
    if body.startswith(_EBCDIC[0]):
        return _from(body, _ebcdic(body))
    stated = _stated(body, content_type)
    if any(_ESCAPING.fullmatch(name) for name in stated):
        return _from_stated(body, stated)
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return _from_stated(body, stated)
    return body


def _stated(body: bytes, content_type: str) -> list[str]:
    """The names of the charsets that the header and the feed state."""
    names = [found[1] for found in (_IN_HEADER.search(content_type[:500]),) if found]
    within = _IN_XML.search(body[:1024])
    return names + ([within[1].decode("ascii", "replace")] if within else [])


def _ebcdic(body: bytes) -> str:
    beginning = body[:1024]
    for name in _stated(_from(beginning, _EBCDIC[1]), ""):
        with suppress(LookupError, UnicodeError):
            if beginning.decode(name).startswith("<?xml"):
                return name
    return _EBCDIC[1]


def _from_stated(body: bytes, stated: list[str]) -> bytes:
    for name in (meant for said in stated for meant in ((said,) if _ESCAPING.fullmatch(said) else known(said))):
        try:
            return body.decode(name).encode("utf-8", "replace")
        except (UnicodeDecodeError, LookupError):
            continue
    is_utf8 = any(name.lower() in {"utf-8", "utf8"} for name in stated)
    broken, beyond = body.decode("utf-8", "replace").count("\ufffd"), len(body) - len(body.decode("ascii", "ignore"))
    # Where a few letters are broken that is no reason to misread the others.
    return _from(body, "utf-8" if is_utf8 and broken * _FEW < beyond else guess(body))


def _from(body: bytes, encoding: str) -> bytes:
    return body.decode(encoding, "replace").encode("utf-8", "replace")


def _possible(reference: re.Match[bytes]) -> bytes:
    """A numeric character reference, or the one of U+FFFD for a number that is no character's (XML 1.0, 2.2)."""
    try:
        number = int(reference[2], 16 if reference[1] else 10)
    except ValueError:  # hexadecimal digits in a decimal number
        return reference[0]
    is_character = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF
    return reference[0].replace(b"X", b"x") if is_character else b"&#xFFFD;"


def _without_spaces(name_space: re.Match[bytes]) -> bytes:
    """Where a name space is declared, its name without the white space at which the parser would cut it."""
    name = "".join(name_space[3].decode("utf-8", "replace").split())
    return name_space[1] + name_space[2] + name.encode("utf-8") + name_space[2]
