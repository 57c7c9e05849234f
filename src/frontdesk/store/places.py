"""Where a database file may lie, and whether it looks like one before it is opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.errors import StoreError
from frontdesk.store.schema import APPLICATION_ID, steps

# File systems of other computers. SQLite's write-ahead log shares memory between
# programs, which only works on one computer (sqlite.org/wal.html).
NETWORK_FILE_SYSTEMS = frozenset(
    {
        "9p", "afpfs", "afs", "ceph", "cifs", "coda", "davfs", "fuse.curlftpfs", "fuse.davfs2",
        "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "gfs2", "glusterfs", "lustre",
        "ncpfs", "nfs", "nfs4", "ocfs2", "smb2", "smb3", "smbfs", "vboxsf", "webdav",
    }
)  # fmt: skip

_MOUNTS = Path("/proc/self/mounts")
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_DRIVE_REMOTE = 4  # Windows' GetDriveTypeW


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a SQLite file say (sqlite.org/fileformat)."""

    page_size: int  # bytes
    pages: int
    user_version: int
    application_id: int


def file_system_of(path: Path, mounts: str | None = None) -> str:
    """Return the type of the file system that holds `path` ("ext4", "nfs4"; "" when unknown)."""
    if sys.platform == "win32":
        return "smb3" if _is_remote_on_windows(path) else ""
    if mounts is None:
        mounts = _MOUNTS.read_text("utf-8", "replace") if _MOUNTS.exists() else ""
    best, kind = -1, ""
    target = Path(os.path.realpath(path))
    for line in mounts.splitlines():
        _, mounted, found, *_ = [*line.split(" "), "", "", ""]
        point = Path(mounted.encode().decode("unicode_escape"))
        if target.is_relative_to(point) and len(point.parts) > best:
            best, kind = len(point.parts), found
    return kind


def _is_remote_on_windows(path: Path) -> bool:
    drive = path.absolute().drive
    if drive.startswith("\\\\"):
        return True
    import ctypes  # noqa: PLC0415  Windows alone has `windll`

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  unknown to the type checker elsewhere
    return bool(kernel.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE)


def check_place(path: Path, *, file_system: Callable[[Path], str] = file_system_of) -> None:
    """Refuse a path whose folder is missing or closed to this user, or that lies on a network drive."""
    folder = path.parent
    try:
        there, is_folder = folder.is_dir(), path.is_dir()
    except PermissionError as error:
        raise StoreError("store.no_permission", where=str(path)) from error
    if not there:
        raise StoreError("store.no_directory", where=str(folder))
    if is_folder:
        raise StoreError("store.is_a_directory", where=str(path))
    if file_system(folder) in NETWORK_FILE_SYSTEMS:
        raise StoreError("store.network_drive", where=str(path))


def read_header(path: Path) -> Header | None:
    """Return the header of a SQLite file, or None for an empty one.

    Raises `StoreError` when the file cannot be read or is no SQLite file.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
    except OSError as error:
        raise StoreError("store.no_permission", where=str(path)) from error
    if not head:
        return None
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC):
        raise StoreError("store.not_a_database", where=str(path))
    size = _number(head, 16, 2)
    return Header(
        65536 if size == 1 else size, _number(head, 28, 4), _number(head, 60, 4), _number(head, 68, 4)
    )


def _number(head: bytes, at: int, length: int) -> int:
    return int.from_bytes(head[at : at + length], "big")


def check_file(path: Path) -> None:
    """Refuse a file that is damaged at first sight, somebody else's, or a newer program's."""
    header = read_header(path)
    if header is None:
        return
    if header.user_version > len(steps()) and header.application_id == APPLICATION_ID:
        raise StoreError("store.newer", where=str(path), schema=header.user_version, known=len(steps()))
    if _is_truncated(path, header):
        raise StoreError("store.damaged", where=str(path))


def _is_truncated(path: Path, header: Header) -> bool:
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return False  # what is missing may be in the write-ahead log
    return path.stat().st_size < header.page_size * header.pages
