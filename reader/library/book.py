"""A newspaper of articles as EPUB 3 (https://www.w3.org/TR/epub-33/), which reading devices open.

One document an article, contents by topic, each text with its own language and direction. What a book of the same
articles holds is the same byte for byte.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reader.library.carried import STYLE, origin_markup
from reader.model.article import Article, Story
from reader.model.text import clean_line
from reader.model.times import to_iso
from reader.store import Provenance
from reader.typeset.markup import page, spoken, to_markup

_CONTAINER: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="paper/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
_LINKED: Final = '<link rel="stylesheet" type="text/css" href="style.css"/>'
_NAMESPACE: Final = uuid.UUID("7f0f4c6a-94c1-5a77-8e5c-0d2b9c6d1b3e")
"""Names our books among all that have a name of this kind."""


@dataclass(frozen=True, slots=True)
class _Chapter:
    file: str
    article: Article
    section: str


def write_book(stream: BinaryIO, title: str, stories: Iterable[tuple[Story, Provenance]], now: datetime) -> int:
    """Writes articles as a book called `title`, made at `now`; gives how many they are.

    Articles are taken and written one by one. Raises `OSError`.
    """
    with ZipFile(stream, "w") as book:
        _put(book, "mimetype", "application/epub+zip", now, packed=False)  # first, and as it is: readers look here
        _put(book, "META-INF/container.xml", _CONTAINER, now)
        _put(book, "paper/style.css", STYLE, now)
        chapters: list[_Chapter] = []
        for number, (story, provenance) in enumerate(stories, start=1):
            article = story.article
            chapter = _Chapter(f"article-{number:05}.xhtml", article, _section(article))
            body = f"{to_markup(story, pictures=False)}\n{origin_markup(story, provenance)}"
            _put(book, f"paper/{chapter.file}", page(article.title, body, _LINKED, article), now)
            chapters.append(chapter)
        ordered = _by_section(chapters)
        _put(book, "paper/contents.xhtml", _contents(title, ordered), now)
        _put(book, "paper/package.opf", _package(title, ordered, now), now)
    return len(chapters)


def _put(book: ZipFile, name: str, text: str, now: datetime, *, packed: bool = True) -> None:
    info = ZipInfo(name, max(now, now.replace(year=1980)).timetuple()[:6])
    info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    info.external_attr = 0o644 << 16
    book.writestr(info, text.encode())


def _section(article: Article) -> str:
    """What an article stands under in the contents: its first topic, else its feed."""
    return clean_line(article.topics[0] if article.topics else article.feed) or "—"


def _by_section(chapters: Iterable[_Chapter]) -> list[_Chapter]:
    """The chapters with those of one section together, sections and articles as they came."""
    places: dict[str, int] = {}
    listed = list(chapters)
    for chapter in listed:
        places.setdefault(chapter.section, len(places))
    return sorted(listed, key=lambda chapter: places[chapter.section])


def _contents(title: str, chapters: list[_Chapter]) -> str:
    """The contents, which are the first page too."""
    inner = "".join(_sections(chapters)) or "<li><span>—</span></li>"
    heading = f"<h1>{_escaped(title)}</h1>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" dir="auto">\n'
        f'<head><meta charset="utf-8"/><title>{_escaped(title)}</title>{_LINKED}</head>\n'
        f'<body>\n<nav epub:type="toc">{heading}<ol>{inner}</ol></nav>\n</body>\n</html>\n'
    )


def _sections(chapters: list[_Chapter]) -> Iterator[str]:
    grouped: dict[str, list[_Chapter]] = {}
    for chapter in chapters:
        grouped.setdefault(chapter.section, []).append(chapter)
    for section, inside in grouped.items():
        links = "".join(
            f"<li{spoken(one.article.language, one.article.direction)}>"
            f'<a href="{one.file}">{_escaped(one.article.title) or "—"}</a></li>'
            for one in inside
        )
        yield f'<li><span dir="auto">{_escaped(section)}</span><ol>{links}</ol></li>\n'


def _package(title: str, chapters: list[_Chapter], now: datetime) -> str:
    languages = _languages(chapters)
    name = uuid.uuid5(_NAMESPACE, "\n".join([title, *(one.article.url or one.article.title for one in chapters)]))
    rightwards = sum(1 if one.article.direction == "ltr" else -1 for one in chapters)
    items = "".join(
        f'<item id="a{number}" href="{one.file}" media-type="application/xhtml+xml"/>\n'
        for number, one in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="a{number}"/>' for number in range(len(chapters)))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="name">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="name">urn:uuid:{name}</dc:identifier>\n<dc:title>{_escaped(title)}</dc:title>\n'
        f"{''.join(f'<dc:language>{language}</dc:language>' for language in languages)}\n"
        "<dc:creator>newsreader</dc:creator>\n"
        f'<dc:date>{to_iso(now)}</dc:date>\n<meta property="dcterms:modified">{to_iso(now)}</meta>\n</metadata>\n'
        '<manifest>\n<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f'<spine page-progression-direction="{"ltr" if rightwards >= 0 else "rtl"}">'
        f'<itemref idref="contents"/>{spine}</spine>\n</package>\n'
    )


def _languages(chapters: list[_Chapter]) -> list[str]:
    """The languages of the articles, the most frequent first; "und" where none is known, for a book needs one."""
    counts: dict[str, int] = {}
    for chapter in chapters:
        if "lang=" in spoken(chapter.article.language, "ltr"):
            counts[chapter.article.language] = counts.get(chapter.article.language, 0) + 1
    return sorted(counts, key=lambda language: -counts[language]) or ["und"]


def _escaped(text: str) -> str:
    return escape(clean_line(text), quote=True)
