"""Files that are there whole or not at all: whatever ends the writing, what was there before stays until the end."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast


@contextmanager
def whole_file(file: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of `file` in one go when the block ends well, and is gone otherwise.

    A link to a file stays one, and what may be done with a file stays; only the person may read a new one. What is no
    plain file (a pipe, a device) is written to as it is. Raises `OSError`.
    """
    file = Path(os.path.realpath(file))
    if file.exists() and not file.is_file():
        with file.open("wb") as stream:
            yield stream
        return
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".newsreader-")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield cast("BinaryIO", stream)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            Path(name).chmod(file.stat().st_mode & 0o777)
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)  # where it could not be put there


def write_whole(file: Path, text: str) -> None:
    """Puts a text in the place of a file, or leaves all as it was. Raises `OSError`."""
    with whole_file(file) as stream:
        stream.write(text.encode())
