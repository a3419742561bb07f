"""The folder that a library lies in: who may look into it, what kind of disk it is on, and the room there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from reader.model.errors import LibraryError
from reader.model.reasons import reason_of
from reader.model.texts import gettext as _

_SHARED: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs"})
_MOUNTS: Final = Path("/proc/self/mounts")
_OTHERS: Final = 0o077
_LOCKS: Final = frozenset({".lock", ".holder"})


def make_folder(folder: Path) -> None:
    """Makes a folder that its owner alone may enter, where it is missing. Raises `LibraryError`."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(folder, error) from error


def unusable(folder: Path, error: OSError) -> LibraryError:
    """What is said of a folder in which something failed."""
    return LibraryError(_("The library's folder can't be used ({}): {}").format(reason_of(error), folder))


def keep_private(path: Path) -> None:
    """Takes from others the right to the library at `path`, its log, its copies and its locks, as far as they are ours.

    The folder is closed to them too, unless it holds other things than a library.
    """
    with suppress(OSError):
        there = list(path.parent.iterdir())
        ours = [file for file in there if file.name.startswith(path.stem) or file.suffix in _LOCKS]
        for file in ours:
            _close_to_others(file)
        if len(ours) == len(there):
            _close_to_others(path.parent)


def _close_to_others(path: Path) -> None:
    with suppress(OSError):  # it went meanwhile, or the disk knows no rights
        status = path.stat()
        if status.st_mode & _OTHERS and status.st_uid == os.geteuid():
            path.chmod(status.st_mode & 0o7700)


def can_be_written(path: Path) -> bool:
    """Whether the file `path` and its folder can be written to, as SQLite needs for its log."""
    effective = os.access in os.supports_effective_ids
    return all(os.access(one, os.W_OK, effective_ids=effective) for one in (path, path.parent) if one.exists())


def free_bytes(folder: Path) -> int:
    """The room on the folder's disk, in bytes."""
    import shutil  # which loads what packs files, and few openings ask for the room

    return shutil.disk_usage(folder).free


def network_of(folder: Path) -> str:
    """The kind of network file system that a folder is on; "" where it is on none, or that can't be told.

    Other machines must not write to a library at the same time: SQLite's log can't be shared
    (https://sqlite.org/wal.html, "all processes using a database must be on the same host computer").
    """
    kind = _file_system(folder.resolve())
    return kind if kind in _SHARED else ""


def _file_system(folder: Path) -> str:
    """The kind of file system a folder is on, "" where it can't be told."""
    try:
        lines = _MOUNTS.read_text(errors="replace").splitlines()
    except OSError:
        return ""
    mounts = [line.split()[1:3] for line in lines if len(line.split()) > 2]
    around = [(len(point), kind) for point, kind in mounts if folder.is_relative_to(point.replace("\\040", " "))]
    return max(around, default=(0, ""))[1]


def made_sure(*paths: Path) -> None:
    """Waits until the disk has what was written to these files and folders."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
