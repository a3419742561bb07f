"""A filter means the same in SQL as in plain words: the store's answer equals a predicate on the articles."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.reading import Reading
from reader.model import terms as t
from reader.model.article import Article, Change, Extraction, Known, Seen
from reader.model.blocks import Block, Figure, Paragraph, plain
from reader.model.feed import Entry, NewFeed
from reader.model.filters import parse
from reader.model.words import fold, split
from reader.store import Articles, Database, Feeds, Marking

NOW = datetime(2026, 9, 10, 12, tzinfo=UTC)
FEEDS = ("World News", "Ελλάδα", "中文新闻")
WORDS = (
    *("climate", "Climat", "it's", "Straße", "STRASSE", "naïve", "12:30", "co2", "AND", "NOT", "OR", "NEAR"),
    *("Ελλάδα", "ελλαδα", "κόσμος", "Россия", "ёлка", "елка"),
    *("محمد", "مُحَمَّد", "أخبار", "اخبار", "می‌خواهم", "עִבְרִית"),
    *("气候变化", "变化", "化", "東京都", "ニュース", "iPhone手机", "手机iPhone"),
    *("हिन्दी", "हिन्द", "বাংলা", "አማርኛ", "ไทย", "한국어", "🙂", "…", '"', "*", "(", "a:b"),
)
LANGUAGES = ("", "de", "de-AT", "zh-Hans", "pt_BR")
TOPICS = ("Climate change", "气候", "Politik", "NEAR Ελλάδα")


@dataclass(frozen=True)
class Kept:
    """An article of the example, and the texts that its index columns hold."""

    title: str
    kicker: str
    lead: str
    body: tuple[str, ...]
    authors: tuple[str, ...]
    captions: tuple[str, ...]
    topics: tuple[str, ...]
    agencies: tuple[str, ...]
    language: str
    url: str
    hours: int
    feeds: tuple[int, ...]
    read: bool
    starred: bool


def texts(most: int = 4) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), max_size=most).map(" ".join)


articles = st.builds(
    Kept,
    title=texts(),
    kicker=texts(2),
    lead=texts(),
    body=st.lists(texts(6), max_size=3).map(tuple),
    authors=st.lists(texts(2), max_size=2).map(tuple),
    captions=st.lists(texts(3), max_size=2).map(tuple),
    topics=st.lists(st.sampled_from(TOPICS), max_size=2).map(tuple),
    agencies=st.lists(st.sampled_from(("dpa", "Reuters", "新华社")), max_size=2).map(tuple),
    language=st.sampled_from(LANGUAGES),
    url=st.sampled_from(("https://www.dw.com/a-1", "https://Example.org/Ä", "http://x/%20_")),
    hours=st.integers(0, 24 * 60),
    feeds=st.sets(st.integers(0, 2), min_size=1).map(lambda some: tuple(sorted(some))),
    read=st.booleans(),
    starred=st.booleans(),
)

ASKED = [word for word in WORDS if word not in {"OR", '"', "(", "a:b"}]
pieces = st.sampled_from(ASKED).flatmap(lambda word: st.integers(1, len(word)).map(lambda end: word[:end]))
atoms = st.one_of(
    pieces,
    st.tuples(pieces, pieces).map(" -".join),
    st.lists(pieces, min_size=1, max_size=3).map(lambda some: '"' + " ".join(some) + '"'),
    st.sampled_from(("is:unread", "is:read", "is:starred", "is:ready", "is:updated")),
    st.sampled_from(("feed:news", "feed:ΕΛΛΆΔΑ", 'feed:"world n"', "feed:闻", "lang:de", "lang:zh", "lang:pt-br")),
    st.sampled_from(("topic:climate", "topic:change", "topic:气", 'topic:"near ελλ"', "agency:reut", "agency:华社")),
    st.sampled_from(("url:dw.com", "url:%20_", "url:EXAMPLE", "http://x/", "newer:3d", "older:2w", "newer:90m")),
    st.sampled_from(("after:2026-09-01", "before:2026-08-20", "on:2026-09-09", "on:2026-09-10")),
    pieces.map(lambda word: f"title:{word}"),
    pieces.map(lambda word: f"author:{word}"),
    pieces.map(lambda word: f"kicker:{word}"),
)
queries = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(" OR ".join),
        inner.map(lambda query: f"({query})"),
        inner.map(lambda query: f"-({query})"),
        atoms.map(lambda query: f"-{query}"),
    ),
    max_leaves=5,
)


def matches(term: t.Filter, kept: Kept, shown: Article) -> bool:
    """What a filter asks of an article, said without a database."""
    match term:
        case t.And(inner):
            return all(matches(one, kept, shown) for one in inner)
        case t.Or(inner):
            return any(matches(one, kept, shown) for one in inner)
        case t.Not(one):
            return not matches(one, kept, shown)
        case t.Text(words, prefix, field):
            return any(in_a_row(column, words, prefix) for column in columns(field, kept))
        case t.Is(state):
            states = {"unread": not kept.read, "read": kept.read, "starred": kept.starred, "updated": False}
            return shown.ready == "full" if state == "ready" else states[state]
        case t.InFeed(title):
            return any(title in fold(FEEDS[number]) for number in kept.feeds)
        case t.InLanguage(tag):
            return f"{kept.language.lower().replace('_', '-')}-".startswith(f"{tag}-")
        case t.Address(part):
            return part in "".join(char.lower() if char.isascii() else char for char in kept.url)
        case t.Age(side, seconds):
            return (shown.published >= NOW - timedelta(seconds=seconds)) == (side == "newer")
        case t.Day(side, day):
            local = shown.published.astimezone().date()
            return {"on": local == day, "after": local >= day, "before": local < day}[side]


def columns(field: t.TextField, kept: Kept) -> Iterator[list[str]]:
    """The words of each text that a field stands for; texts of one column follow each other."""
    whole = {
        "title": (kept.title,),
        "kicker": (kept.kicker,),
        "lead": (kept.lead,),
        "body": kept.body,
        "author": kept.authors,
        "captions": kept.captions,
    }
    if field in {"topic", "agency"}:
        yield from map(split, kept.topics if field == "topic" else kept.agencies)
    else:
        for name, parts in whole.items():
            if field in {"any", name}:
                yield [word for part in parts for word in split(part)]


def in_a_row(column: Sequence[str], words: Sequence[str], prefix: bool) -> bool:
    return any(
        list(column[start : start + len(words) - 1]) == list(words[:-1])
        and (
            column[start + len(words) - 1].startswith(words[-1])
            if prefix
            else column[start + len(words) - 1] == words[-1]
        )
        for start in range(len(column) - len(words) + 1)
    )


@contextmanager
def library(kept: Sequence[Kept]) -> Iterator[Reading]:
    """A library of these articles, numbered from 1."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder) / "library.db")
        feeds = [Feeds(database).add(NewFeed(f"http://{n}", title), NOW).id for n, title in enumerate(FEEDS)]
        for number, one in enumerate(kept, 1):
            entry = Entry(str(number), one.url, one.title, NOW - timedelta(hours=one.hours))
            for feed in one.feeds:
                Articles(database).merge(feeds[feed], [Seen(entry, (f"k{number}",))], take_all, NOW)
            paragraphs = [Paragraph(plain(text)) for text in one.body]
            blocks: tuple[Block, ...] = (*paragraphs, *(Figure(caption=text) for text in one.captions))
            page = Extraction(
                kicker=one.kicker,
                lead=one.lead,
                authors=one.authors,
                agencies=one.agencies,
                topics=one.topics,
                language=one.language,
                blocks=blocks,
            )
            Articles(database).keep_page(number, one.url, page, NOW)
        marking = Marking(database)
        marking.mark("read", [number for number, one in enumerate(kept, 1) if one.read], NOW)
        marking.mark("starred", [number for number, one in enumerate(kept, 1) if one.starred], NOW)
        yield Reading(database)
        database.close()


def take_all(seen: Sequence[Seen], known: Sequence[Known | None]) -> list[Change]:
    return [
        Change(one, have.article_id if have else None, one.entry.title) for one, have in zip(seen, known, strict=True)
    ]


@settings(deadline=None, max_examples=80)
@given(st.lists(articles, min_size=1, max_size=5), st.lists(queries, min_size=4, max_size=12))
def test_sql_and_predicate_agree(kept: list[Kept], asked: list[str]) -> None:
    with library(kept) as reading:
        shown = reading.rows(range(1, len(kept) + 1))
        for query in asked:
            term = parse(query)
            expected = {one.id for one, is_kept in zip(shown, kept, strict=True) if matches(term, is_kept, one)}
            found = reading.open(query, now=NOW)
            assert set(found.ids) == expected, query
            assert [one.published for one in reading.rows(found.ids)] == sorted(
                (one.published for one in shown if one.id in expected), reverse=True
            )
