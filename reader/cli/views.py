"""`newsreader views`: saved queries, with what they show now."""

from __future__ import annotations

from reader.cli import articles, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.cli.table import Column, write_table
from reader.library.opened import open_library
from reader.library.views import ListedView, Views
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import utc_now


def run(context: Context) -> Exit:
    """Lists the views, or does what the action says."""
    wishes = context.arguments
    with open_library(context.data, diagnostics.say) as library:
        if wishes.action is None:
            _list(library.views.counted(utc_now()), as_json=wishes.json)
        else:
            diagnostics.say(_("{} `newsreader undo` takes it back.").format(_change(library.views, context)))
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
        diagnostics.say(_("There are no views yet. `newsreader views add NAME QUERY` keeps one."))
    write_table(
        (Column(_("view")), Column(_("unread"), right=True), Column(_("articles"), right=True), Column(_("query"))),
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
                return _("Kept the view “{}”.").format(views.make(clean_line(wishes.name), query).name)
            return _("Changed the view “{}”.").format(views.change(views.find(wishes.name).id, query).name)
    view = views.find(wishes.name)
    match wishes.action:
        case "rename":
            return _("The view “{}” is “{}” now.").format(view.name, views.rename(view.id, clean_line(wishes.new)).name)
        case "move":
            views.move(view.id, wishes.place - 1)
            return _("Moved the view “{}”.").format(view.name)
        case _:
            return _("Deleted the view “{}”.").format(views.delete(view.id).name)
