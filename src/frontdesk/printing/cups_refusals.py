"""What CUPS answers instead of doing something, in words that help."""

from __future__ import annotations

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.printing.ipp.message import Response
from frontdesk.printing.ipp.values import Status

_REFUSALS = {
    Status.NOT_ACCEPTING_JOBS: "printing.rejects",
    Status.FORBIDDEN: "printing.not_allowed",
    Status.NOT_AUTHENTICATED: "printing.must_log_in",
    Status.NOT_AUTHORIZED: "printing.not_allowed",
    Status.TOO_MANY_JOBS: "printing.busy",
    Status.BUSY: "printing.busy",
    Status.FORMAT_NOT_SUPPORTED: "printing.no_pdf",
    Status.TOO_LARGE: "printing.too_large",
}


def refused(answer: Response) -> bool:
    """Whether the server did not do what it was asked."""
    return answer.status >= Status.FIRST_REFUSAL


def refusal(answer: Response, printer: str) -> FrontDeskError:
    """Return why a printer was not asked or does not take a job."""
    if answer.status == Status.NOT_FOUND:
        return NotFoundError("printing.no_such_printer", field="printer", printer=printer)
    for status, id_ in _REFUSALS.items():
        if answer.status == status:
            return FrontDeskError(id_, field="printer", printer=printer)
    return FrontDeskError("printing.refused", field="printer", printer=printer, reason=_reason(answer))


def _reason(answer: Response) -> str:
    return answer.reason or f"{answer.status:#06x}"
