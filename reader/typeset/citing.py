"""An article as it is cited."""

from __future__ import annotations

from reader.model.article import Article
from reader.typeset import phrases


def cite(article: Article) -> str:
    """`Ada Holm: A bridge for the valley. Valley News, 4 Mar 2026. https://example.org/a-7`."""
    who = ", ".join((*article.authors, *article.agencies))
    title = article.title if article.title.endswith(tuple(".?!…。")) else f"{article.title}."
    said = f"{who}: {title}" if who else title
    return f"{said} {article.feed}, {phrases.day(article.published)}. {article.url}"
