"""Where articles come from: when each was fetched, and how often it was changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reader.model.times import from_seconds
from reader.store.columns import one_parameter
from reader.store.database import Database

_PROVENANCE: Final = (
    "SELECT a.id, coalesce(p.fetched, (SELECT max(said) FROM entries e WHERE e.article_id = a.id), a.first_seen)"
    " AS fetched, (SELECT count(*) FROM revisions r WHERE r.article_id = a.id) AS earlier"
    " FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value LEFT JOIN pages p ON p.article_id = a.id"
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """When an article's words were fetched, from its page or else from its feed, and which revision is here: 1 is the
    first that was seen."""

    fetched: datetime
    revision: int


def provenance_of(database: Database, ids: Sequence[int]) -> dict[int, Provenance]:
    """The provenance of articles by their ids; missing ones are left out. Raises `Busy` and `LibraryError`."""
    with database.reading() as connection:
        rows = connection.execute(_PROVENANCE, (one_parameter(ids),)).fetchall()
    return {row["id"]: Provenance(from_seconds(row["fetched"]), row["earlier"] + 1) for row in rows}
