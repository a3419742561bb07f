"""The feeds as a file beside the settings, always as they are now: to look at, to keep in version control, to carry."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.library.opml import write_opml
from reader.settings.wholefile import write_whole
from reader.store import Database, Feeds


@dataclass(frozen=True, slots=True)
class Mirror:
    """Writes the feeds of a library into a file, where there is one to write."""

    database: Database
    file: Path | None

    def write(self) -> None:
        """Writes the file anew. A copy that can't be written undoes no change: the library has it."""
        if self.file is None:
            return
        text = write_opml(Feeds(self.database).all())
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.file, text)
