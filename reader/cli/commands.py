"""The subcommands, and what each takes: help, errors, completions and the manual page are made from this table."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from reader.cli import neighbours, texts
from reader.cli.feedoptions import add_feeds_add, add_feeds_edit
from reader.cli.options import ARTICLES, add_articles, add_json, add_listing, add_query, age, place
from reader.model.texts import gettext as _

Add = Callable[[ArgumentParser], None]
"""Adds what a command takes to its parser."""


class Action:
    """What a subcommand can be told to do: in a sentence, what it takes, the texts that its help ends with."""

    def __init__(self, does: str, add: Add | None = None, ending: str | Sequence[str] = ()) -> None:
        self.does = does
        self.add = add
        self._ending = (ending,) if isinstance(ending, str) else ending

    @property
    def epilog(self) -> str:
        """What its help ends with, in the person's language."""
        return "\n".join(map(_, self._ending))


class Command(Action):
    """A subcommand, and its actions. `module` is the one of `reader.cli` that does it; "" for that of its own name."""

    def __init__(
        self,
        does: str,
        add: Add | None = None,
        ending: str | Sequence[str] = (),
        actions: Mapping[str, Action] | None = None,
        module: str = "",
    ) -> None:
        super().__init__(does, add, ending)
        self.actions = actions or {}
        self.module = module


def _add_refresh(parser: ArgumentParser) -> None:
    parser.add_argument("feeds", nargs="*", metavar=_("FEED"), help=_("a feed's number, address or title"))
    parser.add_argument("--all", action="store_true", help=_("ask every feed, also when it is not due"))
    add_json(parser, _("print each event as a JSON object, one a line"))


def _add_reextract(parser: ArgumentParser) -> None:
    add_query(parser, _("which articles (as for list); all where left out"))
    parser.add_argument("--again", action="store_true", help=_("also pages that today's extractor has read already"))
    add_json(parser, _("print each event as a JSON object, one a line"))


def _add_list(parser: ArgumentParser) -> None:
    add_query(parser)
    add_listing(parser)
    parser.add_argument("--view", metavar=_("NAME"), help=_("what a saved view shows, narrowed by the query"))
    parser.add_argument(
        "--order",
        choices=("newest", "oldest", "feed", "title", "longest"),
        default="newest",
        help=_("what comes first (newest)"),
    )


def _add_count(parser: ArgumentParser) -> None:
    add_query(parser)
    add_json(parser, _("print a JSON object"))


def _add_search(parser: ArgumentParser) -> None:
    parser.add_argument("query", nargs="+", metavar=_("QUERY"), help=_("what to look for"))
    parser.add_argument("--best", action="store_true", help=_("what fits the words best first, not what is newest"))
    add_listing(parser)


def _add_show(parser: ArgumentParser) -> None:
    parser.add_argument("articles", nargs="+", metavar=_("ARTICLE"), help=_(ARTICLES))
    parser.add_argument(
        "--format", choices=("text", "markdown", "json", "citation"), default="text", help=_("how to print it (text)")
    )
    parser.add_argument("--changes", action="store_true", help=_("what changed since you read it"))
    parser.add_argument("--why", action="store_true", help=_("whether it is in sight, and why not"))


def _add_read(parser: ArgumentParser) -> None:
    add_query(parser, _("which articles; the unread ones where it is left out"))
    parser.add_argument("--lines", type=place, default=0, metavar="N", help=_("stop after N lines of an article"))


def _add_open(parser: ArgumentParser) -> None:
    add_articles(parser)
    parser.add_argument("--read", action="store_true", help=_("mark it read as well"))
    parser.add_argument("--enclosure", action="store_true", help=_("the audio, video or file that comes with it"))
    parser.add_argument("--print", action="store_true", help=_("print the address, and open nothing"))


def _add_tagging(parser: ArgumentParser) -> None:
    parser.add_argument("tag", metavar=_("TAG"), help=_("the tag"))
    add_articles(parser)


def _add_mute(parser: ArgumentParser) -> None:
    parser.add_argument("query", nargs="+", metavar=_("QUERY"), help=_("what is hidden: words, feed:, author: …"))
    parser.add_argument("--for", type=age, dest="span", metavar=_("TIME"), help=_("so long: 3h, 2d, 1w; else for ever"))


def _add_mute_test(parser: ArgumentParser) -> None:
    parser.add_argument("query", nargs="+", metavar=_("QUERY"), help=_("what would be hidden"))
    add_json(parser, _("print a JSON object"))


