"""Printing through CUPS: the PDF itself is handed over, and the job is asked for by its own name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO
from urllib.parse import quote, unquote

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.printing.checking import check_options
from frontdesk.printing.cups_jobs import JOB_ATTRIBUTES, JobName, job_attributes, report_of
from frontdesk.printing.cups_printers import (
    CAPABILITY_ATTRIBUTES,
    PRINTER_ATTRIBUTES,
    capabilities_of,
    printer_of,
)
from frontdesk.printing.cups_refusals import refusal, refused
from frontdesk.printing.ipp.connection import Connection, user_name
from frontdesk.printing.ipp.message import Request, Response
from frontdesk.printing.ipp.picking import flag, number, text
from frontdesk.printing.ipp.place import Place, print_server
from frontdesk.printing.ipp.values import (
    Attribute,
    Attributes,
    Group,
    Operation,
    Status,
    boolean,
    keyword,
    mime_type,
    name_of,
    uri,
)
from frontdesk.printing.jobs import JobReport, JobState, PrintOptions
from frontdesk.printing.printers import Capabilities, Printer

_LONGEST_NAME = 255  # bytes (RFC 8011 §5.1.3)


class CupsSpooler:
    """A `Spooler` that talks to CUPS, here or on a server, by its own protocol."""

    def __init__(self, place: Callable[[], Place] = print_server) -> None:
        """`place` says where the server is; it is asked anew each time, for the server may come later."""
        self._place = place

    def printers(self) -> tuple[Printer, ...]:
        """Return this computer's printers, the default one first."""
        answer = self._ask(Operation.CUPS_GET_PRINTERS, _wanted(PRINTER_ATTRIBUTES))
        default = self._default()
        found = [printer_of(each, default=default) for each in answer.of(Group.PRINTER)]
        return tuple(sorted(found, key=lambda each: (not each.default, each.name.casefold())))

    def capabilities(self, printer: str) -> Capabilities:
        """Return what a printer can do. Raises `NotFoundError` (field "printer")."""
        return capabilities_of(self._printer(printer, CAPABILITY_ATTRIBUTES))

    def submit(self, document: BinaryIO, options: PrintOptions, *, title: str) -> str:
        """Hand over a PDF and return the job's id. Raises as `Spooler.submit` says."""
        printer = self._printer(options.printer, (*CAPABILITY_ATTRIBUTES, "printer-is-accepting-jobs"))
        if not flag(printer, "printer-is-accepting-jobs", default=True):
            raise FrontDeskError("printing.rejects", field="printer", printer=options.printer)
        can = capabilities_of(printer)
        paper = check_options(options, can)
        about = (
            _printer_uri(options.printer),
            _user(),
            name_of("job-name", _label(title)),
            mime_type("document-format", "application/pdf"),
        )
        job = tuple(job_attributes(options, paper, can))
        # A refusal of the whole document would come only after its last byte.
        for operation, sent in ((Operation.VALIDATE_JOB, None), (Operation.PRINT_JOB, document)):
            answer = self._connection.ask(Request(operation, about, job), sent)
            if refused(answer):
                raise refusal(answer, options.printer)
        made = number(next(iter(answer.of(Group.JOB)), {}), "job-id")
        name = self._named(made) if made is not None else None
        if name is None:
            raise FrontDeskError("printing.vanished", field="printer", printer=options.printer)
        return str(name)

    def report(self, job: str) -> JobReport:
        """Return how far a job is, also one of an earlier run of the program."""
        name = JobName.parse(job)
        attributes = self._job(name.number) if name else None
        if name is None or attributes is None or not name.names(attributes):
            return JobReport(job, JobState.LOST)
        return report_of(name, attributes, self._printer_at(text(attributes, "job-printer-uri")))

    def find(self, title: str) -> str | None:
        """Return the id of the latest job with a title, also an ended one, or None."""
        answer = self._ask(
            Operation.GET_JOBS,
            uri("printer-uri", "ipp://localhost/"),
            keyword("which-jobs", "all"),
            boolean("my-jobs", value=True),
            _wanted(JOB_ATTRIBUTES),
        )
        wanted = _label(title)
        found = [each for each in answer.of(Group.JOB) if text(each, "job-name") == wanted]
        names = [_name(each) for each in found]
        latest = max(filter(None, names), key=lambda name: name.number, default=None)
        return str(latest) if latest else None

    def cancel(self, job: str) -> None:
        """Stop a job; one that has ended is left as it is. Raises as `Spooler.cancel` says."""
        name = JobName.parse(job)
        if name is None or self.report(job).state.ended:
            return
        answer = self._connection.ask(Request(Operation.CANCEL_JOB, (_job_uri(name.number), _user())))
        if refused(answer) and answer.status not in (Status.NOT_POSSIBLE, Status.NOT_FOUND):
            raise FrontDeskError("printing.cannot_cancel")

    @property
    def _connection(self) -> Connection:
        return Connection(self._place())

    def _ask(self, operation: Operation, *about: Attribute) -> Response:
        return self._connection.ask(Request(operation, (*about, _user())))

    def _default(self) -> str:
        answer = self._ask(Operation.CUPS_GET_DEFAULT, _wanted(("printer-name",)))
        return text(next(iter(answer.of(Group.PRINTER)), {}), "printer-name")

    def _printer(self, printer: str, wanted: Sequence[str]) -> Attributes:
        answer = self._ask(Operation.GET_PRINTER_ATTRIBUTES, _printer_uri(printer), _wanted(wanted))
        if refused(answer):
            raise refusal(answer, printer)
        return next(iter(answer.of(Group.PRINTER)), {})

    def _printer_at(self, address: str) -> Printer | None:
        name = unquote(address.rpartition("/")[2])
        try:
            return printer_of(self._printer(name, PRINTER_ATTRIBUTES), default="")
        except NotFoundError:
            return None

    def _job(self, job: int) -> Attributes | None:
        """Return what the server knows of a job, or None when it knows none of this number."""
        answer = self._ask(Operation.GET_JOB_ATTRIBUTES, _job_uri(job), _wanted(JOB_ATTRIBUTES))
        if answer.status == Status.NOT_FOUND:
            return None
        if refused(answer):
            raise refusal(answer, "")
        return next(iter(answer.of(Group.JOB)), None)

    def _named(self, job: int) -> JobName | None:
        attributes = self._job(job)
        return _name(attributes) if attributes else None


def _name(attributes: Attributes) -> JobName | None:
    job, uuid = number(attributes, "job-id"), text(attributes, "job-uuid")
    return JobName(job, uuid) if job is not None and uuid else None


def _wanted(names: Sequence[str]) -> Attribute:
    return keyword("requested-attributes", *names)


def _user() -> Attribute:
    return name_of("requesting-user-name", user_name())


def _printer_uri(printer: str) -> Attribute:
    return uri("printer-uri", f"ipp://localhost/printers/{quote(printer, safe='')}")


def _job_uri(job: int) -> Attribute:
    return uri("job-uri", f"ipp://localhost/jobs/{job}")


def _label(title: str) -> str:
    """Return a title as long as a job's name may be."""
    return title.encode()[:_LONGEST_NAME].decode(errors="ignore")
