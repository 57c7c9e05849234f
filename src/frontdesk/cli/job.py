"""What a command is given to do its work."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from frontdesk.cli.asked import Asked
from frontdesk.cli.desk import Desk, at_desk, opened
from frontdesk.cli.environment import Surroundings
from frontdesk.cli.terminal import Terminal
from frontdesk.services.context import Context
from frontdesk.words import Words

DONE, AT_FAULT, WRONG_USAGE = 0, 1, 2  # exit codes

Pictures = Callable[[Path], int]
"""Writes pictures of the screens into a folder and returns how many; given by the composition root, for
commands know no window. Raises OSError where no window system can start."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run of a command. `words` are the user's; an office's own come with its desk."""

    arguments: Asked
    surroundings: Surroundings
    terminal: Terminal
    words: Words
    pictures: Pictures | None = None

    def desk(self) -> AbstractContextManager[Desk]:
        """Open the office; it must be set up."""
        return at_desk(self.surroundings)

    def database(self, *, create: bool = False) -> AbstractContextManager[Context]:
        """Open the database, whether an office is set up in it or not."""
        return opened(self.surroundings, create=create)
