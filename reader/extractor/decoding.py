"""Bytes of a page become text that an HTML parser takes without complaint."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_KNOWN = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp(?:125\d|437|850|866|874|932|936|949|950)|koi8-[ru]|mac-\w+|tis-620"
    r"|gb2312|gbk|gb18030|big5(?:hkscs)?|euc_(?:jp|kr)|shift_jis\w*|iso2022_jp\w*"
)
"""Python's names of the charsets that pages use; its other codecs (`idna`, `unicode_escape`) are never tried."""

_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})
_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CONTROL_REFERENCE = re.compile(r"&#(?:0*(\d{1,2}|127)(?!\d)|[xX]0*([0-9a-fA-F]{1,2})(?![0-9a-fA-F]));?")


def decode(html: str | bytes) -> str:
    """A page's text: by its byte order mark, by the charset it declares, as UTF-8, or as Windows-1252.

    Characters that XML can't hold are taken out, also where they are written as references (`&#27;`): neither the
    parser nor readability copes with them. A page that declares a western charset is often UTF-8 all the same, so
    for those UTF-8 is tried first.
    """
    text = html if isinstance(html, str) else _decode_bytes(html)
    return _CONTROL_REFERENCE.sub(_without_control, _UNPARSABLE.sub("", text.replace("\f", " ")))


def _decode_bytes(html: bytes) -> str:
    for mark, encoding in _BOMS:
        if html.startswith(mark):
            return html[len(mark) :].decode(encoding, "replace")
    declared = _declared_encoding(html)
    for encoding in ("utf-8", declared) if declared in _WESTERN else (declared, "utf-8"):
        try:
            return html.decode(encoding)
        except UnicodeDecodeError:
            continue
    return html.decode("cp1252", "replace")


def _declared_encoding(html: bytes) -> str:
    found = _DECLARED.search(html[:_DECLARED_WITHIN])
    if found is None:
        return "utf-8"
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return "utf-8"
    # The HTML standard reads what says ISO 8859-1 as Windows-1252, of which it is a part.
    return "cp1252" if name in _WESTERN else name if _KNOWN.fullmatch(name) else "utf-8"


def _without_control(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    if code < 32 or code == 127:
        return " " if code in (9, 10, 13) else ""
    return found[0]
