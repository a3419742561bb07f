"""`newsreader show`: articles, as text, Markdown, JSON or citations."""

from __future__ import annotations

from collections.abc import Sequence

from reader.cli import diagnostics, output
from reader.cli.choice import one_or_more
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.exporting import story_values
from reader.library.opened import Library, open_library
from reader.model.article import Story
from reader.model.texts import gettext as _
from reader.model.times import utc_now


def run(context: Context) -> Exit:
    """Prints the articles that were named, or what there is to say of them."""
    wishes = context.arguments
    with open_library(context.data, diagnostics.say) as library:
        ids = one_or_more(library.reading, wishes.articles)
        if wishes.why:
            for one in ids:
                output.line(f"{one}  {library.hiding.why(one, utc_now()).sentence}")
            return Exit.OK
        cells = min(context.settings.reading.measure, output.cells() or context.settings.reading.measure)
        if wishes.changes:
            return _show_changes(library, ids, cells)
        for number, one in enumerate(ids):
            if number and wishes.format in {"text", "markdown"}:
                output.line("")
            _show(library.reading.story(one), wishes.format, cells, reordered=context.reorders)
    return Exit.OK


def _show(story: Story, form: str, cells: int, *, reordered: bool) -> None:
    match form:
        case "json":
            output.value(story_values(story))
        case "markdown":
            from reader.typeset.markdown import to_markdown

            output.document(to_markdown(story))
        case "citation":
            from reader.typeset.citing import cite

            output.line(cite(story.article))
        case _:
            from reader.typeset.plain import to_text

            output.document(to_text(story, cells, reordered=reordered))


def _show_changes(library: Library, ids: Sequence[int], cells: int) -> Exit:
    """Each article with what came between `+` signs and what went between `-` signs."""
    from reader.typeset.changed import lay_comparison
    from reader.typeset.column import Column

    for one in ids:
        story = library.reading.story(one)
        comparison = library.changes.since_read(story)
        if comparison is None:
            diagnostics.say(_("{}: nothing changed since you read it.").format(story.article.title))
            continue
        lines = lay_comparison(comparison, Column(cells), story.article.direction)
        output.document("\n".join(line.text.rstrip() for line in lines))
    return Exit.OK
