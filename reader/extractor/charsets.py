"""The charsets that pages are in: what their names mean, and which one bytes look like where nobody says so rightly."""

from __future__ import annotations

import codecs
import re
from typing import Final

WESTERN: Final = "cp1252"

_KNOWN: Final = re.compile(
    r"iso8859-\d+|cp(?:125\d|437|85[025]|866|874|932|949)|koi8-[rtu]|mac-\w+|johab"
    r"|gb18030|big5hkscs|euc_jp|iso2022_jp"
)
"""Python's names of the charsets that pages use; its other codecs (`idna`, `unicode_escape`) are never tried."""

_MEANT: Final = {
    **dict.fromkeys(("ascii", "iso8859-1"), WESTERN),
    "iso8859-9": "cp1254",
    **dict.fromkeys(("iso8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("shift_jis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc_kr", "windows-949"), "cp949"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "x-x-big5"), "big5hkscs"),
}
"""What pages say, and the larger charset that they mean (https://encoding.spec.whatwg.org/#names-and-labels)."""

_OF_LANGUAGE: Final = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), "cp1250"),
    **dict.fromkeys(("be", "bg", "kk", "mk", "mn", "ru", "sr", "tg", "uk"), "cp1251"),
    **dict.fromkeys(("ar", "fa", "prs", "ps", "ur"), "cp1256"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    "el": "cp1253",
    "he": "cp1255",
    "ja": "cp932",
    "ko": "cp949",
    "th": "cp874",
    "tr": "cp1254",
    "vi": "cp1258",
    "zh": "gb18030",
}
"""What browsers take an undeclared page of a language for
(https://html.spec.whatwg.org/#determining-the-character-encoding)."""

_LATIN: Final = frozenset({WESTERN, "cp1250", "cp1254", "cp1257", "cp1258"})
_LANGUAGE: Final = re.compile(rb"<html\b[^>]{0,500}?\blang\s{0,9}=\s{0,9}[\"']?([a-z]{2,3})\b", re.IGNORECASE)
_LANGUAGE_WITHIN: Final = 65_536
_LINE: Final = re.compile(rb"[^<>\n]+")
_BEYOND: Final = re.compile(rb"[\x80-\xff]+")
_SAMPLE: Final = 16_384
"""Bytes that a charset is guessed from, of lines alone that have letters beyond ASCII."""

_SURE: Final = 0.5
_ALEF: Final = b"\xc7"
_ARABIC: Final = b"\x90\x98\xc0\xc7\xd1\xe1\xe3\xe4\xe5\xe6\xe8\xea\xec\xed\xff"
"""The most frequent letters of Arabic script in either of its charsets; other charsets have a rare one for alef."""


def known(name: str) -> tuple[str, ...]:
    """Python's name of the charset that a page means by `name`; none for UTF-8 and what is no charset of pages."""
    name = name.lower()
    if name not in _MEANT:
        try:
            name = codecs.lookup(name).name
        except LookupError:
            return ()
    name = _MEANT.get(name, name)
    return (name,) if _KNOWN.fullmatch(name) else ()


def looks_western(html: bytes) -> bool:
    """Whether letters beyond ASCII stand alone or in pairs among others, as they do in western languages."""
    runs = _BEYOND.findall(_sample(html))
    return sum(len(run) for run in runs if len(run) > 2) * 2 <= sum(map(len, runs))


def guess(html: bytes) -> str:
    """The charset that bytes which are not UTF-8 are likely in; Windows-1252 where nothing speaks for another."""
    found = _LANGUAGE.search(html[:_LANGUAGE_WITHIN])
    language = found[1].decode("ascii").lower() if found else ""
    by_language = _OF_LANGUAGE.get(language, WESTERN)
    sample = _sample(html)
    if by_language in _LATIN and looks_western(html):
        return _central(sample, language) if by_language == "cp1250" else by_language
    return _arabic(sample) or _detected(sample) or by_language


def _sample(html: bytes) -> bytes:
    lines: list[bytes] = []
    size = 0
    for line in _LINE.finditer(html):
        if not line[0].isascii():
            lines.append(line[0][:_SAMPLE])
            size += len(line[0])
        if size > _SAMPLE:
            break
    return b"\n".join(lines)


def _central(sample: bytes, language: str) -> str:
    """Windows-1250, or ISO 8859-2, which is nearly the same: told by letters where the other has signs or nothing, and
    by one that is another letter in the languages that have it."""
    if re.search(rb"[\x80-\x9f]", sample):
        return "cp1250"
    other = rb"[\xb1\xb6\xbe]" if language == "pl" else rb"[\xb1\xb6\xb9\xbe]"
    return "iso8859-2" if re.search(other, sample) else "cp1250"


def _arabic(sample: bytes) -> str:
    """One of the two Arabic charsets, or "": the ISO one has no letters at many places of the other."""
    beyond = b"".join(_BEYOND.findall(sample))
    frequent = len(beyond) - len(beyond.translate(None, _ARABIC))
    if beyond.count(_ALEF) * 20 < len(beyond) or frequent * 3 < len(beyond):
        return ""
    try:
        beyond.decode("iso8859-6")
    except UnicodeDecodeError:
        return "cp1256"
    return "iso8859-6"


_ENOUGH: Final = 2_000
_LONG_WORD: Final = re.compile(rb"[A-Za-z\x80-\xff]{2000}")
"""What takes the detector quadratic time."""


def _detected(sample: bytes) -> str:
    """What the letters' frequencies say, or ""."""
    from chardet import detect  # needed by few pages, and its tables take long to load

    found = detect(sample[:_ENOUGH] if _LONG_WORD.search(sample) else sample, should_rename_legacy=True)
    names = known(found["encoding"] or "")
    if not names or found["confidence"] < _SURE:
        return ""
    return "koi8-u" if names[0] == "koi8-r" else names[0]  # it adds letters alone
