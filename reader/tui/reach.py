"""What the reading screen begins with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.library.opened import Library
from reader.model.ports import Clock
from reader.settings.keymap import KeyMap
from reader.settings.schema import Settings
from reader.tui.shared_poller import OpenPoller


@dataclass(frozen=True, slots=True)
class Reach:
    """What the screen needs to begin: the library, what it is fetched with, the settings and the keys, and the
    file that changes to them are written into, if any."""

    library: Library
    open_poller: OpenPoller
    clock: Clock
    settings: Settings
    keymap: KeyMap
    sample: bool
    settings_file: Path | None = None