def _add_rule(parser: ArgumentParser) -> None:
    parser.add_argument("rule", metavar=_("RULE"), help=_("its number, or its query"))


def _add_view(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar=_("NAME"), help=_("the view's name"))


def _add_view_query(parser: ArgumentParser) -> None:
    _add_view(parser)
    parser.add_argument("query", nargs="+", metavar=_("QUERY"), help=_("what it shows"))


def _add_view_name(parser: ArgumentParser) -> None:
    _add_view(parser)
    parser.add_argument("new", metavar=_("NEW"), help=_("its new name"))


def _add_view_place(parser: ArgumentParser) -> None:
    _add_view(parser)
    parser.add_argument("place", type=place, metavar=_("PLACE"), help=_("its place, the first is 1"))


def _add_ready(parser: ArgumentParser) -> None:
    add_query(parser)
    parser.add_argument("--download", action="store_true", help=_("fetch the texts that are missing"))
    add_json(parser, _("print a JSON object"))


def _add_feeds_move(parser: ArgumentParser) -> None:
    parser.add_argument("feeds", nargs="+", metavar=_("FEED"), help=_("their numbers, addresses or titles"))
    parser.add_argument("--folder", required=True, metavar=_("NAME"), help=_('A/B for one in another; "" for none'))


def _add_feeds_discover(parser: ArgumentParser) -> None:
    parser.add_argument("url", metavar=_("ADDRESS"), help=_("of a page, or of a feed"))
    add_json(parser)


def _add_feeds_remove(parser: ArgumentParser) -> None:
    parser.add_argument("feed", metavar=_("FEED"), help=_("its number, address or title"))


def _add_feeds_import(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE.opml"), help=_("the file; - for stdin"))


def _add_feeds_export(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar=_("FILE"), help=_("the file; else stdout"))


def _add_tidy(parser: ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--agree", action="store_true", help=_("agree to what was shown, and delete it"))
    way.add_argument("--compact", action="store_true", help=_("make the library's file as small as it can be"))
    add_json(parser, _("print a JSON array, one rule a line"))


def _add_backup(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), help=_("where to write it"))
    parser.add_argument("--force", action="store_true", help=_("replace a file that is there"))


def _add_restore(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), help=_("a copy of a library"))


def _add_doctor(parser: ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help=_("mend what is damaged"))
    add_json(parser)


def _add_config_show(parser: ArgumentParser) -> None:
    parser.add_argument("keys", nargs="*", metavar=_("SETTING"), help=_("which settings; all where left out"))
    parser.add_argument("--origin", action="store_true", help=_("say where each value comes from"))
    add_json(parser, _("print a JSON object"))


def _add_config_set(parser: ArgumentParser) -> None:
    parser.add_argument("key", metavar=_("SETTING"), help=_("such as refresh.interval"))
    parser.add_argument("value", metavar=_("VALUE"), help=_("its value"))


def _add_completion(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help=_("which shell"))


