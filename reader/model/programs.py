"""Programs of a person's that write a feed, in newsboat's words: `exec:PROGRAM` and `filter:PROGRAM:ADDRESS`.

They stand where other feeds have their address, and come from the person alone: no file and no server brings one.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import Final

from reader.model.errors import Unfit
from reader.model.text import clean_line, shorten
from reader.model.texts import gettext as _

LONGEST: Final = 4_000
"""Characters of a program with all its arguments."""

_KINDS: Final = ("exec:", "filter:")
_FILTER: Final = re.compile(r"filter:(.+?):(https?://[^\s/]\S*)", re.DOTALL | re.IGNORECASE)
_LOGIN: Final = re.compile(r"https?://[^/?#]*@", re.IGNORECASE)
_OF_A_SHELL: Final = re.compile(r"[|&;<>]+|[0-9]?>(?:>|&[0-9])?|[^;]+;|.*(?:`|\$[A-Za-z_({]).*", re.DOTALL)
"""Words that are nothing by themselves, and that only a shell makes something of."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program and its arguments, each a text of its own, and the address of the page that it is handed, or ""."""

    argv: tuple[str, ...]
    page: str = ""

    @property
    def line(self) -> str:
        """The program and its arguments as a person reads them, and as they can be taken apart again."""
        return shlex.join(self.argv)

    @property
    def address(self) -> str:
        """What stands where other feeds have their address."""
        return f"filter:{self.line}:{self.page}" if self.page else f"exec:{self.line}"


def names_program(address: str) -> bool:
    """Whether an address is the name of a program, or is meant to be."""
    return address.lower().startswith(_KINDS)


def program_of(address: str) -> Program | None:
    """The program that a feed's address in the library names; None for any other address."""
    if not names_program(address):
        return None
    try:
        program = _parted(address)
    except ValueError:
        return None
    return program if program.argv and program.address == address else None


def asked_for(address: str) -> str:
    """The address that is asked for a feed: its own, or the one whose answer its program is handed, or ""."""
    if not names_program(address):
        return address
    program = program_of(address)
    return program.page if program else ""


def typed_program(address: str, home: str) -> Program:
    """The program that a person names, where `~` stands for the folder `home`. Raises `Unfit` for what can't be run."""
    if len(address) > LONGEST:
        raise Unfit(_("A program with its arguments has {} characters at most.").format(LONGEST))
    if not address.isprintable():
        raise Unfit(_("The name of this program has characters that can't be seen."))
    try:
        parted = _parted(address)
    except ValueError as error:
        raise Unfit(_("A quotation mark has no end.")) from error
    asking = next((word for word in parted.argv if _OF_A_SHELL.fullmatch(word)), "")
    if asking:
        said = shorten(clean_line(asking), 40)
        raise Unfit(_("“{}” is for a shell, and none is run. A script may have it, and be named here.").format(said))
    program = Program(tuple(_at_home(word, home) for word in parted.argv), parted.page)
    if not program.argv or not program.argv[0] or (not program.page and address.lower().startswith("filter:")):
        raise Unfit(_("That is written so: exec:PROGRAM, or filter:PROGRAM:https://…"))
    if _LOGIN.match(program.page):
        raise Unfit(_("A login is no part of it: `newsreader feeds edit` gives the feed one."))
    if program_of(program.address) != program:
        raise Unfit(_("This program can't be told from the address behind it."))
    return program


def _parted(address: str) -> Program:
    """An address as it says itself. Raises `ValueError` for a quotation that has no end."""
    found = _FILTER.fullmatch(address)
    if found:
        return Program(tuple(shlex.split(found[1])), found[2])
    return Program(tuple(shlex.split(address.partition(":")[2])))


def _at_home(word: str, home: str) -> str:
    if word == "~" or word.startswith("~/"):
        return home + word[1:]
    return "/" + word.lstrip("/") if word.startswith("//") else word
