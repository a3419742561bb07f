"""A filter means the same in SQL as in plain words: the store's answer equals a predicate on the articles."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.reading import Reading
from reader.model import terms as t
from reader.model.article import Article, Change, Extraction, Known, Seen
from reader.model.blocks import Block, Figure, Media, Paragraph, plain
from reader.model.feed import Entry, NewFeed
from reader.model.filters import parse
from reader.model.times import to_seconds
from reader.model.words import fold, split
from reader.store import Articles, Database, Feeds, Marking

NOW = datetime(2026, 9, 10, 12, tzinfo=UTC)
FEEDS = ("World News", "Ελλάδα", "中文新闻")
FOLDERS = ('Near/East "End"', "Near", "Ελλάδα")
WORDS = (
    *("climate", "Climat", "it's", "Straße", "STRASSE", "naïve", "12:30", "co2", "AND", "NOT", "OR", "NEAR"),
    *("Ελλάδα", "ελλαδα", "κόσμος", "Россия", "ёлка", "елка"),
    *("محمد", "مُحَمَّد", "أخبار", "اخبار", "می‌خواهم", "עִבְרִית"),
    *("气候变化", "变化", "化", "東京都", "ニュース", "iPhone手机", "手机iPhone"),
    *("हिन्दी", "हिन्द", "বাংলা", "বাংলাদেশ", "አማርኛ", "አማርኛን", "ไทย", "한국어", "🙂", "…", '"', "*", "(", "a:b"),
)
LANGUAGES = ("", "de", "de-AT", "zh-Hans", "pt_BR")
TAGS = ("later", "Read Later", "Ελλάδα", "später", "অবসর")
TOPICS = ("Climate change", "气候", "Politik", "NEAR Ελλάδα")


@dataclass(frozen=True)
class Kept:
    """An article of the example, and the texts that its index columns hold.

    It came so many hours ago as `fetched` says; its words changed an hour before it was read or after, or never (0).
    """

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
    media: tuple[str, ...]
    fetched: int
    changed: int
    tags: tuple[str, ...]
    muted: bool
    hidden: bool


@dataclass(frozen=True)
class Example:
    """A library: its articles, and which of its feeds were removed."""

    kept: tuple[Kept, ...]
    removed: frozenset[int]

    def has(self, kept: Kept, *, unseen: bool) -> bool:
        """Whether an article is looked at at all, `unseen` by a query that names what is out of sight."""
        if not kept.starred and self.removed.issuperset(kept.feeds):
            return False
        return unseen or not (kept.muted or kept.hidden)


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
    media=st.sets(st.sampled_from(("video", "audio"))).map(tuple),
    fetched=st.integers(0, 20 * 24),
    changed=st.sampled_from((-1, 0, 0, 0, 1)),
    tags=st.sets(st.sampled_from(TAGS), max_size=2).map(tuple),
    muted=st.sampled_from((False, False, True)),
    hidden=st.sampled_from((False, False, False, True)),
)
examples = st.builds(
    Example,
    kept=st.lists(articles, min_size=1, max_size=5).map(tuple),
    removed=st.sampled_from((frozenset(), frozenset({0}), frozenset({1, 2}))),
)

ASKED = [word for word in WORDS if word not in {"OR", '"', "(", "a:b"}]
pieces = st.sampled_from(ASKED).flatmap(lambda word: st.integers(1, len(word)).map(lambda end: word[:end]))
atoms = st.one_of(
    pieces,
    st.tuples(pieces, pieces).map(" -".join),
    st.lists(pieces, min_size=1, max_size=3).map(lambda some: '"' + " ".join(some) + '"'),
    st.tuples(st.lists(pieces, min_size=2, max_size=3), st.integers(0, 4)).map(
        lambda at: f'"{" ".join(at[0])}"~{at[1]}'
    ),
    st.sampled_from(("is:unread", "is:read", "is:starred", "is:ready", "is:updated")),
    st.sampled_from(("is:muted", "is:hidden", "has:picture", "has:video", "has:audio")),
    st.sampled_from(("tag:LATER", 'tag:"read later"', "tag:read", "tag:ελλαδα", "tag:spater", "tag:অবসর")),
    st.sampled_from(("feed:news", "feed:ΕΛΛΆΔΑ", 'feed:"world n"', "feed:闻", "lang:de", "lang:zh", "lang:pt-br")),
    st.sampled_from(("folder:near", 'folder:"NEAR/east end"', "folder:ελλαδα/", "folder:east")),
    st.sampled_from(("topic:climate", "topic:change", "topic:气", 'topic:"near ελλ"', "agency:reut", "agency:华社")),
    st.sampled_from(("url:dw.com", "url:%20_", "url:EXAMPLE", "http://x/", "newer:3d", "older:2w", "newer:90m")),
    st.sampled_from(("after:2026-09-01", "before:2026-08-20", "on:2026-09-09", "on:2026-09-10")),
    pieces.map(lambda word: f"title:{word}"),
    pieces.map(lambda word: f"author:{word}"),
    pieces.map(lambda word: f"kicker:{word}"),
    st.tuples(pieces, st.integers(0, 2)).map(lambda at: f'title:"{at[0]} {at[0][:1]}"~{at[1]}'),
    st.tuples(st.sampled_from(("title", "kicker", "author")), pieces, pieces).map(
        lambda at: f"{at[0]}:/^{re.escape(at[1])}.*|{re.escape(at[2])}$/"
    ),
)
terms = st.recursive(
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
queries = st.one_of(terms, terms, terms.map(lambda query: f"{query} by:fetched"))


def matches(term: t.Filter, kept: Kept, shown: Article, removed: frozenset[int]) -> bool:
    """What a filter asks of an article, said without a database."""
    match term:
        case t.And(inner):
            return all(matches(one, kept, shown, removed) for one in inner)
        case t.Or(inner):
            return any(matches(one, kept, shown, removed) for one in inner)
        case t.Not(one):
            return not matches(one, kept, shown, removed)
        case t.InFeed(title):
            return any(title in fold(FEEDS[number]) for number in kept.feeds if number not in removed)
        case t.InFolder(name):
            bare = [fold(FOLDERS[number]).replace('"', "") for number in kept.feeds if number not in removed]
            return any(folder == name or folder.startswith(f"{name}/") for folder in bare)
        case t.Age(side, seconds, moment):
            return (when(moment, kept, shown) >= NOW - timedelta(seconds=seconds)) == (side == "newer")
        case t.Day(side, day, moment):
            local = when(moment, kept, shown).astimezone().date()
            return {"on": local == day, "after": local >= day, "before": local < day}[side]
    return has(term, kept, shown)


def when(moment: t.Moment, kept: Kept, shown: Article) -> datetime:
    return shown.published if moment == "published" else NOW - timedelta(hours=kept.fetched)


def has(term: t.Filter, kept: Kept, shown: Article) -> bool:
    """What a term asks of an article alone."""
    match term:
        case t.Text(words, prefix, field):
            return any(places(column, words, prefix) for column in columns(field, kept))
        case t.Near(inner, most, field):
            return any(near(column, inner, most) for column in columns(field, kept))
        case t.Pattern(expression, field):
            said = {"title": (shown.title,), "kicker": (shown.kicker,), "author": shown.authors}[field]
            return any(re.search(expression, text, re.IGNORECASE) for text in said)
        case t.Is(state):
            return {
                "unread": not kept.read,
                "read": kept.read,
                "starred": kept.starred,
                "ready": shown.ready == "full",
                "updated": kept.changed != 0 and (kept.changed > 0 or not kept.read),
                "muted": kept.muted,
                "hidden": kept.hidden,
            }[state]
        case t.Has(medium):
            return medium in kept.media or (medium == "picture" and bool(kept.captions))
        case t.Tagged(tag):
            return tag in map(fold, kept.tags)
        case t.InLanguage(tag):
            return f"{kept.language.lower().replace('_', '-')}-".startswith(f"{tag}-")
        case t.Address(part):
            return part in "".join(char.lower() if char.isascii() else char for char in kept.url)
    raise AssertionError(term)


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


def places(column: Sequence[str], words: Sequence[str], prefix: bool) -> list[int]:
    """Where these words stand in a row."""
    return [
        start
        for start in range(len(column) - len(words) + 1)
        if list(column[start : start + len(words) - 1]) == list(words[:-1])
        and (
            column[start + len(words) - 1].startswith(words[-1])
            if prefix
            else column[start + len(words) - 1] == words[-1]
        )
    ]


def near(column: Sequence[str], texts: Sequence[t.Text], most: int) -> bool:
    """Whether the texts stand somewhere with at most so many words from the end of any to the last one's start."""
    found = [places(column, text.words, text.prefix) for text in texts]
    return any(
        all(max(starts) - start - len(text.words) <= most for start, text in zip(starts, texts, strict=True))
        for starts in product(*found)
    )


