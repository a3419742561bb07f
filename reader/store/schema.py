"""The tables of a library, as the steps that made them: a step is only ever added, never changed.

Four records stay apart: `entries` (what each feed said), `pages` (what the page gave), `marks` and `tags` (what the
person did; they outlive articles) and `revisions` (what an article used to say). `raw_pages` has pages as they were
fetched, compressed by zlib, for a time; `traffic` has the bytes that a day cost. `articles` is what is shown of the
records, and `word_index` the full-text index of it, whose rowid is `sort_key`: newest first walks the index. Moments
are whole seconds since 1970; lists of texts and of enclosures are JSON; bodies are `model.blockjson`, compressed by
zlib.

`articles.hidden` is 0 for an article in sight; 1 where all its feeds were removed, and the index has nothing of it; 2
where a rule of `mutes` (`articles.muted` says which) or the person (`marks.hidden` says when) put it out of sight.

`articles_facets` has beside the order what queries ask of many articles in vain, so that no row is read for it.
`agreements` has the rules about what is deleted: when a person was shown what one would do, and when they agreed.
`departed` has the articles that such a rule deleted, by the feeds that had them and may speak of them still.

`moments` says when marks were taken away, for another machine to know (`store.moments`).

The index's texts are split by `model.words` beforehand, so the `ascii` tokenizer, to which every character beyond
ASCII belongs to a word, parts them at spaces alone, whatever Unicode version SQLite was built with. Short beginnings of
words are a column of their own: SQLite's own index of prefixes notes each place in each text, which nobody asks for.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from reader.store import derived, moments

APPLICATION_ID: Final = 0x4E575244  # "NWRD", so that another program's database is not taken for a library

_FIRST: Final = (
    """
    CREATE TABLE feeds (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL UNIQUE,
        given_title TEXT NOT NULL DEFAULT '',
        own_title TEXT NOT NULL DEFAULT '',
        title TEXT GENERATED ALWAYS AS (
            CASE WHEN given_title <> '' THEN given_title WHEN own_title <> '' THEN own_title ELSE url END
        ) VIRTUAL,
        site TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        direction TEXT NOT NULL DEFAULT 'ltr',
        folder TEXT NOT NULL DEFAULT '',
        added INTEGER NOT NULL,
        removed INTEGER,
        etag TEXT NOT NULL DEFAULT '',
        modified TEXT NOT NULL DEFAULT '',
        body_hash TEXT NOT NULL DEFAULT '',
        checked INTEGER,
        succeeded INTEGER,
        next_check INTEGER,
        held_until INTEGER,
        failures INTEGER NOT NULL DEFAULT 0,
        error TEXT NOT NULL DEFAULT ''
    )
    """,
    "CREATE TABLE hosts (host TEXT PRIMARY KEY, held_until INTEGER NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        arrival INTEGER NOT NULL,
        first_seen INTEGER NOT NULL,
        sort_key INTEGER NOT NULL,
        hidden INTEGER NOT NULL DEFAULT 0,
        feed_id INTEGER,
        body_feed_id INTEGER,
        title TEXT NOT NULL DEFAULT '',
        kicker TEXT NOT NULL DEFAULT '',
        lead TEXT NOT NULL DEFAULT '',
        url TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        direction TEXT NOT NULL DEFAULT 'ltr',
        published INTEGER NOT NULL,
        updated INTEGER,
        authors TEXT NOT NULL DEFAULT '[]',
        agencies TEXT NOT NULL DEFAULT '[]',
        topics TEXT NOT NULL DEFAULT '[]',
        agency_words TEXT NOT NULL DEFAULT '',
        topic_words TEXT NOT NULL DEFAULT '',
        opinion INTEGER NOT NULL DEFAULT 0,
        words INTEGER NOT NULL DEFAULT 0,
        ready TEXT NOT NULL DEFAULT 'none',
        revised INTEGER,
        fetch TEXT NOT NULL DEFAULT 'idle',
        fetch_error TEXT NOT NULL DEFAULT '',
        retry INTEGER
    )
    """,
    "CREATE UNIQUE INDEX articles_newest ON articles (hidden, sort_key)",
    "CREATE INDEX articles_arrival ON articles (arrival)",
    "CREATE INDEX articles_wanted ON articles (sort_key) WHERE fetch <> 'idle'",
    "CREATE TABLE article_keys (key TEXT PRIMARY KEY, article_id INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX article_keys_article ON article_keys (article_id)",
    """
    CREATE TABLE entries (
        feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        hash TEXT NOT NULL,
        name TEXT NOT NULL,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        summary TEXT NOT NULL,
        published INTEGER,
        updated INTEGER,
        authors TEXT NOT NULL,
        topics TEXT NOT NULL,
        language TEXT NOT NULL,
        own INTEGER NOT NULL,
        first_seen INTEGER NOT NULL,
        said INTEGER NOT NULL,
        changed INTEGER,
        blocks BLOB,
        PRIMARY KEY (feed_id, article_id)
    )
    """,
    "CREATE INDEX entries_article ON entries (article_id, feed_id)",
    """
    CREATE TABLE pages (
        article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        url TEXT NOT NULL,
        fetched INTEGER NOT NULL,
        metadata TEXT NOT NULL,
        blocks BLOB,
        html BLOB NOT NULL
    )
    """,
    "CREATE TABLE marks (article_id INTEGER PRIMARY KEY, read INTEGER, starred INTEGER)",
    "CREATE INDEX marks_read ON marks (article_id) WHERE read IS NOT NULL",
    "CREATE INDEX marks_starred ON marks (article_id) WHERE starred IS NOT NULL",
    """
    CREATE TABLE revisions (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        replaced INTEGER NOT NULL,
        title TEXT NOT NULL,
        kicker TEXT NOT NULL,
        lead TEXT NOT NULL,
        blocks BLOB
    )
    """,
    "CREATE INDEX revisions_article ON revisions (article_id)",
    """
    CREATE TABLE actions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        feed_id INTEGER,
        earlier BLOB NOT NULL
    )
    """,
    "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO counters VALUES ('arrival', 0)",
    "CREATE TABLE bookmark (only INTEGER PRIMARY KEY CHECK (only = 1), place TEXT NOT NULL)",
    """
    CREATE VIRTUAL TABLE word_index USING fts5 (
        title, kicker, lead, body, authors, captions, content = '', tokenize = 'ascii'
    )
    """,
)

