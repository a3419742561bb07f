"""Programs that write feeds: what a person agreed to, and running it.

A seal is a hash of a program with its arguments and a key that lies on this machine alone. So a program that comes with
a copied, a merged or a changed library is not run: nobody has agreed to it here.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from reader.library.subscriptions import Subscriptions
from reader.model.errors import LibraryError, ProgramFailed
from reader.model.feed import Feed, NewFeed
from reader.model.programs import Program
from reader.model.texts import gettext as _
from reader.programs import run_program
from reader.settings.paths import expanded
from reader.settings.schema import Settings
from reader.store import Database, Feeds

_KEY_BYTES: Final = 32


class Seals:
    """What says that a person agreed to a program, made with the key in `key_file`."""

    def __init__(self, key_file: Path) -> None:
        self._key_file = key_file

    def make(self, program: Program) -> str:
        """The seal of a program to which the person has just agreed. Raises `LibraryError` where there can be none."""
        key = self._key()
        try:
            if not key:
                self._key_file.parent.mkdir(parents=True, exist_ok=True)
                key = self._new_key()
        except OSError as error:
            raise LibraryError(
                _("{} can't be written ({}). Nothing was agreed to.").format(self._key_file, error.strerror or error)
            ) from error
        return _sealed(key, program)

    def holds(self, program: Program, seal: str) -> bool:
        """Whether a seal is the one of a program, and was made here."""
        key = self._key()
        return bool(key) and hmac.compare_digest(_sealed(key, program).encode(), seal.encode())

    def _key(self) -> bytes:
        with suppress(OSError):
            key = self._key_file.read_bytes()
            return key if len(key) == _KEY_BYTES else b""
        return b""

    def _new_key(self) -> bytes:
        """A key that this person alone can read; another process may have been first, and its key is the one then."""
        key = secrets.token_bytes(_KEY_BYTES)
        draft = self._key_file.with_name(f"{self._key_file.name}.{os.getpid()}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
            file.write(key)
        if self._key_file.exists() and self._key():
            draft.unlink()
            return self._key()
        draft.replace(self._key_file)
        return key


class Programs:
    """The programs that write feeds of the library."""

    def __init__(self, database: Database, subscriptions: Subscriptions, seals: Seals) -> None:
        self._feeds = Feeds(database)
        self._subscriptions = subscriptions
        self._seals = seals

    def feed_of(self, program: Program) -> Feed | None:
        """The feed that a program writes, where the person has agreed to it on this machine."""
        return next(
            (
                one.feed
                for one in self._feeds.polled()
                if one.feed.url == program.address and self._seals.holds(program, one.seal)
            ),
            None,
        )

    def follow(self, wanted: NewFeed, program: Program, now: datetime) -> Feed:
        """Adds the feed that a program writes, to which the person has just agreed. Raises `LibraryError`."""
        return self._subscriptions.add(replace(wanted, url=program.address, seal=self._seals.make(program)), now)


class ProgramRunner:
    """Implements `model.ports.Programs`, within the bounds of a feed."""

    def __init__(self, seals: Seals, settings: Settings) -> None:
        self._seals = seals
        self._permits = settings.permits_programs
        self._seconds = settings.network.deadline
        self._most = settings.network.feed_megabytes * 1_000_000

    def require(self, program: Program, seal: str) -> None:
        """Raises `ProgramFailed` for a program that the system locks, or to which nobody has agreed here."""
        if not self._permits:
            raise ProgramFailed(_("Programs are locked by the settings of this system. It was not run."))
        if not self._seals.holds(program, seal):
            raise ProgramFailed(
                _(
                    "Nobody has agreed on this machine to run it: {}. `newsreader feeds add` with this address asks."
                ).format(program.line)
            )

    async def run(self, program: Program, seal: str, page: bytes) -> bytes:
        """What a program writes in the person's home folder, handed the page that it is for. Raises `ProgramFailed`."""
        self.require(program, seal)
        return await run_program(program.argv, page, seconds=self._seconds, most=self._most, folder=expanded("~"))


def _sealed(key: bytes, program: Program) -> str:
    said = json.dumps([*program.argv, program.page])
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()
