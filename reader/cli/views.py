"""`newsreader views`: saved queries, with what they show now."""

from __future__ import annotations

from reader.cli import articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.cli.table import Column, write_table
from reader.library.opened import open_library
from reader.library.views import ListedView, Views
from reader.model.text import clean_line
from reader.model.times import utc_now


def run(context: Context) -> Exit:
    """Lists the views, or does what the action says."""
    wishes = context.arguments
    with open_library(context.data, diagnostics.say) as library:
        if wishes.action is None:
            _list(library.views.counted(utc_now()), as_json=wishes.json)
        else:
            diagnostics.say(f"{_change(library.views, context)} `newsreader undo` takes it back.")
    return Exit.OK


def view_values(listed: ListedView) -> dict[str, object]:
    """A view as JSON."""
    counted = listed.counted
    return {
        "id": listed.view.id,
        "name": listed.view.name,
        "query": listed.view.query,
        "articles": counted and counted.articles,
        "unread": counted and counted.unread,
    }


def _list(views: tuple[ListedView, ...], *, as_json: bool) -> None:
    if as_json:
        output.values(map(view_values, views))
        return
    if not views:
        diagnostics.say("There are no views yet. `newsreader views add NAME QUERY` keeps one.")
    write_table(
        (Column("view"), Column("unread", right=True), Column("articles", right=True), Column("query")),
        [
            (clean_line(one.view.name), _number(one, "unread"), _number(one, "articles"), clean_line(one.view.query))
            for one in views
        ],
    )


def _number(listed: ListedView, name: str) -> str:
    return "?" if listed.counted is None else str(getattr(listed.counted, name))


def _change(views: Views, context: Context) -> str:
    """Does what the action says; gives what was done."""
    wishes = context.arguments
    if wishes.action in {"add", "change"}:
        query = " ".join(wishes.query)
        with articles.showing_place(query):
            if wishes.action == "add":
                return f"Kept the view “{views.make(clean_line(wishes.name), query).name}”."
            return f"Changed the view “{views.change(views.find(wishes.name).id, query).name}”."
    view = views.find(wishes.name)
    match wishes.action:
        case "rename":
            return f"The view “{view.name}” is “{views.rename(view.id, clean_line(wishes.new)).name}” now."
        case "move":
            views.move(view.id, wishes.place - 1)
            return f"Moved the view “{view.name}”."
        case _:
            return f"Deleted the view “{views.delete(view.id).name}”."
