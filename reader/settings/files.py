"""A text in the place of a file, whole or not at all: a full disk or a kill in the midst leaves what was there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(file: Path, text: str, mode: int) -> None:
    """Puts `text` in the place of a file in one go. What may be done with it stays; a new one is made with `mode`.

    A link to it stays one. What is no ordinary file, such as a pipe, is written to as it is. Raises `OSError`.
    """
    file = Path(os.path.realpath(file))
    if file.exists() and not file.is_file():
        file.write_text(text, encoding="utf-8", newline="")
        return
    mode = file.stat().st_mode & 0o777 if file.exists() else mode
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:50]}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)  # where it could not be put there
