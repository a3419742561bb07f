"""What can be typed on the command line beside the commands' own names, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Argument: TypeAlias = Literal["", "theme", "query", "tag", "file", "article"]
"""What stands after an order's name; "" for nothing."""


@dataclass(frozen=True, slots=True)
class Order:
    """`name` is what is typed; `shown` is how its argument is written where it is explained."""

    name: str
    title: str
    argument: Argument = ""
    shown: str = ""


ORDERS: Final[tuple[Order, ...]] = (
    Order("search", "Search everything for these words", "query", "WORDS"),
    Order("filter", "Narrow this list to these words", "query", "WORDS"),
    Order("open", "Go to an article of the library, or open an address in the browser", "article", "NUMBER or ADDRESS"),
    Order("tag", "Give the article a tag", "tag", "NAME"),
    Order("save", "Write the article to a file", "file", "FILE"),
    Order("theme", "Show everything in other colours", "theme", "NAME"),
    Order("offline", "Use no network"),
    Order("online", "Use the network again"),
    Order("q", "Quit at once"),
)

BY_NAME: Final = {order.name: order for order in ORDERS}
