"""Catalogues of texts as translators write them: gettext's PO files, read as they are.

Nothing has to be compiled, so that a translation shows as soon as its file is saved. The format is gettext's own
(https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from reader.model.texts import CONTEXT, Catalogue

_ESCAPED: Final = re.compile(r"\\(.)")
_SPECIAL: Final = {"n": "\n", "t": "\t"}
_FORMS: Final = re.compile(r"^Plural-Forms:.*?plural\s*=\s*([^;]+);?", re.MULTILINE)


def read_catalogue(language: str, text: str) -> Catalogue:
    """The catalogue that the text of a PO file holds.

    What is not translated yet, or marked as fuzzy, is left out, and so stays English. Raises `ValueError` where the
    file's header has no rule of plurals that can be understood.
    """
    texts: dict[str, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    for entry in text.split("\n\n"):
        parts = _parts(entry)
        key = parts.get("msgid", "")
        if "msgctxt" in parts:
            key = f"{parts['msgctxt']}{CONTEXT}{key}"
        said = [words for name, words in parts.items() if name.startswith("msgstr")]
        if not said or not all(said):
            continue
        if "msgid_plural" in parts:
            forms[key] = tuple(said)
        else:
            texts[key] = said[0]
    return Catalogue(language, texts, forms, _rule(texts.pop("", "")))


def _parts(entry: str) -> dict[str, str]:
    """The texts of an entry by their keywords, in their order."""
    parts: dict[str, str] = {}
    keyword = ""
    for line in entry.splitlines():
        if line.startswith('"'):
            parts[keyword] += _unquoted(line)
        elif line.startswith("msg"):
            keyword, _, quoted = line.partition(" ")
            parts[keyword] = _unquoted(quoted)
        elif line.startswith("#,") and "fuzzy" in line:
            return {}
    return parts


def _unquoted(quoted: str) -> str:
    inner = quoted.strip()[1:-1]
    return _ESCAPED.sub(lambda found: _SPECIAL.get(found[1], found[1]), inner) if "\\" in inner else inner


def _rule(header: str) -> Callable[[int], int]:
    """Which form goes with a number, by the header's C expression."""
    from gettext import c2py  # the standard library reads the expression, and evaluates nothing else that it holds

    found = _FORMS.search(header)
    return c2py(found[1].strip() if found else "n != 1")
