"""The first page of a library, made again where it is lost: its head, and the way to the list of its tables.

As https://sqlite.org/fileformat.html has them. The list of tables of a library is longer than a page, so that the first
page has the way to it alone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.store.schema import APPLICATION_ID

_PAGE: Final = 4096
"""Bytes of a page in every library, for nothing ever sets them otherwise."""

_HEAD: Final = 100
_INNER, _LEAF = 5, 13
_KINDS: Final = frozenset({b"table", b"index", b"trigger", b"view"})
_TEXT: Final = 13
"""Serial types from here on, the odd ones, are texts: twice their length more."""


def write_head(file: Path) -> None:
    """Writes the head of a library over the one that `file` has."""
    pages = file.stat().st_size // _PAGE
    fields = (_PAGE, 2, 2, 0, 64, 32, 32, 1, pages, 0, 0, 1, 4, 0, 0, 1, 0, 0, APPLICATION_ID, 1, 3_040_000)
    with file.open("r+b") as stream:
        stream.write(b"SQLite format 3\0" + struct.pack(">H6B12I20x2I", *fields))


def write_way_to_tables(file: Path) -> None:
    """Writes behind the head of a library the way to those of its pages that look like the list of its tables."""
    leaves = sorted(_lists_of_tables(file))
    if not leaves:
        return
    page, at = bytearray(_PAGE), _PAGE
    places = []
    for last, number in leaves[:-1]:
        cell = struct.pack(">I", number) + _varint(last)
        at -= len(cell)
        page[at : at + len(cell)] = cell
        places.append(at)
    way = struct.pack(f">BHHHBI{len(places)}H", _INNER, 0, len(places), at, 0, leaves[-1][1], *places)
    page[_HEAD : _HEAD + len(way)] = way
    with file.open("r+b") as stream:
        stream.seek(_HEAD)
        stream.write(page[_HEAD:])


def _lists_of_tables(file: Path) -> Iterator[tuple[int, int]]:
    """The pages that look like a part of the list of tables: the last rowid of each, and its number."""
    with file.open("rb") as stream:
        number = 0
        while len(page := stream.read(_PAGE)) == _PAGE:
            number += 1
            if number > 1 and page[0] == _LEAF and (last := _last_row(page)):
                yield last, number


def _last_row(page: bytes) -> int:
    """The last rowid of a page with rows of the list of tables; 0 for any other page."""
    (rows,) = struct.unpack_from(">H", page, 3)
    last = 0
    for place in range(8, min(8 + 2 * rows, _PAGE - 1), 2):
        try:
            (at,) = struct.unpack_from(">H", page, place)
            _, at = _number(page, at)
            last, at = _number(page, at)
            header = at
            size, at = _number(page, at)
            kind, _ = _number(page, at)
        except IndexError:
            return 0
        start = header + size
        if kind < _TEXT or page[start : start + (kind - _TEXT) // 2] not in _KINDS:
            return 0
    return last


def _number(page: bytes, at: int) -> tuple[int, int]:
    """A number of a varying length at a place, and the place behind it; raises `IndexError` at the page's end."""
    value = 0
    for _ in range(8):
        byte = page[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | page[at], at + 1


def _varint(value: int) -> bytes:
    """A small number in the form that `_number` reads."""
    found = [value & 0x7F]
    while value := value >> 7:
        found.append(value & 0x7F | 0x80)
    return bytes(reversed(found))
