"""Keeps from one start of the program to the next what is worked out from texts alone.

Three things of a start are the same each time and cost a fifth of it. For every dataclass Python writes half
a dozen methods as text and compiles them anew in each process; the TOML files with the words, colours and
policies are parsed anew; and so are the drawings of the icons. What comes out depends on the text alone, so
it is kept beside this module's own compiled code, as Python keeps that of every module, and is used only
for the very same text.

`dataclasses` runs its texts by the name `exec`; a function of this module stands for it there. Should a
newer Python do otherwise, its methods are not kept, and all works as before.
"""

from __future__ import annotations

import dataclasses
import marshal
import os
import sys
import zlib
from collections.abc import Callable
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

Table = dict[str, Any]

Found = tuple[dict[str, bytes], dict[str, bytes], dict[str, bytes]]

_CHECK = 4  # bytes in front of what is kept: a file that a full disk cut short is not used
_FORM = 2  # of `Found`: what an older or newer version of the program kept is not used
_PICTURES = 64  # more than a start shows; those of later, of every size and colour, would burden all starts


class Kept:
    """What one file keeps; what is missing in it is worked out, and written down by `save`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._codes: dict[str, bytes] = {}  # both made only when they are asked for: most are not by a start
        self._tables: dict[str, bytes] = {}
        self._pictures: dict[str, bytes] = {}
        found = _read(file)
        if found is not None:
            self._codes, self._tables, self._pictures = found
        self._shown: dict[str, bytes] = {}  # the first pictures of this process
        self._new = False

    def run(self, text: str, names: dict[str, Any], found: dict[str, Any]) -> None:
        """Do what `exec` does with a text of `dataclasses`."""
        known = self._codes.get(text)
        if known is not None:
            code: CodeType = marshal.loads(known)  # noqa: S302  written by `save`, as Python's own are
        else:
            code = compile(text, "<string>", "exec")
            self._codes[text] = marshal.dumps(code)
            self._new = True
        exec(code, names, found)  # noqa: S102  the text is Python's own, as it would be run without us

    def table(self, text: str) -> Table:
        """Return the table that a TOML text says, a new one each time.

        Raises `tomllib.TOMLDecodeError` for a text that says none.
        """
        known = self._tables.get(text)
        if known is not None:
            kept: Table = marshal.loads(known)  # noqa: S302  the same
            return kept
        import tomllib  # noqa: PLC0415  start-up: only what is not kept needs it

        made = tomllib.loads(text)
        try:
            self._tables[text] = marshal.dumps(made)
            self._new = True
        except ValueError:
            pass  # a date in it: such a file is parsed each time
        return made

    def picture(self, drawing: str, draw: Callable[[], bytes]) -> bytes:
        """Return the bytes of the picture that `draw` makes of a drawing and nothing else."""
        if drawing in self._shown:
            return self._shown[drawing]
        made = self._pictures.get(drawing) or draw()
        if len(self._shown) < _PICTURES:
            self._shown[drawing] = made
            self._new = self._new or drawing not in self._pictures
        return made

    def save(self) -> None:
        """Keep what is new; where the folder may not be written to, nothing is kept."""
        if sys.dont_write_bytecode or not self._new:
            return
        body = marshal.dumps((self._codes, self._tables, self._shown or self._pictures))
        waiting = self._file.with_suffix(f".{os.getpid()}")
        try:
            waiting.write_bytes(_check(body) + body)
            waiting.replace(self._file)
        except OSError:
            return  # as with Python's own: it is only slower
        self._new = False


@cache
def kept() -> Kept:
    """Return what this process keeps, read when it is first asked for."""
    return Kept(Path(cache_from_source(__file__)).with_suffix(".kept"))


def keep_dataclasses() -> None:
    """Let `dataclasses` use what is kept, from now on in this process."""
    vars(dataclasses)["exec"] = kept().run


def toml_table(text: str) -> Table:
    """Return the table that a TOML text says. Raises `tomllib.TOMLDecodeError`."""
    return kept().table(text)


def _read(file: Path) -> Found | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    body = data[_CHECK:]
    if _check(body) != data[:_CHECK]:
        return None
    found: Found = marshal.loads(body)  # noqa: S302  as above
    return found


def _check(body: bytes) -> bytes:
    return zlib.crc32(body, _FORM).to_bytes(_CHECK)
