"""Libraries as earlier versions left them."""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

from reader.model import blockjson
from reader.store import derived
from reader.store.indexing import index_again, order_again
from reader.store.schema import APPLICATION_ID, INDEXED_SINCE, MIGRATIONS
from tests.store.shelf import NOON, text

HTML = b"<html><p>As it was fetched.</p></html>"
SECONDS = int(NOON.timestamp())
METADATA = {
    "title": "Page",
    "kicker": "Old kicker",
    "lead": "Lead",
    "language": "en",
    "direction": "ltr",
    "authors": ["Ida Quay"],
    "agencies": [],
    "topics": ["Boats"],
    "published": SECONDS,
    "updated": None,
    "canonical": "",
    "opinion": False,
}
"""What was noted of a page in the first version's words."""


def make_old(path: Path, version: int = 1) -> Path:
    """A library at `path` as a version left it: one feed with an article that is read and whole."""
    body = zlib.compress(blockjson.dump(text("The body.")).encode())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO feeds (url, own_title, added) VALUES ('https://news.example/World.rdf', 'World', ?)",
            (SECONDS,),
        )
        sort_key = SECONDS << 31 | 1
        connection.execute(
            "INSERT INTO articles (arrival, first_seen, sort_key, feed_id, body_feed_id, title, kicker, lead, url,"
            " published, authors, topics, ready) VALUES (1, ?, ?, 1, 0, 'Page', 'Old kicker', 'Lead',"
            " 'https://news.example/1', ?, '[\"Ida Quay\"]', '[\"Boats\"]', 'full')",
            (SECONDS, sort_key, SECONDS),
        )
        connection.execute("UPDATE counters SET value = 1")
        connection.execute("INSERT INTO article_keys VALUES ('site:1', 1)")
        connection.execute(
            "INSERT INTO entries VALUES (1, 1, 'x', '1', 'https://news.example/1', 'Feed', '', ?, NULL, '[]', '[]', '',"
            " 1, ?, ?, NULL, NULL)",
            (SECONDS, SECONDS, SECONDS),
        )
        connection.execute(
            "INSERT INTO pages VALUES (1, 'https://news.example/1', ?, ?, ?, ?)",
            (SECONDS, json.dumps(METADATA), body, zlib.compress(HTML)),
        )
        connection.execute("INSERT INTO marks VALUES (1, ?, NULL)", (SECONDS,))
        connection.execute(
            "INSERT INTO word_index (rowid, title, kicker, lead, body, authors, captions)"
            " VALUES (?, 'page', 'old kicker', 'lead', 'the body', 'ida quay', '')",
            (sort_key,),
        )
    _take_steps(path, version)
    return path


def _take_steps(path: Path, version: int) -> None:
    """Takes the steps from the first to `version`, as the programs of then did."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        for step in MIGRATIONS[1:version]:
            for statement in step:
                connection.execute(statement)
        if version >= INDEXED_SINCE:
            connection.row_factory = sqlite3.Row
            order_again(connection)
            index_again(connection)
            derived.work_out(connection)
        if version >= 2:
            connection.execute("UPDATE articles SET short = 'paywall'")
        if version >= 3:
            connection.execute("UPDATE feeds SET interval = 240, typed = 'https://news.example/typed'")
            connection.execute("INSERT INTO traffic VALUES ('2026-09-10', 700)")
        if version >= 4:
            connection.execute(
                'UPDATE articles SET enclosures = \'[["https://news.example/1.mp3", "audio/mpeg", 7, 8]]\''
            )
        connection.execute("INSERT INTO hosts (host, held_until) VALUES ('a.example', ?)", (SECONDS,))
        connection.execute("INSERT INTO bookmark VALUES (1, 'here')")
        connection.execute(
            "INSERT INTO revisions (article_id, replaced, title, kicker, lead) VALUES (1, 7, 'Was', '', '')"
        )
        connection.execute("INSERT INTO actions (kind, earlier) VALUES ('read', ?)", (zlib.compress(b"[[1, null]]"),))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA user_version = {version}")


def content(path: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of a library but the index's, by table and column; the page that was fetched is left out."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [
                {column: row[column] for column in row.keys() if (name, column) != ("pages", "html")}  # noqa: SIM118
                for row in connection.execute(f"SELECT * FROM {name}")
            ]
            for name in names
            if "word_index" not in name
        }
