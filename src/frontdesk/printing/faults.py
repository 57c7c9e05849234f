"""What can go wrong between us and a printer, beside what a user chose wrongly."""

from __future__ import annotations

from frontdesk.domain.errors import FrontDeskError


class UnreachableError(FrontDeskError):
    """The print service does not answer now: nothing is known, and asking again later may help."""
