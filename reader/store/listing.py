"""What a person sees of the library: which articles match, their rows and stories, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.store.columns import one_parameter
from reader.store.database import Database
from reader.store.matches import Matches
from reader.store.orders import SORTED, Order

if TYPE_CHECKING:
    from reader.model.article import Article, Story
    from reader.model.blocks import Block
    from reader.model.terms import Filter
    from reader.store.where import Condition, Parameter

_MARKS: Final = " LEFT JOIN marks m ON m.article_id = a.id"
_ARTICLE: Final = " CROSS JOIN articles a INDEXED BY articles_newest ON a.sort_key = {}"
"""The article of a sort key: where keys are bounded, SQLite would go through all within the bounds for each of them."""

_SOURCES: Final = {
    "word_index": f" FROM word_index{_ARTICLE.format('word_index.rowid')}",
    "unread": f" FROM unread u{_ARTICLE.format('u.sort_key')}",
    "feed": f" FROM placed p{_ARTICLE.format('p.sort_key')}",
    "articles": " FROM articles a",
}
"""What is walked, newest first: the narrowest list that has all that may match."""

_NEWEST: Final = {
    "word_index": "word_index.rowid",
    "unread": "u.sort_key",
    "feed": "p.sort_key",
    "articles": "a.sort_key",
}
_RANK: Final = "bm25(word_index, 10.0, 3.0, 4.0, 1.0, 3.0, 1.0, 0.1)"
"""How well a text fits, the best first: a word in the title says more of it than one in the body."""

_BEST: Final = 1_000
"""How many of the best are found: to put thousands in order takes longer than to weigh them."""

_WEIGHED: Final = (
    "word_index.rowid >= coalesce((SELECT rowid FROM word_index WHERE word_index MATCH ? ORDER BY rowid DESC LIMIT 1"
    " OFFSET 15000), -9223372036854775808)"
)
"""To weigh each takes microseconds, and a word that is everywhere says little of any."""

_LEADS: Final = (
    "SELECT a.id, a.lead, a.body_feed_id FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
    " WHERE +a.hidden <> 1"
)


class Totals(NamedTuple):
    """How many articles are in sight, unread and starred."""

    articles: int
    unread: int
    starred: int


class Listing:
    """Finds and shows articles; never those that are out of sight.

    It raises `Busy` and `LibraryError` as `Database` does.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def ids(self, term: Filter | None, now: datetime, feed_id: int | None = None, order: Order = "newest") -> Matches:
        """The ids of all articles that match (None: of all in sight), in an order; or of those that fit the words
        sought best, these first.

        Where very many match, the newest of them are weighed alone. Without a word that the index is asked for, all fit
        equally well.
        """
        query = _Query.of(term, now, feed_id)
        if order == "best" and query.source == "word_index":
            sql, parameters = f"{query.sql} AND {_WEIGHED} ORDER BY {_RANK} LIMIT {_BEST}", query.parameters
            return Matches(self._database, f"SELECT a.id{sql}", (*parameters, parameters[0]))
        by = SORTED[order].format(key=_NEWEST[query.source])
        return Matches(self._database, f"SELECT a.id{query.sql} ORDER BY {by}", query.parameters)

    def in_order(self, matches: Matches, order: Order) -> Matches:
        """The same articles in another order, whether they would still match or not; not in that of the best."""
        sql = (
            "SELECT a.id FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value"
            f" ORDER BY {SORTED[order].format(key='a.sort_key')}"
        )
        return Matches(self._database, sql, [one_parameter(matches)], matches.arrival)

    def arrived(self, term: Filter, now: datetime, feed_id: int | None, arrival: int) -> int:
        """How many articles that match have a greater arrival number."""
        sql, parameters = _arrivals("count(*)", term, now, arrival)
        if feed_id is not None:
            sql += " AND EXISTS (SELECT 1 FROM entries WHERE article_id = a.id AND feed_id = ?)"
            parameters.append(feed_id)
        with self._database.reading() as connection:
            return int(connection.execute(sql, parameters).fetchone()[0])

    def arrivals(self, term: Filter, now: datetime, arrival: int, most: int) -> tuple[int, ...]:
        """The ids of those articles, the newest first, `most` at most."""
        sql, parameters = _arrivals("a.id", term, now, arrival)
        with self._database.reading() as connection:
            rows = connection.execute(f"{sql} ORDER BY a.sort_key DESC LIMIT ?", (*parameters, most)).fetchall()
        return tuple(row["id"] for row in rows)

    def newest_arrival(self) -> int:
        """The greatest arrival number."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT value FROM counters WHERE name = 'arrival'").fetchone()[0])

    def rows(self, ids: Sequence[int]) -> tuple[Article, ...]:
        """The articles of `ids` in their order; those of removed feeds or gone are left out."""
        from reader.store.rows import read_rows  # what is counted alone has no rows

        with self._database.reading() as connection:
            return read_rows(connection, ids)

    def stories(self, ids: Sequence[int]) -> tuple[Story, ...]:
        """The articles of `ids` with their bodies, in their order; those of removed feeds or gone are left out."""
        from reader.model.article import Story
        from reader.store.renewal import stored_blocks  # bodies take much to read, and a list has none

        with self._database.reading() as connection:
            sources = {
                row["id"]: row["body_feed_id"]
                for row in connection.execute(
                    "SELECT id, body_feed_id FROM articles WHERE id IN (SELECT value FROM json_each(?))",
                    (one_parameter(ids),),
                )
            }
            return tuple(
                Story(article, stored_blocks(connection, article.id, sources[article.id])) for article in self.rows(ids)
            )

    def texts(self, ids: Sequence[int]) -> dict[int, Iterator[str]]:
        """What the articles of `ids` say under their titles: lead, body, captions, each text made when asked for."""
        from reader.store.renewal import stored_body

        with self._database.reading() as connection:
            rows = connection.execute(_LEADS, (one_parameter(ids),)).fetchall()
            return {
                row["id"]: _texts(row["lead"], stored_body(connection, row["id"], row["body_feed_id"])) for row in rows
            }

    def find(self, addresses: Iterable[str]) -> int | None:
        """The newest article that has one of these addresses, by its feeds, its keys, its page or what is shown."""
        wanted = one_parameter(addresses)
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT a.id FROM articles a WHERE a.hidden = 0 AND ("
                " a.url IN (SELECT value FROM json_each(?1)) OR a.id IN ("
                "  SELECT article_id FROM entries WHERE url IN (SELECT value FROM json_each(?1))"
                "  UNION SELECT article_id FROM article_keys WHERE key IN (SELECT 'url:' || value FROM json_each(?1))"
                "  UNION SELECT article_id FROM pages WHERE url IN (SELECT value FROM json_each(?1))"
                " )) ORDER BY a.sort_key DESC LIMIT 1",
                (wanted,),
            ).fetchone()
        return row["id"] if row else None

    def totals(self) -> Totals:
        """How many articles there are, unread and starred."""
        with self._database.reading() as connection:
            articles, unread = connection.execute("SELECT articles, unread FROM tallies WHERE feed_id = 0").fetchone()
            starred = connection.execute(
                "SELECT count(*) FROM marks m INDEXED BY marks_starred CROSS JOIN articles a ON a.id = m.article_id"
                " WHERE m.starred IS NOT NULL AND +a.hidden = 0"
            ).fetchone()[0]
        return Totals(articles, unread, starred)


def _arrivals(what: str, term: Filter, now: datetime, arrival: int) -> tuple[str, list[Parameter]]:
    """A statement that selects `what` of the articles that match and have a greater arrival number."""
    from reader.store.where import compile_filter

    condition = compile_filter(term, now)
    sql = (
        f"SELECT {what} FROM articles a INDEXED BY articles_arrival{_MARKS}"
        f" WHERE a.arrival > ? AND {condition.sight} AND {condition.sql}"
    )
    parameters: list[Parameter] = [arrival, *condition.parameters]
    if condition.match:  # asked of each article that arrived: few did, and many more may match
        sql += " AND EXISTS (SELECT 1 FROM word_index WHERE word_index MATCH ? AND rowid = a.sort_key)"
        parameters.append(condition.match)
    return sql, parameters


class _Query(NamedTuple):
    """Where the articles that match stand, as what follows the columns of a statement, and its parameters."""

    source: str
    sql: str
    parameters: tuple[Parameter, ...]

    @classmethod
    def of(cls, term: Filter | None, now: datetime, feed_id: int | None) -> _Query:
        if term is None and feed_id is None:  # without the language of queries, which takes longer to load
            return cls("articles", f"{_SOURCES['articles']} WHERE a.hidden = 0", ())
        from reader.model.terms import And
        from reader.store.where import compile_filter

        term = term or And()
        condition = compile_filter(term, now)
        source, known = _source(term, condition, feed_id), list[str]()
        parameters: list[Parameter] = []
        if source == "word_index":
            known.append("word_index MATCH ?")
            parameters.append(condition.match)
        if source == "feed" and feed_id is not None:
            known.append("p.feed_id = ?")
            parameters.append(feed_id)
        for one in condition.narrowings if source != "articles" or not condition.of_few else ():
            known.append(one.sql.format(key=_NEWEST[source]))
            parameters += one.parameters
        known += [condition.sight, condition.sql]
        parameters += condition.parameters
        if source != "feed" and feed_id is not None:
            known.append("EXISTS (SELECT 1 FROM entries WHERE article_id = a.id AND feed_id = ?)")
            parameters.append(feed_id)
        return cls(source, f"{_SOURCES[source]}{_MARKS} WHERE {' AND '.join(known)}", tuple(parameters))


def _source(term: Filter, condition: Condition, feed_id: int | None) -> str:
    """What to walk: where few may match there are few to walk."""
    from reader.model.terms import And, Is

    if condition.match:
        return "word_index"
    if condition.of_few or condition.unseen:  # the lists have what is in sight alone
        return "articles"
    if feed_id is not None:
        return "feed"
    terms = term.terms if isinstance(term, And) else (term,)
    return "unread" if Is("unread") in terms else "articles"


def _texts(lead: str, body: bytes | None) -> Iterator[str]:
    from reader.model.blocks import body_texts, caption_texts
    from reader.store.records import unpack_each

    yield lead
    blocks: list[Block] = []
    for block in unpack_each(body):
        blocks.append(block)
        yield from body_texts((block,))
    yield from caption_texts(blocks)
