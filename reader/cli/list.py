"""`newsreader list`: articles, the newest first."""

from __future__ import annotations

from itertools import chain

from reader import wiring
from reader.cli import articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.exporting import article_values
from reader.model.times import utc_now


def run(context: Context) -> Exit:
    """Prints what matches the query."""
    wishes, now = context.arguments, utc_now()
    with wiring.open_library(context.data, diagnostics.say) as library:
        view = articles.open_view(library.reading, " ".join(wishes.query), now)
        found = chain.from_iterable(articles.batches(library.reading, view, wishes.limit))
        if wishes.json:
            output.values(article_values(article) for article in found)
            return Exit.OK
        cells = max((len(str(number)) for number in view.ids[: wishes.limit or None]), default=1)
        ascii_only, reorders = context.ascii_only, context.reorders
        for article in found:
            output.line(articles.row(article, now, number_cells=cells, ascii_only=ascii_only, reordered=reorders))
        articles.tell_rest(view, wishes.limit)
    return Exit.OK