@contextmanager
def library(example: Example) -> Iterator[Reading]:
    """A library of these articles, numbered from 1."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder) / "library.db")
        feeds = [
            Feeds(database).add(NewFeed(f"http://{n}", title, folder=FOLDERS[n]), NOW).id
            for n, title in enumerate(FEEDS)
        ]
        for number, one in enumerate(example.kept, 1):
            entry = Entry(str(number), one.url, one.title, NOW - timedelta(hours=one.hours))
            for feed in one.feeds:
                came = NOW - timedelta(hours=one.fetched)
                Articles(database).merge(feeds[feed], [Seen(entry, (f"k{number}",))], take_all, came)
            Articles(database).keep_page(number, one.url, page_of(one), NOW)
        marking = Marking(database)
        marking.mark("read", [number for number, one in enumerate(example.kept, 1) if one.read], NOW)
        marking.mark("starred", [number for number, one in enumerate(example.kept, 1) if one.starred], NOW)
        for feed in example.removed:
            Feeds(database).remove(feeds[feed], NOW)
        for number, one in enumerate(example.kept, 1):
            put_away(database, number, one)
        yield Reading(database)
        database.close()


def page_of(one: Kept) -> Extraction:
    paragraphs = [Paragraph(plain(text)) for text in one.body]
    figures = [Figure(caption=text) for text in one.captions]
    media = [Media("video" if medium == "video" else "audio") for medium in one.media]
    blocks: tuple[Block, ...] = (*paragraphs, *figures, *media)
    return Extraction(
        kicker=one.kicker,
        lead=one.lead,
        authors=one.authors,
        agencies=one.agencies,
        topics=one.topics,
        language=one.language,
        blocks=blocks,
    )


def put_away(database: Database, number: int, one: Kept) -> None:
    """Tags, mutes, hides and revises an article as the library's tables say it."""
    with database.writing() as connection:
        connection.executemany("INSERT INTO tags VALUES (?, ?, 0)", [(tag, number) for tag in one.tags])
        if one.muted or one.hidden:
            connection.execute("UPDATE articles SET hidden = 2 WHERE id = ? AND hidden = 0", (number,))
        if one.muted:
            connection.execute("UPDATE articles SET muted = 1 WHERE id = ?", (number,))
        if one.hidden:
            connection.execute("INSERT OR IGNORE INTO marks (article_id) VALUES (?)", (number,))
            connection.execute("UPDATE marks SET hidden = 1 WHERE article_id = ?", (number,))
        revised = to_seconds(NOW) + 3600 * one.changed if one.changed else None
        connection.execute("UPDATE articles SET revised = ? WHERE id = ?", (revised, number))


