"""The feeds as a file beside the settings, always as they are now: to look at, to keep in version control, to carry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.library.opml import write_opml
from reader.model.texts import gettext as _
from reader.settings.paths import shown
from reader.settings.wholefile import write_whole
from reader.store import Database, Feeds


@dataclass(frozen=True, slots=True)
class Mirror:
    """Writes the feeds of a library into a file."""

    database: Database
    file: Path

    def write(self) -> str:
        """Writes the file anew; "", or a sentence where it can't be. That undoes no change: the library has it."""
        text = write_opml(Feeds(self.database).all())
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.file, text)
        except OSError as error:
            return _("The list of your feeds can't be written to {} ({}). The library has it all the same.").format(
                shown(self.file), error.strerror or error
            )
        return ""
