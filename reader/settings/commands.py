"""Everything that a person can do on the screen, as data.

The key line, the help, the key presets and the README's key table are drawn from this list. Which keys start a
command stands in `config/keys/*.toml` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Group: TypeAlias = Literal["Moving", "Reading", "Marking", "Finding", "Fetching", "Program"]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: `id` is what key files name, `title` what the help says, `short` what the key line says."""

    id: str
    title: str
    group: Group
    short: str = ""


COMMANDS: Final[tuple[Command, ...]] = (
    Command("down", "Move down", "Moving"),
    Command("up", "Move up", "Moving"),
    Command("top", "Go to the top", "Moving"),
    Command("bottom", "Go to the end", "Moving"),
    Command("page_down", "Page down", "Moving"),
    Command("page_up", "Page up", "Moving"),
    Command("pane_right", "Go to the pane on the right, or open it", "Moving", "open"),
    Command("pane_left", "Go to the pane on the left, or back", "Moving"),
    Command("next_feed", "Next feed", "Moving"),
    Command("previous_feed", "Previous feed", "Moving"),
    Command("feeds", "Show the feeds", "Moving", "feeds"),
    Command("back", "One level back", "Moving", "back"),
    Command("open", "Open the article", "Reading", "read"),
    Command("read_on", "Page down; at the end, the next unread article", "Reading", "read on"),
    Command("next_unread", "Next unread article", "Reading", "next unread"),
    Command("previous_unread", "Previous unread article", "Reading"),
    Command("next_article", "Next article", "Reading"),
    Command("previous_article", "Previous article", "Reading"),
    Command("reading_only", "Reading only: the article alone", "Reading", "reading only"),
    Command("browser", "Open in the browser", "Reading", "browser"),
    Command("copy_address", "Copy the address", "Reading"),
    Command("toggle_read", "Mark read or unread", "Marking", "read/unread"),
    Command("toggle_star", "Star or unstar", "Marking", "star"),
    Command("mark_all_read", "Mark all in this view read", "Marking"),
    Command("undo", "Undo", "Marking", "undo"),
    Command("search", "Search everything", "Finding", "search"),
    Command("filter", "Narrow this list", "Finding", "filter"),
    Command("show_all", "Show all articles", "Finding"),
    Command("show_unread", "Show unread articles", "Finding"),
    Command("show_starred", "Show starred articles", "Finding"),
    Command("take_new", "Bring the new articles into the list", "Finding", "new ones"),
    Command("refresh_feed", "Refresh this feed", "Fetching", "refresh"),
    Command("refresh_all", "Refresh all feeds", "Fetching", "refresh all"),
    Command("feed_health", "Show how each feed is", "Fetching"),
    Command("fetch_again", "Fetch this article again", "Fetching"),
    Command("editions", "Choose DW editions", "Fetching", "editions"),
    Command("help", "Show keys and commands", "Program", "keys"),
    Command("quit_or_back", "One level back; at the top, quit", "Program", "quit"),
    Command("quit", "Quit at once", "Program"),
)

BY_ID: Final = {command.id: command for command in COMMANDS}
