"""The names of articles: the keys that say in any library which article is meant."""

from __future__ import annotations

from collections.abc import Sequence

from reader.store.columns import parameters
from reader.store.database import Database


def ids_of_keys(database: Database, keys: Sequence[str]) -> dict[str, int]:
    """The ids of the articles that bear keys, by the key; keys of no article are left out.

    Raises `Busy` and `LibraryError`.
    """
    found: dict[str, int] = {}
    with database.reading() as connection:
        for wanted in parameters(list(keys)):
            rows = connection.execute(
                "SELECT k.key, k.article_id FROM json_each(?) wanted CROSS JOIN article_keys k ON k.key = wanted.value"
                " JOIN articles a ON a.id = k.article_id",
                (wanted,),
            )
            found |= {row["key"]: row["article_id"] for row in rows}
    return found
