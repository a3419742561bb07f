"""A story as XHTML, which is HTML too: each block with its language and its direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from reader.model.article import Article, Story
from reader.model.blocks import (
    Block,
    Code,
    Direction,
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
    Table,
)
from reader.model.feed import Enclosure
from reader.model.shortages import explained
from reader.model.text import clean
from reader.typeset import phrases
from reader.typeset.layout import facts
from reader.typeset.players import player_of
from reader.typeset.posts import is_embedded, network

_TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_KEPT: Final = "/%:@!$&'()*+,;=~-._?"
"""Characters that stand in an address as they are."""


def to_markup(story: Story, *, pictures: bool) -> str:
    """The article as an `article` element: head, body, what comes with it, what lacks.

    With `pictures` they are shown from where they lie, else a link leads to each.
    """
    article = story.article
    reason = explained(article)
    parts = [
        _element("p", _text(article.kicker), kind="kicker") if article.kicker else "",
        _element("h1", _text(article.title)),
        _element("p", _text(article.lead), kind="lead") if article.lead else "",
        # Each fact runs as it will, whatever the article does.
        _element("p", " · ".join(_element("bdi", _text(fact)) for fact in facts(article)), kind="meta"),
        *_Body(pictures=pictures).all(story.blocks),
        *(_element("p", _player(one), kind="media") for one in article.enclosures),
        _element("p", _text(reason), kind="note") if reason else "",
    ]
    inner = "\n".join(part for part in parts if part)
    return f"<article{spoken(article.language, article.direction)}>\n{inner}\n</article>"


def spoken(language: str, direction: Direction) -> str:
    """The attributes of a language and a direction; a language that is no tag is left out."""
    tag = f' lang="{language}" xml:lang="{language}"' if _TAG.fullmatch(language) else ""
    return f'{tag} dir="{direction}"'


def address(url: str) -> str:
    """A web or mail address as an attribute takes it, in ASCII; "" for one that nothing follows."""
    try:
        parts = urlsplit(url.strip())
        if parts.scheme.lower() not in {"http", "https", "mailto"}:
            return ""
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except ValueError:
        return ""
    if parts.scheme.lower() != "mailto" and not re.fullmatch(r"[A-Za-z0-9.\-:\[\]]+", host.rpartition("@")[2]):
        return ""
    rest = (re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(part, safe=_KEPT, errors="replace")) for part in parts[2:])
    return escape(urlunsplit((parts.scheme.lower(), quote(host, safe=_KEPT + "[]"), *rest)))


def link(url: str, inner: str) -> str:
    """`inner` as a way to an address, or as it is where that is none."""
    target = address(url)
    return f'<a href="{target}">{inner}</a>' if target else inner


def _text(text: str) -> str:
    return escape(clean(text), quote=False)


def _element(name: str, inner: str, placed: str = "", *, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f"<{name}{named}{placed}>{inner}</{name}>" if inner else ""


def _inline(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs).strip()


def _run(run: Run) -> str:
    text = _text(run.text).replace("\n", "<br/>")
    for wanted, name in ((run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")):
        text = f"<{name}>{text}</{name}>" if wanted and text else text
    return link(run.link, text) if run.link and text.strip() else text


def _player(media: Media | Enclosure) -> str:
    player = player_of(media)
    return link(player.url, _text(player.name)) + (_text(f" ({player.measures})") if player.measures else "")


class _Body:
    """Writes blocks."""

    def __init__(self, *, pictures: bool) -> None:
        self._pictures = pictures

    def all(self, blocks: Iterable[Block]) -> list[str]:
        parts = (self._parts(block, spoken(block.language, block.direction)) for block in blocks)
        return [part for made in parts for part in made if part]

    def _parts(self, block: Block, placed: str) -> Iterator[str]:  # noqa: C901 -- one plain case a kind
        match block:
            case Paragraph(runs):
                yield _element("p", _inline(runs), placed)
            case Heading(runs, level):
                yield _element(f"h{min(6, max(2, level))}", _inline(runs), placed)
            case List():
                yield self._list(block, placed)
            case Quote(blocks, author, pull):
                said = _element("footer", f"— <bdi>{_text(author)}</bdi>") if author else ""
                yield _element("blockquote", "".join((*self.all(blocks), said)), placed, kind="pull" if pull else "")
            case Table():
                yield _table(block, placed)
            case Code(text):
                yield _element("pre", _element("code", _text(text)), ' dir="ltr"')
            case Figure():
                yield self._figure(block, placed)
            case Media():
                yield _element("p", _player(block), placed, kind="media")
            case Gallery(slides, title):
                yield _element("h3", _text(title or phrases.pictures(len(slides))), placed)
                for slide in slides:
                    yield _element("h4", _text(slide.title), placed)
                    yield self._figure(slide.figure, placed)
                    yield _element("p", _text(slide.text), placed)
            case Post():
                yield self._post(block, placed)
            case Related(links, title):
                yield _element("h2", _text(title or "Related"), placed)
                yield _element("ul", "".join(_element("li", link(one.url, _text(one.title))) for one in links), placed)

    def _post(self, post: Post, placed: str) -> str:
        time, author = _text(phrases.stated_time(post.time)), _text(post.author)
        if is_embedded(post):
            head = " · ".join(filter(None, (author, link(post.url, time or _text(network(post))))))
            return _element("blockquote", _element("p", head, kind="meta") + "".join(self.all(post.blocks)), placed)
        title = link(post.url, _text(post.title)) if post.title else ""
        head = _element("h3", " · ".join(filter(None, (time, title))), placed)
        return "".join((head, _element("p", author, placed, kind="meta"), *self.all(post.blocks)))

    def _figure(self, figure: Figure, placed: str) -> str:
        target, alt = address(figure.url), escape(clean(figure.alt))
        words = _text(figure.caption or figure.alt) + (_text(f" ({figure.credit})") if figure.credit else "")
        if not target:
            return _element("figure", _element("figcaption", words), placed)
        if not self._pictures:
            return _element("p", link(figure.url, words or _text(phrases.pictures(1))), placed, kind="media")
        shown = f'<img src="{target}" alt="{alt}" loading="lazy" referrerpolicy="no-referrer"/>'
        return _element("figure", shown + _element("figcaption", words), placed)

    def _list(self, block: List, placed: str) -> str:
        if not block.ordered:
            return _element("ul", "".join(self._item(item, "") for item in block.items), placed)
        items = "".join(self._item(item, f' value="{number}"') for number, item in block.numbered())
        return _element("ol", items, placed)

    def _item(self, item: Item, number: str) -> str:
        return f"<li{number}>{_inline(item.runs)}{''.join(self.all(item.blocks))}</li>"


def _table(table: Table, placed: str) -> str:
    rows = []
    for number, row in enumerate(table.rows):
        cells = (
            f"<{name}>{_inline(cell)}</{name}>"
            for place, cell in enumerate(row)
            for name in ("th" if number < table.header_rows or place < table.header_columns else "td",)
        )
        rows.append(_element("tr", "".join(cells)))
    return _element("table", _element("caption", _text(table.caption)) + "".join(rows), placed) if any(rows) else ""


def page(title: str, inner: str, style: str, article: Article) -> str:
    """A whole document around an article's markup; `style` is what stands in its head for the looks."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"{spoken(article.language, article.direction)}>\n'
        f'<head><meta charset="utf-8"/><title>{_text(title) or "—"}</title>{style}</head>\n'
        f"<body>\n{inner}\n</body>\n</html>\n"
    )
