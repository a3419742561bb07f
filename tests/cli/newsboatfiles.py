"""A home folder with newsboat's files in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

FEEDS = ("https://a.example/rss", "https://b.example/feed")

URLS = f"""\
{FEEDS[0]} news "~The A paper"
{FEEDS[1]}
"query:Fresh:unread = \\"yes\\""
exec:/bin/true
"""

CONFIG = """\
reload-time 45
bind-key o open
ignore-article * "title =~ \\"horoscope\\""
color background white black
"""

_SCHEMA = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL, title VARCHAR(1024));
CREATE TABLE rss_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL, title VARCHAR(1024) NOT NULL,
    author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL, feedurl VARCHAR(1024) NOT NULL,
    pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL, unread INTEGER(1) NOT NULL,
    enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024), enqueued INTEGER(1) NOT NULL DEFAULT 0,
    flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0, base VARCHAR(128) NOT NULL DEFAULT ''
);
"""


def lay_newsboat(home: Path) -> None:
    """Puts `urls`, `config` and a cache of six articles where newsboat of old has them."""
    folder = home / ".newsboat"
    folder.mkdir()
    (folder / "urls").write_text(URLS, encoding="utf-8")
    (folder / "config").write_text(CONFIG, encoding="utf-8")
    with closing(sqlite3.connect(folder / "cache.db")) as connection:
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags, deleted)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                ("1", "Ferry on the lake", "Ida", "https://a.example/1", FEEDS[0], 1_790_000_000, BODY, 0, "s", 0),
                ("2", "Rain \x1b[31mtoday", "", "https://a.example/2", FEEDS[0], 1_790_000_100, "<p>Wet.", 1, "ab", 0),
                ("3", "Daily horoscope", "", "https://a.example/3", FEEDS[0], 1_790_000_200, "Stars.", 1, None, 0),
                ("4", "Gone", "", "https://a.example/4", FEEDS[0], 1_790_000_300, "", 1, "", 1),
                (
                    "https://b.example/5",
                    "Boats",
                    "",
                    "https://b.example/5",
                    FEEDS[1],
                    1_780_000_000,
                    "<script>x",
                    0,
                    "",
                    0,
                ),
                ("6", "Not followed", "", "https://c.example/6", "https://c.example/rss", 1, "", 1, "", 0),
            ],
        )
        connection.commit()


BODY = f"<p>{'People lined the quay when the ferry came in. ' * 20}</p><p>She will sail each morning.</p>"