_MARK: Final = {
    "read": Action(texts.MARK_READ, add_articles, texts.MARK_EXAMPLES),
    "unread": Action(texts.MARK_UNREAD, add_articles, texts.MARK_EXAMPLES),
    "star": Action(texts.MARK_STAR, add_articles, texts.MARK_EXAMPLES),
    "unstar": Action(texts.MARK_UNSTAR, add_articles, texts.MARK_EXAMPLES),
    "tag": Action(texts.MARK_TAG, _add_tagging, texts.MARK_EXAMPLES),
    "untag": Action(texts.MARK_UNTAG, _add_tagging, texts.MARK_EXAMPLES),
    "hide": Action(texts.MARK_HIDE, add_articles, texts.MARK_EXAMPLES),
    "unhide": Action(texts.MARK_UNHIDE, add_articles, texts.MARK_EXAMPLES),
}
_VIEWS: Final = {
    "add": Action(texts.VIEWS_ADD, _add_view_query),
    "change": Action(texts.VIEWS_CHANGE, _add_view_query),
    "rename": Action(texts.VIEWS_RENAME, _add_view_name),
    "move": Action(texts.VIEWS_MOVE, _add_view_place),
    "remove": Action(texts.VIEWS_REMOVE, _add_view),
}
_MUTE: Final = {
    "add": Action(texts.MUTE_ADD, _add_mute, texts.MUTE_EXAMPLES),
    "remove": Action(texts.MUTE_REMOVE, _add_rule),
    "test": Action(texts.MUTE_TEST, _add_mute_test),
}
_FEEDS: Final = {
    "add": Action(texts.FEEDS_ADD, add_feeds_add, texts.FEEDS_ADD_EXAMPLES),
    "remove": Action(texts.FEEDS_REMOVE, _add_feeds_remove),
    "edit": Action(texts.FEEDS_EDIT, add_feeds_edit, texts.FEEDS_EDIT_EXAMPLES),
    "move": Action(texts.FEEDS_MOVE, _add_feeds_move, texts.FEEDS_MOVE_EXAMPLES),
    "discover": Action(texts.FEEDS_DISCOVER, _add_feeds_discover, texts.FOUND_FIELDS),
    "health": Action(texts.FEEDS_HEALTH, add_json, texts.HEALTH_FIELDS),
    "import": Action(texts.FEEDS_IMPORT, _add_feeds_import),
    "export": Action(texts.FEEDS_EXPORT, _add_feeds_export),
    "sync": Action(neighbours.SYNC, neighbours.add_sync),
}
_CONFIG: Final = {
    "show": Action(texts.CONFIG_SHOW, _add_config_show, texts.CONFIG_ORDER),
    "path": Action(texts.CONFIG_PATH, add_json, texts.CONFIG_ORDER),
    "check": Action(texts.CONFIG_CHECK, add_json),
    "keys": Action(texts.CONFIG_KEYS, add_json),
    "set": Action(texts.CONFIG_SET, _add_config_set),
    "schema": Action(texts.CONFIG_SCHEMA),
    "completion": Action(texts.CONFIG_COMPLETION, _add_completion, texts.COMPLETION_EXAMPLES),
    "timer": Action(neighbours.TIMER, neighbours.add_timer, neighbours.TIMER_EXAMPLES),
}

COMMANDS: Final[Mapping[str, Command]] = {
    "demo": Command(texts.DEMO),
    "list": Command(texts.LIST, _add_list, (texts.LIST_EXAMPLES, "", texts.QUERIES, "", texts.FIELDS)),
    "count": Command(texts.COUNT, _add_count, (texts.COUNT_EXAMPLES, "", texts.QUERIES)),
    "search": Command(texts.SEARCH, _add_search, (texts.QUERIES, "", texts.FIELDS, texts.SEARCH_FIELDS)),
    "show": Command(texts.SHOW, _add_show, (texts.SHOW_EXAMPLES, "", texts.FIELDS, texts.STORY_FIELDS)),
    "read": Command(texts.READ, _add_read, texts.READING),
    "mark": Command(texts.MARK, None, texts.MARK_EXAMPLES, _MARK),
    "open": Command(texts.OPEN, _add_open, texts.OPEN_EXAMPLES, module="browse"),
    "undo": Command(texts.UNDO),
    "views": Command(texts.VIEWS, add_json, (texts.VIEWS_EXAMPLES, "", texts.VIEW_FIELDS), _VIEWS),
    "mute": Command(texts.MUTE, add_json, (texts.MUTE_EXAMPLES, "", texts.RULE_FIELDS), _MUTE),
    "refresh": Command(texts.REFRESH, _add_refresh, texts.EVENTS),
    "poll": Command(texts.POLL, None, texts.POLLING),
    "ready": Command(texts.READY, _add_ready, (texts.READY_EXAMPLES, "", texts.READY_FIELDS)),
    "feeds": Command(texts.FEEDS, add_json, (texts.FEED_FIELDS, "", texts.HEALTH_FIELDS), _FEEDS),
    "import": Command(neighbours.IMPORT, neighbours.add_import, neighbours.IMPORT_EXAMPLES, module="comers"),
    "export": Command(neighbours.EXPORT, neighbours.add_export, neighbours.EXPORT_EXAMPLES),
    "marks": Command(neighbours.MARKS, neighbours.add_marks, neighbours.MARKS_EXAMPLES),
    "reextract": Command(texts.REEXTRACT, _add_reextract, (texts.REEXTRACT_EXAMPLES, "", texts.REREAD_EVENTS)),
    "tidy": Command(texts.TIDY, _add_tidy, (texts.TIDY_EXAMPLES, "", texts.TIDY_FIELDS)),
    "backup": Command(texts.BACKUP, _add_backup, texts.BACKUP_EXAMPLES),
    "restore": Command(texts.RESTORE, _add_restore),
    "doctor": Command(texts.DOCTOR, _add_doctor, (texts.REPAIRING, "", texts.DOCTOR_FIELDS)),
    "config": Command(texts.CONFIG, None, texts.CONFIG_ORDER, _CONFIG),
}
"""In the order in which the help lists them."""
