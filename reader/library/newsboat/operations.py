"""newsboat's operations, keys and settings, and what there is here in the place of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from reader.model.texts import deferred

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "open": "open",
        "quit": "quit_or_back",
        "hard-quit": "quit",
        "reload": "refresh_feed",
        "reload-all": "refresh_all",
        "mark-feed-read": "mark_all_read",
        "mark-all-feeds-read": "mark_everything_read",
        "mark-all-above-as-read": "mark_all_read",
        "toggle-article-read": "toggle_read",
        "edit-flags": "toggle_star",
        "bookmark": "toggle_star",
        "next": "next_article",
        "prev": "previous_article",
        "next-unread": "next_unread",
        "prev-unread": "previous_unread",
        "next-feed": "next_feed",
        "prev-feed": "previous_feed",
        "open-in-browser": "browser",
        "open-in-browser-and-mark-read": "browser_and_read",
        "view-dialogs": "messages",
        "help": "help",
        "search": "search",
        "set-filter": "filter",
        "select-filter": "find_view",
        "clear-filter": "back",
        "sort": "sort",
        "rev-sort": "sort",
        "save": "write",
        "pipe-to": "pipe",
        "edit-urls": "edit",
        "enqueue": "download",
        "show-urls": "link_hints",
        "cmdline": "command_line",
        "random-unread": "next_unread",
        "delete-article": "hide",
        "up": "up",
        "down": "down",
        "home": "top",
        "end": "bottom",
        "pageup": "page_up",
        "pagedown": "page_down",
        "halfpageup": "page_up",
        "halfpagedown": "page_down",
    }
)
"""By the operation, the command that does it, or what comes nearest."""

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "browser": deferred("the system's browser opens links; BROWSER in the environment names another"),
        "external-url-viewer": deferred("links are opened by their letters"),
        "html-renderer": deferred("pages are read by the program itself"),
        "pager": deferred("articles are shown by the program itself"),
        "player": deferred("the system opens audio and video"),
        "article-sort-order": deferred("`s o` sorts a list"),
        "feed-sort-order": deferred("feeds stand in the order in which they came, in their folders"),
        "bookmark-cmd": deferred("stars are kept in the library; `|` hands an article to a program"),
        "notify-program": deferred("`newsreader refresh --json` prints what is new, for a program of yours"),
        "proxy": deferred("the proxy comes from the environment: https_proxy, all_proxy"),
        "use-proxy": deferred("the proxy comes from the environment: https_proxy, all_proxy"),
        "user-agent": deferred("servers are told who asks"),
        "save-path": deferred("where an article is written to is asked each time"),
        "download-path": deferred("where an article is written to is asked each time"),
        "urls-source": deferred("feeds of another service come as its OPML file: `newsreader feeds import`"),
        "cache-file": deferred("name the file with --cache"),
    }
)
"""By the setting, why it is not brought along."""

_NAMED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ENTER": "enter",
        "ESC": "escape",
        "SPACE": "space",
        "TAB": "tab",
        "BACKSPACE": "backspace",
        "UP": "up",
        "DOWN": "down",
        "LEFT": "left",
        "RIGHT": "right",
        "HOME": "home",
        "END": "end",
        "PAGEUP": "pageup",
        "PAGEDOWN": "pagedown",
        "PPAGE": "pageup",
        "NPAGE": "pagedown",
        "DC": "delete",
    }
)
_CONTROL: Final = re.compile(r"\^([A-Za-z])|C-([A-Za-z])")


def key_of(name: str) -> str:
    """A key of newsboat's as our key files write it; "" where there is none such."""
    control = _CONTROL.fullmatch(name)
    if control:
        return f"ctrl+{(control[1] or control[2]).lower()}"
    if re.fullmatch(r"F([1-9]|1[0-2])", name):
        return name.lower()
    if name == " ":
        return "space"
    return _NAMED.get(name.upper(), "") or (name if len(name) == 1 and name.isprintable() else "")
