"""Outgoing letters, postcards and e-mails, from what is to be written to the day it is posted; and the
referral slip."""

from frontdesk.services.correspondence.addressing import Addresses, envelopes_of, labels_of
from frontdesk.services.correspondence.approving import approve, send_back
from frontdesk.services.correspondence.batches import Batch, BatchCancelledError, Placed, make_batch
from frontdesk.services.correspondence.cancelling import cancel_letter, cancel_letters
from frontdesk.services.correspondence.content import email_content, letter_content
from frontdesk.services.correspondence.emails import email_file, email_link, email_to
from frontdesk.services.correspondence.entry import LetterEntry
from frontdesk.services.correspondence.envelopes import addressed
from frontdesk.services.correspondence.job_views import (
    JobLetter,
    PrintJobView,
    job_letters,
    open_jobs,
    print_job,
)
from frontdesk.services.correspondence.jobs import MadeJob, make_job
from frontdesk.services.correspondence.mailroom import (
    Mailroom,
    MailroomFilter,
    MailroomGroup,
    mailroom,
)
from frontdesk.services.correspondence.mailroom_rows import MailroomRow, mailroom_rows
from frontdesk.services.correspondence.outcome import Outcome, Refused
from frontdesk.services.correspondence.pages import PLAINLY, OnPaper
from frontdesk.services.correspondence.papers import PaperBatch, paper_batches
from frontdesk.services.correspondence.posting import mark_posted, mark_sent
from frontdesk.services.correspondence.previewing import letter_pdf, letter_preview, letter_words
from frontdesk.services.correspondence.printing import Printed, PrintedLetter, print_letters
from frontdesk.services.correspondence.record import LetterRecord, OwnWords, read_letter
from frontdesk.services.correspondence.register import (
    RegisterEntry,
    register,
    register_csv,
    register_list,
    register_rows,
)
from frontdesk.services.correspondence.releasing import release, release_abandoned
from frontdesk.services.correspondence.reprinting import note_reprint, reprint
from frontdesk.services.correspondence.slips import slip_email, slip_of
from frontdesk.services.correspondence.spooling import (
    fronts_spooled,
    mark_printed,
    mark_printed_until,
    report_sheets,
    spool_failed,
    spool_untold,
    spooled,
)
from frontdesk.services.correspondence.undoing import undo_letters
from frontdesk.services.correspondence.waiting import WaitingLetter, letter, letters_of_case, waiting_letters
from frontdesk.services.correspondence.writing import edit_letter, write_letter

__all__ = [
    "PLAINLY",
    "Addresses",
    "Batch",
    "BatchCancelledError",
    "JobLetter",
    "LetterEntry",
    "LetterRecord",
    "MadeJob",
    "Mailroom",
    "MailroomFilter",
    "MailroomGroup",
    "MailroomRow",
    "OnPaper",
    "Outcome",
    "OwnWords",
    "PaperBatch",
    "Placed",
    "PrintJobView",
    "Printed",
    "PrintedLetter",
    "Refused",
    "RegisterEntry",
    "WaitingLetter",
    "addressed",
    "approve",
    "cancel_letter",
    "cancel_letters",
    "edit_letter",
    "email_content",
    "email_file",
    "email_link",
    "email_to",
    "envelopes_of",
    "fronts_spooled",
    "job_letters",
    "labels_of",
    "letter",
    "letter_content",
    "letter_pdf",
    "letter_preview",
    "letter_words",
    "letters_of_case",
    "mailroom",
    "mailroom_rows",
    "make_batch",
    "make_job",
    "mark_posted",
    "mark_printed",
    "mark_printed_until",
    "mark_sent",
    "note_reprint",
    "open_jobs",
    "paper_batches",
    "print_job",
    "print_letters",
    "read_letter",
    "register",
    "register_csv",
    "register_list",
    "register_rows",
    "release",
    "release_abandoned",
    "report_sheets",
    "reprint",
    "send_back",
    "slip_email",
    "slip_of",
    "spool_failed",
    "spool_untold",
    "spooled",
    "undo_letters",
    "waiting_letters",
    "write_letter",
]
