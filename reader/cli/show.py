"""`newsreader show`: one article, as text, Markdown or JSON."""

from __future__ import annotations

from reader import wiring
from reader.cli import diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.exporting import story_values


def run(context: Context) -> Exit:
    """Prints the article that was named."""
    with wiring.open_library(context.data, diagnostics.say) as library:
        story = library.reading.story(library.reading.find(context.arguments.article))
    match context.arguments.format:
        case "json":
            output.value(story_values(story))
        case "markdown":
            from reader.typeset.markdown import to_markdown

            output.document(to_markdown(story))
        case _:
            from reader.typeset.plain import to_text

            measure = context.settings.reading.measure
            output.document(to_text(story, min(measure, output.cells() or measure), reordered=context.reorders))
    return Exit.OK
