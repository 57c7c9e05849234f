"""What is being typed, kept in a small file of this desk until it is saved or given up.

Never in the office's database: a draft belongs to the desk where it is typed.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.tasks.lanes import Lane, Tasks

KEPT_AFTER_MS = 1_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft found on disk: its name, what kind of form it is of, and what was typed."""

    name: str
    form: str
    values: Mapping[str, Any]


class DraftFolder:
    """The files of drafts, one for each open form."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.in_use: set[str] = set()  # the names of those that open dialogs show
        self.ended: set[str] = set()  # the names of those whose files are being removed

    def take(self, name: str) -> str:
        """Return the name for the draft of a dialog that opens: this one, unless another dialog has it."""
        free = f"{name}-{secrets.token_hex(16)}" if name in self.in_use else name
        self.in_use.add(free)
        return free

    def release(self, name: str) -> None:
        """Let the draft of a dialog that has closed be shown by others."""
        self.in_use.discard(name)

    def write(self, draft: StoredDraft) -> None:
        """Keep a draft; a crash leaves either the old file or the new one.

        Raises `FrontDeskError` when it cannot be written: the disk is full, the folder has gone.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._replace(draft)
        except OSError as error:
            raise FrontDeskError("draft.cannot_be_kept", why=error.strerror or str(error)) from error

    def remove(self, name: str) -> None:
        """Forget a draft; one that is not there is forgotten already."""
        try:
            self._file(name).unlink(missing_ok=True)
        except OSError:
            _log.warning("the draft %s cannot be removed", name, exc_info=True)

    def set_apart(self, name: str) -> Path:
        """Offer a draft no more, but leave what was typed in a file, and return that."""
        file = self._file(name)
        return file.rename(file.with_suffix(".gone"))

    def find(self, name: str) -> StoredDraft | None:
        """Return a draft by its name, if there is one that can be read."""
        file = self._file(name)
        return _read(file) if file.exists() else None

    def stored(self) -> tuple[StoredDraft, ...]:
        """Return every draft, the oldest first; a file that cannot be read is logged and left."""
        files = sorted(self._folder.glob("*.json"), key=_age)
        wanted = (file for file in files if file.stem not in self.ended)
        return tuple(draft for file in wanted if (draft := _read(file)) is not None)

    def _replace(self, draft: StoredDraft) -> None:
        target = self._file(draft.name)
        fresh = target.with_suffix(".new")
        try:
            with fresh.open("w", encoding="utf-8") as file:
                json.dump({"form": draft.form, "values": dict(draft.values)}, file)  # also half characters
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(target)
        except OSError:
            fresh.unlink(missing_ok=True)  # a full disk needs the room, and the draft before stays whole
            raise

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.json"


class Draft(QObject):
    """Keeps the draft of one open form, at most two seconds old.

    The form calls `touch` when something in it changed; what is to be kept is
    asked for when it is written. `kept` tells that the file holds it, `lost`
    why it does not.
    """

    kept = Signal()
    lost = Signal(FrontDeskError)

    def __init__(
        self,
        folder: DraftFolder,
        tasks: Tasks,
        *,
        name: str,
        form: str,
        values: Callable[[], Mapping[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._tasks = tasks
        self._name = name
        self._form = form
        self._values = values
        self._ended = False
        folder.ended.discard(name)
        self._timer = QTimer(self, interval=KEPT_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self.keep)

    def touch(self) -> None:
        """Keep the form's values in a second, together with what is typed until then."""
        if not self._ended and not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep the form's values now, off the UI thread."""
        self._timer.stop()
        if self._ended:
            return
        draft = StoredDraft(self._name, self._form, dict(self._values()))
        self._tasks.read(lambda: self._folder.write(draft), self._written, self.lost.emit, lane=Lane.DRAFTS)

    def leave(self) -> None:
        """Keep the form's values now, and nothing that comes after: the form is put aside."""
        self.keep()
        self._ended = True

    def end(self) -> None:
        """Forget the draft: the form was saved or given up."""
        self._timer.stop()
        self._ended = True
        self._folder.ended.add(self._name)  # at once: what is saved is never offered as unsaved
        self._tasks.read(lambda: self._folder.remove(self._name), lane=Lane.DRAFTS)

    def _written(self, _nothing: None) -> None:
        self.kept.emit()


def _age(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:  # it was saved or given up meanwhile
        return 0


def _read(file: Path) -> StoredDraft | None:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        return StoredDraft(file.stem, str(stored["form"]), dict(stored["values"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        _log.warning("the draft %s cannot be read", file.name, exc_info=True)
        return None
