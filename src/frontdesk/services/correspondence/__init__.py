"""Outgoing letters and postcards: from what waits to the day it is posted; and the referral slip."""

from frontdesk.services.correspondence.content import letter_content
from frontdesk.services.correspondence.printing import (
    Printed,
    PrintedLetter,
    Refused,
    letter_pdf,
    make_pdf,
    mark_posted,
    print_letters,
)
from frontdesk.services.correspondence.slips import slip_email, slip_of
from frontdesk.services.correspondence.waiting import WaitingLetter, letter, waiting_letters

__all__ = [
    "Printed",
    "PrintedLetter",
    "Refused",
    "WaitingLetter",
    "letter",
    "letter_content",
    "letter_pdf",
    "make_pdf",
    "mark_posted",
    "print_letters",
    "slip_email",
    "slip_of",
    "waiting_letters",
]
