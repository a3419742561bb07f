"""`newsreader search`: articles with the words that were looked for, and where they stand."""

from __future__ import annotations

from reader import wiring
from reader.cli import articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.excerpts import Excerpt
from reader.library.exporting import article_values
from reader.model.article import Article
from reader.model.blocks import Direction
from reader.model.text import clean_line
from reader.model.times import utc_now
from reader.typeset.visual import apart


def run(context: Context) -> Exit:
    """Prints what matches the query, each article with the text around its first match."""
    wishes, now = context.arguments, utc_now()
    query = " ".join(wishes.query)
    with wiring.open_library(context.data, diagnostics.say) as library:
        view = articles.open_view(library.reading, query, now, "best" if wishes.best else "newest")
        ids = view.ids[: wishes.limit or None]
        if wishes.ids:
            for number in ids:
                output.line(str(number))
            return Exit.OK
        found = (
            (article, excerpts.get(article.id))
            for batch in map(library.reading.rows, articles.batches(ids))
            for excerpts in (library.reading.excerpts([article.id for article in batch], query),)
            for article in batch
        )
        if articles.write_values(wishes, (_values(article, excerpt) for article, excerpt in found)):
            return Exit.OK
        cells = max((len(str(number)) for number in ids), default=1)
        ascii_only, reorders = context.ascii_only, context.reorders
        for article, excerpt in found:
            output.line(articles.row(article, now, number_cells=cells, ascii_only=ascii_only, reordered=reorders))
            _print_excerpt(excerpt, cells + 2, article.direction, reordered=reorders)
        articles.tell_rest(view, wishes.limit, "best" if wishes.best else "newest")
    return Exit.OK


def _values(article: Article, excerpt: Excerpt | None) -> dict[str, object]:
    return {**article_values(article), "excerpt": excerpt.text if excerpt else ""}


def _print_excerpt(excerpt: Excerpt | None, indent: int, direction: Direction, *, reordered: bool) -> None:
    if excerpt is None or not excerpt.text:
        return
    line = " " * indent + apart(clean_line(excerpt.text), direction)
    output.line(articles.fitted(line, reordered=reordered))
