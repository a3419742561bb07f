"""A library of an earlier version is opened: everything in it is there afterwards."""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from reader.model import blockjson
from reader.model.article import Extraction, RawPage
from reader.store import Database, RawPages
from reader.store.schema import APPLICATION_ID, MIGRATIONS
from tests.store.shelf import NOON, Shelf, entry, text

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


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library as the first version left it: one feed with an article that is read and whole."""
    path = tmp_path / "library.db"
    body = zlib.compress(blockjson.dump(text("The body.")).encode())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
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
    return path


def test_articles_and_pages_of_the_first_version_are_kept(old: Path) -> None:
    database = Database.open(old)
    pages = RawPages(database)
    assert pages.page(1) == RawPage("https://news.example/1", "", HTML)
    assert [page.title for page in pages.among([1], version=2).due] == ["Page"]
    assert pages.among([1], version=1).up_to_date == 1
    database.close()
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert "html" not in [row[1] for row in connection.execute("PRAGMA table_info(pages)")]


def test_an_article_of_the_first_version_is_shown_and_renewed(old: Path) -> None:
    database = Database.open(old)
    shelf = Shelf(old)
    (article,) = shelf.listing.rows([1])
    assert (article.title, article.kicker, article.ready, article.short, article.picture) == (
        *("Page", "Old kicker", "full", "", ""),
    )
    assert article.read == NOON
    assert shelf.listing.stories([1])[0].blocks == text("The body.")
    assert shelf.found("body") == shelf.found("author:ida") == [1]
    gave = Extraction(title="Page", lead="Lead", section="Coast", authors=("Ida Quay",), blocks=text("A better body."))
    assert RawPages(database).renew(1, gave, 2, NOON) == "changed"
    assert shelf.article(1).kicker == "Coast"
    assert shelf.found("better") == [1]
    shelf.bring(entry("2"))
    shelf.assert_whole()
    shelf.database.close()
    database.close()


def test_removing_an_article_removes_its_kept_page(old: Path) -> None:
    database = Database.open(old)
    with database.writing() as connection:
        connection.execute("DELETE FROM articles")
        for table in ("pages", "raw_pages"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0
    database.close()
