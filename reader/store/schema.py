"""The tables of a library, as the steps that made them: a step is only ever added, never changed.

Four records stay apart: `entries` (what each feed said), `pages` (what the page gave), `marks` (what the person
did; they outlive articles) and `revisions` (what an article used to say). `raw_pages` has pages as they were fetched,
compressed by zlib, for a time; `traffic` has the bytes that a day cost. `articles` is what is shown of the records, and
`word_index` the full-text index of it, whose rowid is `sort_key`: newest first walks the index. Moments are whole
seconds since 1970; lists of texts are JSON; bodies are `model.blockjson`, compressed by zlib.

The index's texts are split by `model.words` beforehand, so the `ascii` tokenizer, to which every character beyond
ASCII belongs to a word, parts them at spaces alone, whatever Unicode version SQLite was built with.
"""

from __future__ import annotations

from typing import Final

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

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (_FIRST, _SECOND, _THIRD)
"""The statements of each step; the library's version is the number of steps it has taken."""
