"""`newsreader count`: how many articles match."""

from __future__ import annotations

from reader.cli import articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.counting import count
from reader.library.opened import open_library
from reader.model.times import utc_now


def run(context: Context) -> Exit:
    """Prints the number alone, so that a status line can show it."""
    wishes = context.arguments
    query = " ".join(wishes.query)
    with open_library(context.data, diagnostics.say) as library, articles.showing_place(query):
        number = count(library.database, query, utc_now())
    if wishes.json:
        output.value({"query": query, "articles": number})
    else:
        output.line(str(number))
    return Exit.OK
