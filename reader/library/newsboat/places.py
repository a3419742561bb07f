"""Where newsboat keeps its files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.library.newsboat.lines import MOST_BYTES, lines_of
from reader.model.errors import ParseError
from reader.model.reasons import reason_of
from reader.model.texts import gettext as _
from reader.settings.paths import expanded, shown

_HIDDEN: Final = ".newsboat"


@dataclass(frozen=True, slots=True)
class Places:
    """newsboat's files, None for each that is not there."""

    urls: Path | None = None
    config: Path | None = None
    cache: Path | None = None

    @property
    def feeds(self) -> int:
        """How many feeds `urls` names; 0 where it can't be read."""
        try:
            lines = lines_of(text_of(self.urls), comments_within=False) if self.urls else ()
            return sum(line.words[0].lower().startswith(("http://", "https://")) for line in lines)
        except ParseError:
            return 0


def find_newsboat(home: Path | None = None) -> Places:
    """The files where newsboat looks for them: its folders of the desktop's standard, else `~/.newsboat`."""
    home = Path.home() if home is None else home
    configs = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "newsboat"
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "newsboat"
    old = home / _HIDDEN
    return Places(
        urls=_first(configs / "urls", old / "urls"),
        config=_first(configs / "config", old / "config"),
        cache=_first(data / "cache.db", old / "cache.db"),
    )


def text_of(file: Path) -> str:
    """What a file says, in UTF-8 or else in Windows' Latin. Raises `ParseError`."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ParseError(_("{} can't be read ({}).").format(file, reason_of(error))) from error
    if len(content) > MOST_BYTES:
        raise ParseError(_("{} is too large: {} MB are the most.").format(file, MOST_BYTES // 1_000_000))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def included(config: Path, name: str) -> tuple[str, str] | None:
    """The text of a file that a `config` includes, and its path; None for one that is not below the same folder."""
    folder = config.parent.resolve()
    try:
        file = (folder / expanded(name)).resolve()
        return (text_of(file), shown(file)) if file.is_relative_to(folder) and file.is_file() else None
    except (OSError, ValueError, ParseError):
        return None


def _first(*files: Path) -> Path | None:
    return next((file for file in files if file.is_file()), None)
