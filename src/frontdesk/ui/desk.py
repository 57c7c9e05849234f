"""What this desk remembers by itself, outside the office's database: name, last person, look."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from frontdesk import paths


@dataclass(frozen=True, slots=True)
class Desk:
    """The particulars of one desk; `person` is who sat here when the program last ran.

    A name that nobody has chosen yet is empty.
    """

    name: str = ""
    person: str = ""
    scheme: str = "system"  # or "light" or "dark"
    quiet: str = ""  # anything where nothing is to pop up: the bell alone counts
    counter: str = ""  # anything while the desk is the visitors'; a start goes on so
    window: str = ""  # where the main window stood last, as Qt writes it, in base 64

    @property
    def called(self) -> str:
        """Return the desk's name; the computer's until somebody has chosen one.

        By it a desk that begins anew knows which batches at a printer are its own.
        """
        return self.name or computer_name()


def computer_name() -> str:
    """Return what this computer is called."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def read_desk(file: Path | None = None) -> Desk:
    """Return what the desk remembers; a file that is missing or damaged is a desk that remembers nothing."""
    try:
        kept = json.loads((file or _file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Desk()
    known = {field.name for field in fields(Desk)}
    if not isinstance(kept, dict):
        return Desk()
    return Desk(**{name: str(value) for name, value in kept.items() if name in known})


def write_desk(desk: Desk, file: Path | None = None) -> None:
    """Remember the desk's particulars; the old ones stay whole until the new ones are."""
    target = file or _file()
    waiting = target.with_suffix(".new")
    waiting.write_text(json.dumps(asdict(desk), ensure_ascii=False), encoding="utf-8")
    waiting.replace(target)


def _file() -> Path:
    return paths.desk_state() / "desk.json"
