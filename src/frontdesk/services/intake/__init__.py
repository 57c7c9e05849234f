"""Logging contacts: what is previewed while it is typed, written down, taken back and corrected."""

from frontdesk.services.intake.log import log_contact
from frontdesk.services.intake.preview import preview

__all__ = ["log_contact", "preview"]
