"""The light markup in which the sample's articles are written, read into blocks.

Blocks are parted by empty lines and known by their first characters:

    ## A subhead                      | Town | Metres |      (the first row is the head)
    - an item                         !picture caption | credit | what it shows
    1. a numbered item                !video 3:38 A title
    > a quote                         !gallery A title
    > — who said it                   slide's title | text | credit | what it shows

Anything else is a paragraph. Within a line, `[words](90000123)` links to an article by its id, `*words*` are
emphasised and `**words**` strong. The language and direction are those of the article, and not repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from reader.model import blocks as b

Link = Callable[[str], str]
"""Turns what a link names into its address."""

_INLINE = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<target>[^)]+)\)|\*\*(?P<strong>.+?)\*\*|\*(?P<emphasis>.+?)\*")
_NUMBER = re.compile(r"\d+\. ")


def read_body(text: str, link: Link, images: Iterator[str]) -> tuple[b.Block, ...]:
    """The blocks of an article's text; each picture takes the next address of `images`."""
    chunks = (chunk.strip() for chunk in text.split("\n\n"))
    return tuple(_read_block(chunk.split("\n"), link, images) for chunk in chunks if chunk)


def read_runs(text: str, link: Link) -> b.Runs:
    """A line's running text."""
    runs: list[b.Run] = []
    end = 0
    for found in _INLINE.finditer(text):
        runs += b.plain(text[end : found.start()])
        runs.append(_read_run(found, link))
        end = found.end()
    return (*runs, *b.plain(text[end:]))


def read_figure(text: str, address: str) -> b.Figure:
    """A picture from `caption | credit | what it shows`."""
    caption, credit, alt = _cells(text)
    return b.Figure(address, caption, credit, alt)


def _read_run(found: re.Match[str], link: Link) -> b.Run:
    if found["words"]:
        return b.Run(found["words"], link=link(found["target"]))
    if found["strong"]:
        return b.Run(found["strong"], strong=True)
    return b.Run(found["emphasis"], emphasis=True)


def _read_block(lines: list[str], link: Link, images: Iterator[str]) -> b.Block:
    first = lines[0]
    command, _, rest = first.partition(" ")
    match command:
        case "##":
            return b.Heading(read_runs(rest, link))
        case "-":
            return b.List(tuple(b.Item(read_runs(line[2:], link)) for line in lines))
        case "|":
            return b.Table(tuple(tuple(read_runs(cell, link) for cell in _cells(line)) for line in lines), 1)
        case ">":
            return _read_quote([line[2:] for line in lines], link)
        case "!picture":
            return read_figure(rest, next(images))
        case "!video" | "!audio":
            return _read_media("video" if command == "!video" else "audio", rest)
        case "!gallery":
            return b.Gallery(tuple(_read_slide(line, next(images)) for line in lines[1:]), rest)
    if _NUMBER.match(first):
        return b.List(tuple(b.Item(read_runs(_NUMBER.sub("", line, count=1), link)) for line in lines), ordered=True)
    return b.Paragraph(read_runs(" ".join(lines), link))


def _read_quote(lines: list[str], link: Link) -> b.Quote:
    author = lines.pop()[2:] if lines[-1].startswith("— ") else ""
    return b.Quote((b.Paragraph(read_runs(" ".join(lines), link)),), author)


def _read_media(medium: Literal["video", "audio"], text: str) -> b.Media:
    duration, _, title = text.partition(" ")
    minutes, _, seconds = duration.partition(":")
    return b.Media(medium, title, int(minutes) * 60 + int(seconds))


def _read_slide(line: str, address: str) -> b.Slide:
    title, text, credit, alt = _cells(line)
    return b.Slide(b.Figure(address, "", credit, alt), title, text)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
