"""Why the system refused something, in the person's language."""

from __future__ import annotations

from typing import Final

from reader.model.texts import deferred
from reader.model.texts import gettext as _


def reason_of(error: OSError) -> str:
    """A few words, without an end: the system's own, and English, where they are not among the usual ones."""
    return _(error.strerror or str(error))


USUAL: Final = (
    deferred("No such file or directory"),
    deferred("Permission denied"),
    deferred("Operation not permitted"),
    deferred("No space left on device"),
    deferred("Disk quota exceeded"),
    deferred("Read-only file system"),
    deferred("Is a directory"),
    deferred("Not a directory"),
    deferred("File exists"),
    deferred("File name too long"),
    deferred("Too many open files"),
    deferred("Input/output error"),
    deferred("Exec format error"),
    deferred("Connection refused"),
    deferred("Network is unreachable"),
    deferred("No route to host"),
)
"""As Linux and macOS say them."""
