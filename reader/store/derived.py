"""Narrow tables that follow the records by triggers, so that no list or count has to walk all articles.

`unread` has the articles in sight that are not read; `placed` the articles in sight by feed; `tallies` how many of both
each feed has, and the whole library in the row of feed 0. Whoever writes articles, entries or marks keeps them true
without knowing of them. Part of the schema's fifth step: what stands here is only ever added to.
"""

from __future__ import annotations

import sqlite3
from typing import Final

_FEEDS_OF_NEW: Final = "SELECT 0 UNION ALL SELECT feed_id FROM entries WHERE article_id = NEW.article_id"
_FEEDS_OF_OLD: Final = "SELECT 0 UNION ALL SELECT feed_id FROM entries WHERE article_id = OLD.article_id"
_IS_READ: Final = "EXISTS (SELECT 1 FROM marks WHERE article_id = {} AND read IS NOT NULL)"
_INTO_SIGHT: Final = f"""
    UPDATE tallies SET articles = articles + 1 WHERE feed_id = 0;
    INSERT INTO placed SELECT feed_id, NEW.sort_key, NEW.id FROM entries WHERE article_id = NEW.id;
    INSERT INTO unread SELECT NEW.sort_key, NEW.id WHERE NOT {_IS_READ.format("NEW.id")};
"""
_OUT_OF_SIGHT: Final = """
    DELETE FROM unread WHERE sort_key = OLD.sort_key;
    DELETE FROM placed WHERE sort_key = OLD.sort_key
        AND feed_id IN (SELECT feed_id FROM entries WHERE article_id = OLD.id);
    UPDATE tallies SET articles = articles - 1 WHERE feed_id = 0;
"""
_TO_UNREAD: Final = """
    INSERT INTO unread SELECT sort_key, id FROM articles WHERE id = OLD.article_id AND hidden = 0;
"""
_FROM_UNREAD: Final = """
    DELETE FROM unread WHERE sort_key = (SELECT sort_key FROM articles WHERE id = NEW.article_id);
"""

NAMES: Final = ("unread", "placed", "tallies")

