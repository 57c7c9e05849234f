"""Logging contacts: what is previewed while it is typed, written down, taken back and corrected."""

from frontdesk.services.intake.correct import ContactCorrection, correct_contact
from frontdesk.services.intake.log import log_contact
from frontdesk.services.intake.preview import preview
from frontdesk.services.intake.undo import undo_contact

__all__ = ["ContactCorrection", "correct_contact", "log_contact", "preview", "undo_contact"]
