"""How many of something there are, in words."""

from __future__ import annotations

from reader.model.texts import ngettext


def articles(number: int) -> str:
    """`1 article`, `2 articles`."""
    return ngettext("{} article", "{} articles", number).format(number)


def pages(number: int) -> str:
    """`1 page`, `2 pages`."""
    return ngettext("{} page", "{} pages", number).format(number)


def feeds(number: int) -> str:
    """`1 feed`, `2 feeds`."""
    return ngettext("{} feed", "{} feeds", number).format(number)
