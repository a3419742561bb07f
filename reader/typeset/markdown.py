"""A story as Markdown (CommonMark, with the table extension)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.model.article import Story
from reader.model.blocks import (
    Block,
    Code,
    Figure,
    Gallery,
    Heading,
    List,
    Media,
    Paragraph,
    Post,
    Quote,
    Related,
    Run,
    Runs,
    Table,
)
from reader.typeset import phrases
from reader.typeset.layout import meta

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def to_markdown(story: Story) -> str:
    """The whole article: kicker, title as the first heading, lead in bold, meta line, body, address."""
    article = story.article
    parts = [
        f"*{escape(article.kicker)}*" if article.kicker else "",
        f"# {escape(article.title)}",
        f"**{escape(article.lead)}**" if article.lead else "",
        escape(meta(article)),
        *(part for block in story.blocks for part in _parts(block)),
        f"<{_address(article.url)}>" if article.url else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Text in which Markdown sees no markup."""
    return _SPECIAL.sub(r"\\\1", text)


def _address(url: str) -> str:
    return re.sub(r"[\s<>()]", lambda found: f"%{ord(found[0]):02X}", url)


def _inline(runs: Runs) -> str:
    return "".join(_run(run) for run in runs).strip()


def _run(run: Run) -> str:
    inner = run.text.strip()
    if not inner:
        return run.text
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    text = _code(inner) if run.code else escape(inner)
    if run.emphasis:
        text = f"*{text}*"
    if run.strong:
        text = f"**{text}**"
    if run.link:
        text = f"[{text}]({_address(run.link)})"
    return f"{before}{text}{after}"


def _code(text: str) -> str:
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if "`" in text else f"`{text}`"


def _parts(block: Block) -> Iterator[str]:  # noqa: C901 -- one plain case a kind
    match block:
        case Paragraph(runs):
            yield _inline(runs)
        case Heading(runs, level):
            yield f"{'#' * level} {_inline(runs)}"
        case List():
            yield "\n".join(_list_lines(block))
        case Quote(blocks, author):
            yield _prefixed("> ", [*_all(blocks), *([f"— {escape(author)}"] if author else [])])
        case Table():
            yield "\n".join(_table_lines(block))
        case Code(text):
            fence = "`" * max(3, max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
            yield f"{fence}\n{text}\n{fence}"
        case Figure():
            yield _figure(block)
        case Media(medium, title, seconds, url):
            name = escape(title or medium) + (f" ({phrases.duration(seconds)})" if seconds is not None else "")
            yield f"[{name}]({_address(url)})" if url else name
        case Gallery(slides, title):
            if title:
                yield f"### {escape(title)}"
            for slide in slides:
                yield " ".join(
                    part for part in (_figure(slide.figure), escape(slide.title), escape(slide.text)) if part
                )
        case Post(blocks, title, author, time):
            head = " · ".join(escape(part) for part in (time, author, title) if part)
            yield from ([f"### {head}"] if head else [])
            yield from _all(blocks)
        case Related(links, title):
            yield f"## {escape(title or 'Related')}"
            yield "\n".join(f"- [{escape(link.title)}]({_address(link.url)})" for link in links)


def _all(blocks: Iterable[Block]) -> list[str]:
    return [part for block in blocks for part in _parts(block)]


def _prefixed(prefix: str, parts: Iterable[str]) -> str:
    return "\n".join((prefix + line).rstrip() for line in "\n\n".join(parts).split("\n"))


def _figure(figure: Figure) -> str:
    words = escape(figure.caption or figure.alt) + (f" ({escape(figure.credit)})" if figure.credit else "")
    return f"![{words}]({_address(figure.url)})" if figure.url else words


def _list_lines(block: List) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start):
        sign = f"{number}. " if block.ordered else "- "
        yield sign + _inline(item.runs)
        for part in _all(item.blocks):
            yield from (" " * len(sign) + line for line in part.split("\n"))


def _table_lines(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"*{escape(table.caption)}*"
        yield ""
    columns = max((len(row) for row in table.rows), default=0)
    heads = table.header_rows or 0
    rows = table.rows if heads else ((((),) * columns), *table.rows)
    for number, row in enumerate(rows):
        cells = [_inline(cell) for cell in row] + [""] * (columns - len(row))
        yield "| " + " | ".join(cells) + " |"
        if number == 0:
            yield "|" + " --- |" * columns
