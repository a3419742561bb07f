"""Blocks that were read are put in order: what is no part of the text leaves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reader.extractor.elements import names
from reader.extractor.pointers import announces, pointers
from reader.extractor.wording import ends_sentence, letters_of
from reader.model.blocks import Block, Figure, Heading, Link, List, Paragraph, Related, Run, text_of

_REPEATED_FROM = 40
"""Letters from which a paragraph that is there twice is a fault of the page."""

_ADVERTISEMENT = frozenset(
    map(
        letters_of,
        names(
            "advertisement advert advertising werbung anzeige publicidad publicité publicite pubblicità publicidade"
            " реклама реклами oglas reclame reklama reklam reklame annons annonse annonce mainos hirdetés διαφήμιση"
            " إعلان اعلان تبلیغات اشتہار विज्ञापन বিজ্ঞাপন 広告 广告 廣告 광고 iklan"
        ),
    )
)
_RELATED_AT_MOST = 30
_PROSE_AT_LEAST = 60


def tidy(blocks: Iterable[Block], *known: str) -> tuple[Block, ...]:
    """`blocks` in reading order without repetitions and without pointers to other articles.

    A text that says one of the `known` ones (title, kicker, lead) again is left out, as is a block that repeats the
    one before it, a subhead with nothing under it, and a picture shown twice. Related links come to the end; so do
    a paragraph that is a mere pointer ("Read more:" and a link), and a list of links.
    """
    seen = {key for text in known if (key := letters_of(text))}
    kept: list[Block] = []
    boxes: list[Related] = []
    links: list[Link] = []
    for block in blocks:
        if isinstance(block, Related):
            boxes.append(block)
        elif pointed := pointers(block):
            links += pointed
            if kept and announces(kept[-1]):
                kept.pop()
        elif not (_repeats(block, seen) or _is_no_text(block) or (isinstance(block, Figure) and block in kept)):
            kept.append(block)
            if isinstance(block, Paragraph) and len(key := letters_of(text_of(block.runs))) >= _REPEATED_FROM:
                seen.add(key)
    body = [block for number, block in enumerate(kept) if not _is_empty_heading(kept, number)]
    return (*body, *_each_once([*boxes, Related(tuple(links))]))


def _each_once(boxes: Iterable[Related]) -> Iterator[Related]:
    """Boxes of links with each address in the first of them that has it; none that is empty then."""
    seen: set[str] = set()
    for box in boxes:
        links = tuple({link.url: link for link in box.links if link.url not in seen}.values())[:_RELATED_AT_MOST]
        seen.update(link.url for link in links)
        if links:
            yield replace(box, links=links)


def trim_edges(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """`blocks` without the labels before the first and after the last real paragraph.

    Dates, names and buttons stand there: short lines that are no sentences. A heading that has the title in it is the
    title again.
    """
    kept = [block for block in blocks if not isinstance(block, Related)]
    related = [block for block in blocks if isinstance(block, Related)]
    first = next((n for n, block in enumerate(kept) if _is_prose(block)), 0)
    key = letters_of(title)
    kept[:first] = [b for b in kept[:first] if not (_is_label(b) or (key and key in letters_of(_words(b))))]
    while kept and (_is_label(kept[-1]) or isinstance(kept[-1], Heading)):
        kept.pop()
    return (*kept, *related)


def _words(block: Block) -> str:
    return text_of(block.runs) if isinstance(block, Paragraph | Heading) else ""


def _is_prose(block: Block) -> bool:
    return len(_words(block)) >= _PROSE_AT_LEAST and isinstance(block, Paragraph)


def _is_label(block: Block) -> bool:
    text = _words(block)
    return isinstance(block, Paragraph) and len(text) < _PROSE_AT_LEAST and not ends_sentence(text)


def _is_no_text(block: Block) -> bool:
    """Whether a block is a list of nothing but short links (topics, the way to the page), or only announces an
    advertisement, which a browser would have put under it."""
    if isinstance(block, List):
        return all(not item.blocks and _is_all_link(item.runs) for item in block.items)
    return isinstance(block, Paragraph) and letters_of(_words(block)) in _ADVERTISEMENT


def _is_all_link(runs: tuple[Run, ...]) -> bool:
    return all(run.link or not run.text.strip(" |·,/>»") for run in runs)


def _repeats(block: Block, seen: set[str]) -> bool:
    return isinstance(block, Paragraph | Heading) and letters_of(text_of(block.runs)) in seen


def _is_empty_heading(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block is a heading with nothing under it: the end, or a heading above its own level."""
    block = blocks[number]
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    if not isinstance(block, Heading):
        return False
    if not isinstance(following, Heading):
        return following is None
    return following.level < block.level or following == block
