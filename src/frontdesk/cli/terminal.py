"""Where a command writes: results on standard output, messages on standard error."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TextIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


@dataclass(frozen=True, slots=True)
class Terminal:
    """The streams of one run. `json` says that a program reads the results."""

    input: BinaryIO
    output: TextIO
    messages: TextIO
    json: bool = False

    def record(self, value: object) -> None:
        """Print one result as JSON on a line of its own, and let it go at once."""
        self.output.write(json.dumps(value, ensure_ascii=False) + "\n")
        self.output.flush()

    def line(self, text: str = "") -> None:
        """Print one line of a result for people."""
        self.output.write(text + "\n")

    def show(self, table: RenderableType) -> None:
        """Print a table for people, as wide as the terminal."""
        console(self.output).print(table)

    def message(self, text: str) -> None:
        """Say something that is not a result."""
        self.messages.write(text + "\n")
        self.messages.flush()


def console(stream: TextIO) -> Console:
    """Return a console that takes texts literally: a name may hold "[bold]"."""
    from rich.console import Console  # noqa: PLC0415  start-up: programs that read JSON need none

    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False)
