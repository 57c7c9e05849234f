"""The lines of a calendar file before anything reads them: size, encoding, and where it is no calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from frontdesk.domain.errors import FrontDeskError

MEGABYTES: Final = 5
_MEGABYTE: Final = 1024 * 1024
_SHOWN: Final = 60  # characters of a line at fault
_BEGINS: Final = "BEGIN:VCALENDAR"
_PROPERTY: Final = re.compile(r"[A-Za-z0-9-]+(?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\":;]*))*:.*", re.DOTALL)


def read_file(path: Path) -> bytes:
    """Return what is in a file. Raises `FrontDeskError` (field "file") if it is unreadable or too big."""
    try:
        if path.stat().st_size > MEGABYTES * _MEGABYTE:
            raise FrontDeskError("ical.too_big", field="file", most=MEGABYTES)
        return path.read_bytes()
    except OSError as error:
        raise FrontDeskError("ical.cannot_read", field="file", reason=error.strerror or "") from error


def checked(data: bytes) -> str:
    """Return the text of a calendar file.

    Raises `FrontDeskError` (field "file") for what is none, naming the first line that is at fault.
    """
    if len(data) > MEGABYTES * _MEGABYTE:
        raise FrontDeskError("ical.too_big", field="file", most=MEGABYTES)
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    if not text.lstrip().upper().startswith(_BEGINS):
        raise FrontDeskError("ical.no_calendar", field="file")
    open_: list[str] = []
    for number, line in _unfolded(text):
        if not _PROPERTY.fullmatch(line) or not _fits(line, open_):
            raise FrontDeskError("ical.fault", field="file", line=number, text=line.strip()[:_SHOWN])
    if open_:
        raise FrontDeskError("ical.cut_off", field="file")
    return "\r\n".join(line for line in text.split("\n") if line.strip()) + "\r\n"


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with the number of where they begin, those that were folded put together."""
    whole, begun = "", 0
    for number, line in enumerate((*text.split("\n"), ""), start=1):
        if line[:1] in (" ", "\t") and line.strip() and whole.strip():
            whole += line[1:]
            continue
        if whole.strip():
            yield begun, whole
        whole, begun = line, number


def _fits(line: str, open_: list[str]) -> bool:
    """Keep account of what has begun; False for an end of what has not."""
    name, _, value = line.strip().upper().partition(":")
    if name == "BEGIN":
        open_.append(value)
    elif name == "END":
        return bool(open_) and open_.pop() == value
    return True
