"""Articles as the values that `--json` prints; their names and forms are promised to scripts.

Moments are ISO 8601 in UTC with seconds, or null; `read` and `starred` are the moments of the marks, null where there
is no mark. Texts that are missing are "", lists are empty.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.model.times import to_iso

if TYPE_CHECKING:
    from reader.model.article import Article, Story


def article_values(article: Article) -> dict[str, Any]:
    """An article without its body, in the order in which the fields are documented."""
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "feed": article.feed,
        "feeds": list(article.feeds),
        "published": to_iso(article.published),
        "updated": _moment(article.updated),
        "language": article.language,
        "direction": article.direction,
        "kicker": article.kicker,
        "lead": article.lead,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "topics": list(article.topics),
        "opinion": article.opinion,
        "read": _moment(article.read),
        "starred": _moment(article.starred),
        "ready": article.ready,
        "fetch": article.fetch,
        "fetch_error": article.fetch_error,
        "short": article.short,
        "picture": article.picture,
        "enclosures": [asdict(one) for one in article.enclosures],
    }


def story_values(story: Story) -> dict[str, Any]:
    """An article with its body: `blocks` as `model.blockjson` writes them."""
    from reader.model.blockjson import to_values  # a list has no bodies

    return {**article_values(story.article), "blocks": to_values(story.blocks)}


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else to_iso(moment)
