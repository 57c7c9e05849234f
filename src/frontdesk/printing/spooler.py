"""What every way to the printers offers."""

from __future__ import annotations

from typing import BinaryIO, Protocol

from frontdesk.printing.jobs import JobReport, PrintOptions
from frontdesk.printing.printers import Capabilities, Printer


class Spooler(Protocol):
    """Hands PDFs to printers and tells what becomes of them.

    Every call may take seconds, so none is made on the UI thread; all may be made from any other. Each
    raises `UnreachableError` when the print service does not answer: then nothing is known, and the
    same question may be asked again.
    """

    def printers(self) -> tuple[Printer, ...]:
        """Return this computer's printers, the default one first."""
        ...

    def capabilities(self, printer: str) -> Capabilities:
        """Return what a printer can do. Raises `NotFoundError` (field "printer")."""
        ...

    def submit(self, document: BinaryIO, options: PrintOptions, *, title: str) -> str:
        """Hand over a PDF, from where it is read to its end, and return the job's id.

        The title should be one of a kind: `find` knows a job by it. Raises `FrontDeskError` with the
        field at fault ("printer", "tray", "sides", "copies", "paper") when it is not taken. After an
        `UnreachableError` it may have been taken all the same: ask `find`.
        """
        ...

    def report(self, job: str) -> JobReport:
        """Return how far a job is, also one of an earlier run of the program."""
        ...

    def find(self, title: str) -> str | None:
        """Return the id of the latest job with a title, also an ended one, or None."""
        ...

    def cancel(self, job: str) -> None:
        """Stop a job; one that has ended stays as it is. Raises `FrontDeskError` when that is not allowed."""
        ...