_SECOND: Final = (
    """
    CREATE TABLE raw_pages (
        article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        fetched INTEGER NOT NULL,
        url TEXT NOT NULL,
        content_type TEXT NOT NULL,
        version INTEGER NOT NULL,
        html BLOB NOT NULL
    )
    """,
    "CREATE INDEX raw_pages_fetched ON raw_pages (fetched)",
    "INSERT INTO raw_pages SELECT article_id, fetched, url, '', 1, html FROM pages",
    """
    CREATE TABLE given_pages (
        article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        url TEXT NOT NULL,
        fetched INTEGER NOT NULL,
        metadata TEXT NOT NULL,
        blocks BLOB
    )
    """,
    "INSERT INTO given_pages SELECT article_id, url, fetched, metadata, blocks FROM pages",
    "DROP TABLE pages",  # a column can't be dropped by every SQLite that Python 3.11 comes with
    "ALTER TABLE given_pages RENAME TO pages",
    "CREATE INDEX pages_fetched ON pages (fetched)",
    "ALTER TABLE articles ADD COLUMN short TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE articles ADD COLUMN page_short TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE articles ADD COLUMN picture TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE articles ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0",
)

_THIRD: Final = (
    "ALTER TABLE feeds ADD COLUMN typed TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE feeds ADD COLUMN interval INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feeds ADD COLUMN full_text TEXT NOT NULL DEFAULT 'auto'",
    "ALTER TABLE feeds ADD COLUMN login_user TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE feeds ADD COLUMN login_source TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE feeds ADD COLUMN login_secret TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE feeds ADD COLUMN validated INTEGER",
    "ALTER TABLE feeds ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feeds ADD COLUMN rhythm TEXT NOT NULL DEFAULT '[0, [], []]'",
    "ALTER TABLE feeds ADD COLUMN moments TEXT NOT NULL DEFAULT '[]'",
    "UPDATE feeds SET validated = succeeded WHERE etag <> '' OR modified <> ''",
    "ALTER TABLE hosts ADD COLUMN asked INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE traffic (day TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID",
)

_FOURTH: Final = (
    "ALTER TABLE feeds ADD COLUMN proxy TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE entries ADD COLUMN enclosures TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE entries ADD COLUMN picture TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE articles ADD COLUMN enclosures TEXT NOT NULL DEFAULT '[]'",
)

_FIFTH: Final = (
    "ALTER TABLE marks ADD COLUMN hidden INTEGER",
    "ALTER TABLE marks ADD COLUMN block INTEGER",  # where the person stopped reading, in the words of `Bookmark`
    "ALTER TABLE marks ADD COLUMN offset INTEGER",
    "CREATE INDEX marks_hidden ON marks (article_id) WHERE hidden IS NOT NULL",
    """
    CREATE TABLE tags (
        tag TEXT NOT NULL,
        article_id INTEGER NOT NULL,
        tagged INTEGER NOT NULL,
        PRIMARY KEY (tag, article_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX tags_article ON tags (article_id)",
    """
    CREATE TABLE views (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        query TEXT NOT NULL,
        place INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE mutes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        query TEXT NOT NULL UNIQUE,
        made INTEGER NOT NULL,
        until INTEGER
    )
    """,
    "CREATE TABLE agreements (rule TEXT PRIMARY KEY, shown INTEGER NOT NULL, agreed INTEGER) WITHOUT ROWID",
    """
    CREATE TABLE departed (
        feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
        article_id INTEGER NOT NULL,
        departed INTEGER NOT NULL,
        PRIMARY KEY (feed_id, article_id)
    ) WITHOUT ROWID
    """,
    "ALTER TABLE articles ADD COLUMN muted INTEGER",
    "ALTER TABLE articles ADD COLUMN media TEXT NOT NULL DEFAULT ''",
    """
    CREATE INDEX articles_facets ON articles (
        hidden, sort_key, published, first_seen, feed_id, language, media, ready, revised, muted
    )
    """,
    "CREATE INDEX articles_muted ON articles (muted) WHERE muted IS NOT NULL",
    "DROP TABLE word_index",
    """
    CREATE VIRTUAL TABLE word_index USING fts5 (
        title, kicker, lead, body, authors, captions, beginnings, content = '', tokenize = 'ascii'
    )
    """,
    *derived.TABLES,
    *derived.TRIGGERS,
)

_SIXTH: Final = moments.STATEMENTS

_SEVENTH: Final = (
    "ALTER TABLE feeds ADD COLUMN seal TEXT NOT NULL DEFAULT ''",
    # The parts of the index are joined eight at a time, and the rest when nothing else is to be done (`store.upkeep`):
    # that spares a first refresh a tenth of what the library costs it.
    "INSERT INTO word_index (word_index, rank) VALUES ('automerge', 8)",
)

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH, _SEVENTH)
"""The statements of each step; the library's version is the number of steps it has taken."""

INDEXED_SINCE: Final = 5
"""The step that laid the index anew, ordered by shorter keys: a library of fewer has to be indexed again."""


def version_of(connection: sqlite3.Connection) -> int:
    """How many of the schema's steps a library has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