TABLES: Final = (
    "CREATE TABLE unread (sort_key INTEGER PRIMARY KEY, article_id INTEGER NOT NULL)",
    """
    CREATE TABLE placed (
        feed_id INTEGER NOT NULL,
        sort_key INTEGER NOT NULL,
        article_id INTEGER NOT NULL,
        PRIMARY KEY (feed_id, sort_key)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE tallies (feed_id INTEGER PRIMARY KEY, articles INTEGER NOT NULL, unread INTEGER NOT NULL)",
)

_WORK_OUT: Final = (
    "DELETE FROM tallies",
    "DELETE FROM placed",
    "DELETE FROM unread",
    f"""
    INSERT INTO unread SELECT sort_key, id FROM articles WHERE hidden = 0 AND NOT {_IS_READ.format("articles.id")}
    """,
    """
    INSERT INTO placed SELECT e.feed_id, a.sort_key, a.id FROM entries e JOIN articles a ON a.id = e.article_id
    WHERE a.hidden = 0
    """,
    """
    INSERT INTO tallies SELECT 0, (SELECT count(*) FROM articles WHERE hidden = 0), (SELECT count(*) FROM unread)
    UNION ALL SELECT id,
        (SELECT count(*) FROM placed WHERE feed_id = feeds.id),
        (SELECT count(*) FROM placed p JOIN unread u ON u.sort_key = p.sort_key WHERE p.feed_id = feeds.id)
    FROM feeds
    """,
)
"""The triggers of `unread` and `placed` change nothing meanwhile: `tallies` is empty."""

TRIGGERS: Final = (
    """
    CREATE TRIGGER feed_comes AFTER INSERT ON feeds BEGIN
        INSERT INTO tallies VALUES (NEW.id, 0, 0);
    END
    """,
    """
    CREATE TRIGGER feed_goes AFTER DELETE ON feeds BEGIN
        DELETE FROM tallies WHERE feed_id = OLD.id;
    END
    """,
    f"CREATE TRIGGER article_comes AFTER INSERT ON articles WHEN NEW.hidden = 0 BEGIN {_INTO_SIGHT} END",
    f"CREATE TRIGGER article_goes BEFORE DELETE ON articles WHEN OLD.hidden = 0 BEGIN {_OUT_OF_SIGHT} END",
    f"""
    CREATE TRIGGER article_shown AFTER UPDATE OF hidden ON articles WHEN OLD.hidden <> 0 AND NEW.hidden = 0 BEGIN
        {_INTO_SIGHT}
    END
    """,
    f"""
    CREATE TRIGGER article_hidden AFTER UPDATE OF hidden ON articles WHEN OLD.hidden = 0 AND NEW.hidden <> 0 BEGIN
        {_OUT_OF_SIGHT}
    END
    """,
    """
    CREATE TRIGGER article_redated AFTER UPDATE OF sort_key ON articles
    WHEN OLD.sort_key <> NEW.sort_key AND OLD.hidden = 0 AND NEW.hidden = 0 BEGIN
        UPDATE unread SET sort_key = NEW.sort_key WHERE sort_key = OLD.sort_key;
        UPDATE placed SET sort_key = NEW.sort_key WHERE sort_key = OLD.sort_key
            AND feed_id IN (SELECT feed_id FROM entries WHERE article_id = NEW.id);
    END
    """,
    """
    CREATE TRIGGER entry_comes AFTER INSERT ON entries BEGIN
        INSERT INTO placed SELECT NEW.feed_id, a.sort_key, a.id FROM articles a
            WHERE a.id = NEW.article_id AND a.hidden = 0 AND NOT EXISTS (
                SELECT 1 FROM placed p WHERE p.feed_id = NEW.feed_id AND p.sort_key = a.sort_key
            );
    END
    """,
    """
    CREATE TRIGGER entry_goes AFTER DELETE ON entries BEGIN
        DELETE FROM placed WHERE feed_id = OLD.feed_id
            AND sort_key = (SELECT sort_key FROM articles WHERE id = OLD.article_id);
    END
    """,
    """
    CREATE TRIGGER placed_comes AFTER INSERT ON placed BEGIN
        UPDATE tallies SET articles = articles + 1,
            unread = unread + EXISTS (SELECT 1 FROM unread WHERE sort_key = NEW.sort_key)
        WHERE feed_id = NEW.feed_id;
    END
    """,
    """
    CREATE TRIGGER placed_goes AFTER DELETE ON placed BEGIN
        UPDATE tallies SET articles = articles - 1,
            unread = unread - EXISTS (SELECT 1 FROM unread WHERE sort_key = OLD.sort_key)
        WHERE feed_id = OLD.feed_id;
    END
    """,
    f"""
    CREATE TRIGGER unread_comes AFTER INSERT ON unread BEGIN
        UPDATE tallies SET unread = unread + 1 WHERE feed_id IN ({_FEEDS_OF_NEW});
    END
    """,
    f"""
    CREATE TRIGGER unread_goes AFTER DELETE ON unread BEGIN
        UPDATE tallies SET unread = unread - 1 WHERE feed_id IN ({_FEEDS_OF_OLD});
    END
    """,
    f"""
    CREATE TRIGGER mark_comes AFTER INSERT ON marks WHEN NEW.read IS NOT NULL BEGIN
        {_FROM_UNREAD}
    END
    """,
    f"""
    CREATE TRIGGER mark_goes AFTER DELETE ON marks WHEN OLD.read IS NOT NULL BEGIN
        {_TO_UNREAD}
    END
    """,
    f"""
    CREATE TRIGGER mark_read AFTER UPDATE OF read ON marks WHEN OLD.read IS NULL AND NEW.read IS NOT NULL BEGIN
        {_FROM_UNREAD}
    END
    """,
    f"""
    CREATE TRIGGER mark_unread AFTER UPDATE OF read ON marks WHEN OLD.read IS NOT NULL AND NEW.read IS NULL BEGIN
        {_TO_UNREAD}
    END
    """,
)


def work_out(connection: sqlite3.Connection) -> None:
    """Works all of it out anew, within the transaction that `connection` is in."""
    for statement in _WORK_OUT:
        connection.execute(statement)
