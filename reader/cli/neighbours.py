"""What the commands take that lead to other programs and other machines, and what their help says."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Final

from reader.cli.options import count
from reader.model.texts import deferred
from reader.model.texts import gettext as _

EXPORT: Final = deferred(
    "Write articles as files: Markdown, HTML, JSON, plain text, or one EPUB with contents by topic."
)
EXPORT_EXAMPLES: Final = deferred("""\
examples:
  newsreader export is:starred --to ~/kept                  a Markdown file for each
  newsreader export newer:1d --format epub --to today.epub  a newspaper for a reading device
  newsreader export 12 --format html                        one article, on stdout
Each says where it comes from: address, published, fetched, revision. A file that is there stays, unless --force.""")

FORMATS: Final = ("markdown", "html", "json", "text", "epub")


def add_export(parser: ArgumentParser) -> None:
    """What `export` takes."""
    parser.add_argument(
        "query", nargs="*", metavar=_("QUERY"), help=_("which articles; or the number or address of one")
    )
    parser.add_argument("--format", choices=FORMATS, default="markdown", help=_("what to write (markdown)"))
    parser.add_argument("--to", metavar=_("PATH"), help=_("the folder for the files, or the EPUB's file; else stdout"))
    parser.add_argument("--limit", type=count, default=0, metavar="N", help=_("the newest N at most (0, which is all)"))
    parser.add_argument("--title", metavar=_("TEXT"), help=_("what the EPUB is called"))
    parser.add_argument("--force", action="store_true", help=_("replace files that are there"))


IMPORT: Final = deferred(
    "Bring along what you have in another reader: newsboat's feeds, queries, settings, articles and marks."
)
IMPORT_EXAMPLES: Final = deferred("""\
examples:
  newsreader import newsboat --dry-run    each line of its files, and what would become of it; nothing is changed
  newsreader import newsboat              its files, from where it keeps them
  newsreader feeds import feeds.opml      what other readers export: eilmeldung, miniflux, FreshRSS
Each line of newsboat's files is told with what it became, or with the reason why it has no place here.""")


def add_import(parser: ArgumentParser) -> None:
    """What `import` takes."""
    parser.add_argument("program", choices=("newsboat",), metavar=_("PROGRAM"), help="newsboat")
    parser.add_argument("--urls", metavar=_("FILE"), help=_("its urls, where they are elsewhere"))
    parser.add_argument("--cache", metavar=_("FILE"), help=_("its cache.db, where it is elsewhere"))
    parser.add_argument("--settings", metavar=_("FILE"), help=_("its config, where it is elsewhere"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would come along, and change nothing"))


MARKS: Final = deferred(
    "Carry what you did with articles to another machine: read, stars, tags, and where you stopped reading."
)
MARKS_EXAMPLES: Final = deferred("""\
examples:
  newsreader marks export ~/sync/marks.json     on the one machine
  newsreader marks merge ~/sync/marks.json      on the other: of two marks that contradict each other, the later counts
The file is JSON, one article a line; - is stdin or stdout.""")


def add_marks(parser: ArgumentParser) -> None:
    """What `marks` takes."""
    parser.add_argument(
        "action", choices=("export", "merge"), metavar="export|merge", help=_("write them, or merge them")
    )
    parser.add_argument("file", metavar=_("FILE"), help=_("the file; - for stdin or stdout"))


TIMER: Final = deferred(
    "Print a timer that refreshes the library also while newsreader is closed: systemd's, launchd's or cron's."
)
TIMER_EXAMPLES: Final = deferred("""\
examples:
  newsreader config timer                  for this system, with where to put it
  newsreader config timer --for cron       a line for `crontab -e`
It may run while newsreader is open: of two that would refresh at once, one waits for the next time.""")

SYSTEMS: Final = ("systemd", "launchd", "cron")


SYNC: Final = deferred(
    "Make the feeds equal those of an OPML or `urls` file. It shows what would change; --agree does it."
)


def add_sync(parser: ArgumentParser) -> None:
    """What `feeds sync` takes."""
    parser.add_argument("file", metavar=_("FILE"), help=_("the file; - for stdin"))
    parser.add_argument("--agree", action="store_true", help=_("do what was shown"))


def add_timer(parser: ArgumentParser) -> None:
    """What `config timer` takes."""
    usual = "launchd" if sys.platform == "darwin" else "systemd"
    parser.add_argument(
        "--for", dest="system", choices=SYSTEMS, default=usual, help=_("whose timer ({})").format(usual)
    )
    parser.add_argument(
        "--every", type=int, choices=(15, 20, 30, 60), default=30, metavar=_("MINUTES"), help=_("15, 20, 30 or 60 (30)")
    )
    parser.set_defaults(module="timer")
