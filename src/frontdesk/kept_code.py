"""Keeps the methods that `dataclasses` writes, compiled, from one start of the program to the next.

For every dataclass Python writes half a dozen methods as text and compiles them anew in each process: for the
some eighty of a start, a seventh of its time. What comes out depends on the text alone, so it is kept beside
this module's own compiled code, as Python keeps that of every module, and is used only for the same text.

`dataclasses` runs its texts by the name `exec`; a function of this module stands for it there. Should a
newer Python do otherwise, nothing is kept, and all works as before.
"""

from __future__ import annotations

import dataclasses
import marshal
import os
import sys
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

_DIGEST = 16  # bytes in front of what is kept: a file that a full disk cut short is not used


class KeptCode:
    """The compiled texts of one file; what is missing is compiled, and written down by `save`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _read(file)
        self._read = len(self._known)

    def run(self, text: str, names: dict[str, Any], found: dict[str, Any]) -> None:
        """Do what `exec` does with a text of `dataclasses`."""
        code = self._known.get(text)
        if code is None:
            code = self._known[text] = compile(text, "<string>", "exec")
        exec(code, names, found)  # noqa: S102  the text is Python's own, as it would be run without us

    def save(self) -> None:
        """Keep what was compiled since; where the folder may not be written to, nothing is kept."""
        if sys.dont_write_bytecode or len(self._known) == self._read:
            return
        body = marshal.dumps(self._known)
        waiting = self._file.with_suffix(f".{os.getpid()}")
        try:
            waiting.write_bytes(_digest(body) + body)
            waiting.replace(self._file)
        except OSError:
            return  # as with Python's own: it is only slower
        self._read = len(self._known)


def keep_dataclasses() -> KeptCode:
    """Let `dataclasses` use what is kept, from now on in this process."""
    kept = KeptCode(Path(cache_from_source(__file__)).with_suffix(".kept"))
    vars(dataclasses)["exec"] = kept.run
    return kept


def _read(file: Path) -> dict[str, CodeType]:
    try:
        data = file.read_bytes()
    except OSError:
        return {}
    body = data[_DIGEST:]
    if _digest(body) != data[:_DIGEST]:
        return {}
    known: dict[str, CodeType] = marshal.loads(body)  # noqa: S302  written by `save`, as Python's own are
    return known


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST).digest()
