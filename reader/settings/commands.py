"""Everything that a person can do on the screen, as data.

The key line, the help, the key presets and the README's key table are drawn from this list. Which keys start a
command stands in `config/keys/*.toml` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Group: TypeAlias = Literal[
    "Moving", "Reading", "In the article", "Marking", "Hiding", "Finding", "Feeds", "Fetching", "Sharing", "Program"
]


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
    Command("browser_and_read", "Open in the browser, and mark it read", "Reading"),
    Command("enclosure", "Open the audio, video or file that comes with it", "Reading"),
    Command("next_link", "Next link, or the pane on the right", "In the article"),
    Command("previous_link", "Previous link, or the pane on the left", "In the article"),
    Command("link_hints", "Open a link by its letter", "In the article", "links"),
    Command("find_in_article", "Find in the article", "In the article", "find"),
    Command("next_hit", "Next place of what was found", "In the article"),
    Command("previous_hit", "Previous place of what was found", "In the article"),
    Command("select", "Select an article and go to the next; in it, select lines", "In the article", "select"),
    Command("copy_address", "Copy the selection or the address", "In the article"),
    Command("copy_citation", "Copy a citation", "In the article"),
    Command("changes", "What changed since it was read", "In the article"),
    Command("select_range", "Select all from where a range was begun", "Marking", "up to here"),
    Command("toggle_read", "Mark read or unread", "Marking", "read/unread"),
    Command("toggle_star", "Star or unstar", "Marking", "star"),
    Command("tags", "Give tags, or take them away", "Marking", "tags"),
    Command("mark_all_read", "Mark all in this view read", "Marking"),
    Command("mark_everything_read", "Mark everything read, in all feeds (asks)", "Marking"),
    Command("undo", "Undo", "Marking", "undo"),
    Command("hide", "Hide an article, or show it again", "Hiding", "hide"),
    Command("mute", "Hide a topic: what is like this article", "Hiding", "hide topic"),
    Command("mutes", "Show the topics that are hidden, and let one end", "Hiding"),
    Command("why_hidden", "Why is it hidden? What is not shown here", "Hiding"),
    Command("search", "Search everything", "Finding", "search"),
    Command("filter", "Narrow this list", "Finding", "filter"),
    Command("show_all", "Show all articles", "Finding"),
    Command("show_unread", "Show unread articles", "Finding"),
    Command("show_starred", "Show starred articles", "Finding"),
    Command("sort", "Put the list in another order", "Finding", "sort"),
    Command("group", "Group the list by day or by feed", "Finding", "group"),
    Command("take_new", "Bring the new articles into the list", "Finding", "new ones"),
    Command("find_feed", "Go to a feed or a folder by typing", "Finding", "find a feed"),
    Command("find_view", "Go to a view; rename and delete saved ones", "Finding", "views"),
    Command("save_view", "Keep this search or filter as a view", "Finding", "keep as view"),
    Command("add_feed", "Add a feed", "Feeds", "add"),
    Command("edit", "Change a feed, a folder or a saved view", "Feeds", "edit"),
    Command("remove", "Remove a feed, a folder or a saved view", "Feeds", "remove"),
    Command("feed_health", "Show how each feed is", "Feeds", "health"),
    Command("editions", "Choose DW editions", "Feeds", "editions"),
    Command("refresh_feed", "Refresh this feed", "Fetching", "refresh"),
    Command("refresh_all", "Refresh all feeds", "Fetching", "refresh all"),
    Command("fetch_again", "Fetch this article again", "Fetching"),
    Command("download", "Download this view for offline, or stop that", "Fetching", "download"),
    Command("go_offline", "Go offline, or online again", "Fetching", "offline"),
    Command("write", "Write the article to a file", "Sharing", "write"),
    Command("pipe", "Pipe the article to a program", "Sharing"),
    Command("command_line", "Type a command", "Program"),
    Command("messages", "Show what was said", "Program"),
    Command("help", "Show keys and commands", "Program", "keys"),
    Command("settings", "Show and change the settings", "Program"),
    Command("quit_or_back", "One level back; at the top, quit", "Program", "quit"),
    Command("quit", "Quit at once", "Program"),
)

BY_ID: Final = {command.id: command for command in COMMANDS}
