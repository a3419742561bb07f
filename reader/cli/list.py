"""`newsreader list`: articles, the newest first."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from reader.cli import articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.opened import open_library
from reader.library.reading import Reading
from reader.model.times import utc_now


def run(context: Context) -> Exit:
    """Prints what matches the query, in the form that is wished."""
    wishes, now = context.arguments, utc_now()
    with open_library(context.data, diagnostics.say) as library:
        query = " ".join(wishes.query)
        if wishes.view is not None:
            query = f"{library.views.find(wishes.view).query} {query}".strip()
        view = articles.open_view(library.reading, query, now, wishes.order)
        ids = view.ids[: wishes.limit or None]
        if wishes.ids:
            for number in ids:
                output.line(str(number))
            return Exit.OK
        if wishes.json or wishes.json_lines:
            _write(library.reading, ids, wishes)
            return Exit.OK
        cells = max((len(str(number)) for number in ids), default=1)
        ascii_only, reorders = context.ascii_only, context.reorders
        for some in articles.batches(ids):
            for line in library.reading.lines(some):
                output.line(articles.row(line, now, number_cells=cells, ascii_only=ascii_only, reordered=reorders))
        articles.tell_rest(view, wishes.limit, "newest" if wishes.order == "newest" else "first")
    return Exit.OK


def _write(reading: Reading, ids: Sequence[int], wishes: Namespace) -> None:
    from reader.library.exporting import article_values  # which lists for people need not

    found = (article for some in articles.batches(ids) for article in reading.rows(some))
    articles.write_values(wishes, map(article_values, found))
