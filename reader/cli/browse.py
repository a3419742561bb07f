"""`newsreader open`: articles in the browser, or what comes with them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.cli import diagnostics, output
from reader.cli.choice import one_or_more
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.opened import open_library
from reader.model.article import Article
from reader.model.reasons import reason_of
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import utc_now

MOST = 20
"""As many are opened at once: a browser with a thousand new tabs helps nobody."""


def run(context: Context) -> Exit:
    """Opens each address, or prints it where that is wished; says which could not be opened."""
    wishes, failed = context.arguments, 0
    with open_library(context.data, diagnostics.say) as library:
        ids = one_or_more(library.reading, wishes.articles)
        if len(ids) > MOST and not wishes.print:
            diagnostics.warn(
                _("{} articles are too many for a browser: the first {} are opened.").format(len(ids), MOST)
            )
            ids = ids[:MOST]
        opened = list[int]()
        for article in library.reading.rows(ids):
            if _open(article, enclosure=wishes.enclosure, prints=wishes.print):
                opened.append(article.id)
            else:
                failed += 1
        if wishes.read and opened:
            library.marks.read(opened, utc_now())
    return Exit.FAILED if failed else Exit.OK


def _open(article: Article, *, enclosure: bool, prints: bool) -> bool:
    address = next((one.url for one in article.enclosures), "") if enclosure else article.url
    if not address:
        what = _("nothing comes with it") if enclosure else _("it has no address")
        diagnostics.warn(f"{article.id}  {clean_line(article.title)}: {what}.")
        return False
    if prints:
        output.line(address)
        return True
    from reader.tui.browser import on_terminal, open_address

    argv = on_terminal(address)
    if argv:
        return _run(argv)
    if open_address(address):
        diagnostics.detail(_("Opened {}").format(address))
        return True
    diagnostics.warn(_("No browser was found for {}. The variable BROWSER names the one that you use.").format(address))
    return False


def _run(argv: Sequence[str]) -> bool:
    """Runs a browser that draws on this terminal, until it ends."""
    import subprocess

    output.flush()
    try:
        return subprocess.run(argv, check=False).returncode == 0  # noqa: S603  # the person's own browser, no shell
    except OSError as error:
        diagnostics.warn(
            _("{} can't be run ({}). The variable BROWSER names the browser.").format(argv[0], reason_of(error))
        )
        return False
