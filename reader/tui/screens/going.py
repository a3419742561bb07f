"""Where a person can go, found by typing: feeds, folders and views."""

from __future__ import annotations

from typing import Literal, TypeAlias

from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.tui.places import Place
from reader.tui.screens.choosing import Choice, ChoosingScreen
from reader.tui.shelves import Shelf, Stock, shelves

ViewDeed: TypeAlias = Literal["show", "rename", "delete"]


class ViewsScreen(ChoosingScreen[Shelf], inherit_bindings=False):
    """All views; leaves with the row of one, and what is wanted of it in `deed`."""

    def __init__(self, stock: Stock) -> None:
        rows = [shelf for shelf in shelves(stock) if shelf.place and shelf.feed is None and not shelf.folder]
        super().__init__(
            [
                Choice(
                    shelf,
                    clean_line(shelf.title),
                    before=_("saved") if shelf.view else "",
                    after="" if shelf.count is None else str(shelf.count),
                    words=shelf.view.query if shelf.view else "",
                )
                for shelf in rows
            ],
            _("Views"),
            foot=_("enter shows it   F2 renames   F8 deletes   esc leaves"),
        )
        self.deed: ViewDeed = "show"

    def press(self, key: str) -> bool:
        choice = self.choices.current
        if key not in {"f2", "f8"} or choice is None:
            return False
        if choice.value.view is None:
            self.tell(_("This view is always here. Saved ones can be renamed and deleted."))
        else:
            self.deed = "rename" if key == "f2" else "delete"
            self.choose()
        return True


def feeds_screen(stock: Stock) -> ChoosingScreen[Place]:
    """All feeds and folders, from which one is chosen to be shown."""
    choices = [
        Choice(
            shelf.place,
            clean_line(shelf.folder or shelf.title),
            before=_("folder") if shelf.folder else clean_line(shelf.feed.folder if shelf.feed else ""),
            after=str(shelf.count or ""),
            words=shelf.feed.url if shelf.feed else "",
        )
        for shelf in shelves(stock)
        if shelf.place is not None and (shelf.feed is not None or shelf.folder)
    ]
    return ChoosingScreen(choices, _("Feeds and folders"), foot=_("enter shows it   esc leaves"))
