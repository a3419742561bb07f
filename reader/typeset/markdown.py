"""A story as Markdown (CommonMark, with the table extension)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.model.article import Story
from reader.model.blocks import (
    Block,
    Code,
    Figure,
    Gallery,
    Heading,
    Item,
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
from reader.model.shortages import explained
from reader.model.texts import gettext as _
from reader.typeset import phrases
from reader.typeset.layout import facts
from reader.typeset.players import Player, player_of
from reader.typeset.posts import is_embedded, network

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")

_SIGN_OF_ITEM = re.compile(r"^([ ]{0,3}\d{0,9})([-+=.)])(?=\s|[-=]|$)", re.MULTILINE)


def to_markdown(story: Story) -> str:
    """The whole article: kicker, title as the first heading, lead in bold, meta line, body, what comes with it, what
    lacks, address."""
    article = story.article
    reason = explained(article)
    parts = [
        f"*{escape(article.kicker)}*" if article.kicker else "",
        f"# {escape(article.title)}",
        f"**{escape(article.lead)}**" if article.lead else "",
        escape(" · ".join(facts(article))),
        *_all(story.blocks),
        *(_player(player_of(one)) for one in article.enclosures),
        f"*{escape(reason)}*" if reason else "",
        f"<{_address(article.url)}>" if article.url else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Text in which Markdown sees no markup."""
    return _SPECIAL.sub(r"\\\1", text)


def _address(url: str) -> str:
    return re.sub(r"[\s<>()]", lambda found: f"%{ord(found[0]):02X}", url)


def _prose(runs: Runs) -> str:
    return _at_start(_inline(runs)).replace("\n", "\\\n")


def _line(runs: Runs) -> str:
    """Running text where a line must not end."""
    return _inline(runs).replace("\n", " ")


def _inline(runs: Runs) -> str:
    return "".join(_run(run) for run in runs).strip()


def _at_start(text: str) -> str:
    """Text that no line of begins as an item or a heading's underline does."""
    return _SIGN_OF_ITEM.sub(r"\1\\\2", text)


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
            yield _prose(runs)
        case Heading(runs, level):
            yield f"{'#' * level} {_line(runs)}"
        case List():
            yield _list(block)
        case Quote(blocks, author):
            parts = _all(map(_strong, blocks) if block.pull else blocks)
            yield _prefixed("> ", [*parts, *([f"— {escape(author)}"] if author else [])])
        case Table():
            yield "\n".join(_table_lines(block))
        case Code(text):
            fence = "`" * max(3, max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
            yield "\n".join((fence, text.rstrip("\n"), fence))
        case Figure():
            yield _figure(block)
        case Media():
            yield _player(player_of(block))
        case Gallery(slides, title):
            yield f"### {escape(title or phrases.pictures(len(slides)))}"
            for slide in slides:
                yield from filter(None, (_bold(slide.title), _figure(slide.figure), _at_start(escape(slide.text))))
        case Post():
            yield from _post(block)
        case Related(links, title, versions):
            yield f"## {escape(title or (_('In other languages') if versions else _('Related')))}"
            yield "\n".join(f"- {_link(escape(link.title), link.url)}" for link in links)


def _post(post: Post) -> Iterator[str]:
    """A post of a live blog under its own subhead, an embedded one as a quote whose head leads to it."""
    time = escape(phrases.stated_time(post.time))
    author = escape(post.author)
    if is_embedded(post):
        where = _link(time or escape(network(post)), post.url)
        head = " · ".join(filter(None, (_bold(post.author), where)))
        yield _prefixed("> ", [*filter(None, [head]), *_all(post.blocks)])
        return
    title = _link(escape(post.title), post.url) if post.title else ""
    head = " · ".join(filter(None, (time, title)))
    yield from ([f"### {head}"] if head else [])
    yield from ([f"*{author}*"] if author else [])
    yield from _all(post.blocks)


def _player(player: Player) -> str:
    return _link(escape(player.name) + (f" ({player.measures})" if player.measures else ""), player.url)


def _link(name: str, url: str) -> str:
    return f"[{name}]({_address(url)})" if url else name


def _bold(text: str) -> str:
    return f"**{escape(text)}**" if text else ""


def _strong(block: Block) -> Block:
    """A paragraph of a pull quote, which is told from a quote by its weight."""
    return replace(block, runs=_heavy(block.runs)) if isinstance(block, Paragraph) else block


def _all(blocks: Iterable[Block]) -> list[str]:
    """The parts of blocks; two lists in a row are kept apart, which Markdown would read as one."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, List) and isinstance(before, List):
            parts.append("<!-- -->")
        parts += filter(None, _parts(block))
        before = block
    return parts


def _prefixed(prefix: str, parts: Iterable[str]) -> str:
    return "\n".join((prefix + line).rstrip() for line in "\n\n".join(parts).split("\n"))


def _figure(figure: Figure) -> str:
    words = escape(figure.caption or figure.alt) + (f" ({escape(figure.credit)})" if figure.credit else "")
    return f"![{words}]({_address(figure.url)})" if figure.url else words


def _list(block: List) -> str:
    """The items; numbers stand in the text where they don't count upwards one by one, for Markdown counts itself."""
    numbered = list(block.numbered())
    counts_up = [number for number, _item in numbered] == list(range(block.start, block.start + len(numbered)))
    return "\n".join(
        _item(item, f"{number}." if block.ordered else "", is_own=block.ordered and counts_up and block.start >= 0)
        for number, item in numbered
    )


def _item(item: Item, number: str, *, is_own: bool) -> str:
    sign = f"{number} " if is_own else "- "
    text = _prose(item.runs) if is_own or not number else f"{number[:-1]}\\. {_inline(item.runs)}"
    written = text
    for block in item.blocks:
        gap = "\n" if isinstance(block, List) and written else "\n\n"
        written += gap + "\n\n".join(_all([block])) if written else "\n\n".join(_all([block]))
    return sign + _prefixed(" " * len(sign), [written]).lstrip()


def _table_lines(table: Table) -> Iterator[str]:
    """Markdown has one row of heads: those of other rows, and heads at the side, are told by their weight."""
    if table.caption:
        yield f"*{escape(table.caption)}*"
        yield ""
    columns = max((len(row) for row in table.rows), default=0)
    rows = table.rows if table.header_rows else ((((),) * columns), *table.rows)
    for number, row in enumerate(rows):
        cells = [
            _line(_heavy(cell) if number and (number < table.header_rows or place < table.header_columns) else cell)
            for place, cell in enumerate(row)
        ]
        yield "| " + " | ".join(cells + [""] * (columns - len(row))) + " |"
        if number == 0:
            yield "|" + " --- |" * columns


def _heavy(runs: Runs) -> Runs:
    return tuple(replace(run, strong=True) for run in runs)
