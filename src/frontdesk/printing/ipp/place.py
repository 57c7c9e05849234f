"""Where this computer's print server is, found as the system's own programs find it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PORT = 631
_SOCKETS = (Path("/run/cups/cups.sock"), Path("/var/run/cups/cups.sock"), Path("/private/var/run/cupsd"))
_SERVER_NAME = re.compile(r"^\s*ServerName\s+(\S+)", re.MULTILINE | re.IGNORECASE)
_HOST = re.compile(r"^\[?(?P<host>[^\]/]+?)\]?(?::(?P<port>\d{1,5}))?(?:/version=[\d.]+)?$")


@dataclass(frozen=True, slots=True)
class Place:
    """A socket file of this computer, or a host and port."""

    socket: Path | None = None
    host: str = "localhost"
    port: int = PORT


def print_server() -> Place:
    """Return the server that is configured (CUPS_SERVER, client.conf), or this computer's own."""
    named = next(_named(), None)
    if named is not None:
        return _place(named)
    own = next((each for each in _SOCKETS if each.exists()), None)
    return Place(socket=own)


def _named() -> Iterator[str]:
    if named := os.environ.get("CUPS_SERVER"):
        yield named
    for file in (Path.home() / ".cups/client.conf", Path("/etc/cups/client.conf")):
        try:
            found = _SERVER_NAME.search(file.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            continue
        if found:
            yield found[1]


def _place(named: str) -> Place:
    if named.startswith("/"):
        return Place(socket=Path(named))
    found = _HOST.match(named)
    return Place(host=found["host"], port=int(found["port"] or PORT)) if found else Place(host=named)