def take_all(seen: Sequence[Seen], known: Sequence[Known | None]) -> list[Change]:
    return [
        Change(one, have.article_id if have else None, one.entry.title) for one, have in zip(seen, known, strict=True)
    ]


@settings(deadline=None, max_examples=80)
@given(examples, st.lists(queries, min_size=6, max_size=14))
def test_sql_and_predicate_agree(example: Example, asked: list[str]) -> None:
    with library(example) as reading:
        shown = {one.id: one for one in reading.rows(range(1, len(example.kept) + 1))}
        for query in asked:
            term = parse(query)
            expected = {
                number
                for number, one in enumerate(example.kept, 1)
                if example.has(one, unseen=t.names_unseen(term)) and matches(term, one, shown[number], example.removed)
            }
            found = reading.open(query, now=NOW)
            assert set(found.ids) == expected, query
            assert [one.published for one in reading.rows(found.ids)] == sorted(
                (shown[number].published for number in expected), reverse=True
            )


FEW = ("rain", "rains", "a", "气候", "气候变化", "化", "co-op")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(FEW), max_size=7).map(" ".join),
    st.lists(st.lists(st.sampled_from(FEW), max_size=4).map(" ".join), max_size=2).map(tuple),
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(FEW), min_size=1, max_size=3), st.integers(0, 4), st.sampled_from(("", "-"))
        ),
        min_size=8,
        max_size=16,
    ),
)
def test_words_near_each_other_are_counted_alike(
    title: str, body: tuple[str, ...], asked: list[tuple[list[str], int, str]]
) -> None:
    kept = replace(NOTHING, title=title, body=body)
    with library(Example((kept,), frozenset())) as reading:
        for words, most, sign in asked:
            query = f'{sign}"{" ".join(words)}"~{most}'
            expected = matches(parse(query), kept, reading.rows([1])[0], frozenset())
            assert bool(reading.open(query, now=NOW).ids) == expected, query


NOTHING = Kept(
    *("", "", "", (), (), (), (), (), "", "https://x.example", 1, (0,), False, False),
    media=(),
    fetched=0,
    changed=0,
    tags=(),
    muted=False,
    hidden=False,
)
