"""What adding and changing a feed takes."""

from __future__ import annotations

from argparse import ArgumentParser

from reader.cli.options import interval, picks
from reader.model.texts import gettext as _


def add_feeds_add(parser: ArgumentParser) -> None:
    """What `feeds add` takes."""
    parser.add_argument(
        "url",
        metavar=_("ADDRESS"),
        help=_("of the feed, or of a page that has feeds; or exec:PROGRAM, filter:PROGRAM:ADDRESS"),
    )
    parser.add_argument("--title", metavar=_("TEXT"), help=_("your own name for it"))
    parser.add_argument("--folder", metavar=_("NAME"), help=_("the folder to put it in, A/B for one in another"))
    parser.add_argument("--agree", action="store_true", help=_("agree unasked to the program of exec: or filter:"))
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--pick", type=picks, default=(), metavar="N[,M]", help=_("which of the page's feeds, unasked"))
    way.add_argument("--as-is", action="store_true", help=_("add the address without asking it"))


def add_feeds_edit(parser: ArgumentParser) -> None:
    """What `feeds edit` takes."""
    parser.add_argument("feed", metavar=_("FEED"), help=_("its number, address or title"))
    parser.add_argument("--title", metavar=_("TEXT"), help=_('your own name for it; "" for the feed\'s own'))
    parser.add_argument(
        "--folder", metavar=_("NAME"), help=_('the folder it is in, A/B for one in another; "" for none')
    )
    parser.add_argument(
        "--interval", type=interval, metavar=_("MINUTES"), help=_("between two checks; 0 as in the settings")
    )
    parser.add_argument(
        "--full-text",
        choices=("auto", "always", "never"),
        help=_("fetch its articles' pages ahead (auto: where needed)"),
    )
    parser.add_argument(
        "--proxy", metavar=_("URL"), help=_('ask through this proxy; none for without any; "" as elsewhere')
    )
    login = parser.add_argument_group(_("for a feed that is not public"))
    login.add_argument(
        "--user", metavar=_("NAME"), help=_("its user; without one, the secret is the whole Authorization header")
    )
    secret = login.add_mutually_exclusive_group()
    secret.add_argument("--password-command", metavar=_("COMMAND"), help=_("prints the password; run at each refresh"))
    secret.add_argument("--password-file", metavar=_("FILE"), help=_("holds the password in its first line"))
    secret.add_argument("--no-login", action="store_true", help=_("forget them"))
