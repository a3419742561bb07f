"""What the commands take that lead to other programs and other machines, and what their help says."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import Final

EXPORT: Final = "Write articles as files: Markdown, HTML, JSON, plain text, or one EPUB with contents by topic."
EXPORT_EXAMPLES: Final = """\
examples:
  newsreader export is:starred --to ~/kept                  a Markdown file for each
  newsreader export newer:1d --format epub --to today.epub  a newspaper for a reading device
  newsreader export 12 --format html                        one article, on stdout
Each says where it comes from: address, published, fetched, revision. A file that is there stays, unless --force."""

FORMATS: Final = ("markdown", "html", "json", "text", "epub")


def add_export(parser: ArgumentParser) -> None:
    """What `export` takes."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="which articles; or the number or address of one")
    parser.add_argument("--format", choices=FORMATS, default="markdown", help="what to write (markdown)")
    parser.add_argument("--to", metavar="PATH", help="the folder for the files, or the EPUB's file; else stdout")
    parser.add_argument("--limit", type=_limit, default=0, metavar="N", help="the newest N at most (0, which is all)")
    parser.add_argument("--title", metavar="TEXT", help="what the EPUB is called")
    parser.add_argument("--force", action="store_true", help="replace files that are there")


def _limit(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise ArgumentTypeError("it takes a whole number, 0 for all")
    return int(text)
