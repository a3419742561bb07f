"""Taking a feed out so that it can come back, and for good once it can't.

A removed feed's records stay, out of sight, as long as the removal can be undone. An article that another feed has,
or that is starred, is not the feed's alone and stays in sight.
"""

from __future__ import annotations

import sqlite3

from reader.store.columns import REMOVED
from reader.store.renewal import rehidden, renewed


def remove_feed(connection: sqlite3.Connection, feed_id: int, now: int) -> None:
    """Takes a feed and the articles that are its alone out of sight."""
    connection.execute("UPDATE feeds SET removed = ? WHERE id = ?", (now, feed_id))
    for row in _articles(connection, feed_id):
        article_id = row["article_id"]
        if row["elsewhere"] or row["starred"]:
            with renewed(connection, article_id):
                pass
        elif row["hidden"] != REMOVED:
            with rehidden(connection, article_id):
                connection.execute("UPDATE articles SET hidden = ? WHERE id = ?", (REMOVED, article_id))


def restore_feed(connection: sqlite3.Connection, feed_id: int) -> None:
    """Brings a removed feed back with all its articles."""
    connection.execute("UPDATE feeds SET removed = NULL WHERE id = ?", (feed_id,))
    for row in _articles(connection, feed_id):
        with renewed(connection, row["article_id"]):
            pass


def purge_feed(connection: sqlite3.Connection, feed_id: int) -> None:
    """Deletes a removed feed's records, but for those of articles that are still in sight through them alone."""
    if connection.execute("SELECT 1 FROM feeds WHERE id = ? AND removed IS NULL", (feed_id,)).fetchone():
        return
    for row in _articles(connection, feed_id):
        article_id = row["article_id"]
        alone = row["entries"] == 1
        if alone and row["hidden"] == REMOVED:
            forget_names(connection, article_id)
            connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        elif not alone:
            with renewed(connection, article_id):
                connection.execute("DELETE FROM entries WHERE feed_id = ? AND article_id = ?", (feed_id, article_id))
    connection.execute(
        "DELETE FROM feeds WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM entries WHERE feed_id = ?1)", (feed_id,)
    )


def forget_names(connection: sqlite3.Connection, article_id: int) -> None:
    """Forgets the names of an article that is about to be deleted, unless it bears a mark or a tag.

    Should an article with those come back, it is the one that bears them.
    """
    connection.execute(
        "DELETE FROM article_keys WHERE article_id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM marks WHERE marks.article_id = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM tags WHERE tags.article_id = ?1)",
        (article_id,),
    )


def _articles(connection: sqlite3.Connection, feed_id: int) -> list[sqlite3.Row]:
    """The articles of a feed, each with what decides over its staying."""
    return connection.execute(
        "SELECT e.article_id, a.hidden, m.starred IS NOT NULL AS starred,"
        " (SELECT count(*) FROM entries o WHERE o.article_id = e.article_id) AS entries,"
        " EXISTS (SELECT 1 FROM entries o JOIN feeds f ON f.id = o.feed_id"
        "  WHERE o.article_id = e.article_id AND f.removed IS NULL AND f.id <> e.feed_id) AS elsewhere"
        " FROM entries e JOIN articles a ON a.id = e.article_id LEFT JOIN marks m ON m.article_id = e.article_id"
        " WHERE e.feed_id = ?",
        (feed_id,),
    ).fetchall()
