"""The closed lists of the field: channels, kinds of case, outcomes, states.

The values are what the headless commands take and the database stores.
"""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """How a contact reached the office, or the office the customer (POL-01)."""

    VISIT = "visit"
    CALL = "call"
    MAIL = "mail"
    EMAIL = "email"
    SOCIAL = "social"
    CHAT = "chat"
    WEB = "web"
    FAX = "fax"
    REFERRAL = "referral"
    OTHER = "other"


class Direction(StrEnum):
    """Who began the contact."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class CaseKind(StrEnum):
    """What a case is about; an interaction without one is just a contact."""

    COMPLAINT = "complaint"
    QUESTION = "question"
    REQUEST = "request"
    INTERRUPTION = "interruption"
    SAFETY = "safety"


class ContactKind(StrEnum):
    """Why somebody came, called or wrote when no case comes of it."""

    APPOINTMENT = "appointment"
    DELIVERY = "delivery"
    WRONG_NUMBER = "wrong_number"
    MESSAGE = "message"
    OTHER = "other"


class Priority(StrEnum):
    """How urgent a case is (STD-06 to STD-09)."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"


class Outcome(StrEnum):
    """How a contact ended."""

    RESOLVED = "resolved"
    REFERRED = "referred"
    CALLBACK = "callback"
    TRANSFERRED = "transferred"
    MESSAGE = "message"
    NONE = "none"


class Way(StrEnum):
    """By which way the customer is told something (POL-11 to POL-13, POL-17)."""

    VERBAL = "verbal"
    EMAIL = "email"
    LETTER = "letter"
    POSTCARD = "postcard"


class CaseStatus(StrEnum):
    """Where a case stands in its life."""

    OPEN = "open"
    REFERRED = "referred"
    WAITING = "waiting"
    ANSWERED = "answered"
    AWAITING_FEEDBACK = "awaiting_feedback"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    JOINED = "joined"

    @property
    def ended(self) -> bool:
        """Whether nothing more is owed unless the case is reopened."""
        return self in (CaseStatus.CLOSED, CaseStatus.WITHDRAWN, CaseStatus.JOINED)


class DeadlineKind(StrEnum):
    """What is owed by one moment."""

    ACKNOWLEDGE = "acknowledge"
    FORWARD = "forward"
    RESPOND = "respond"
    FIRST_RESPONSE = "first_response"
    RESOLVE = "resolve"
    PROGRESS_UPDATE = "progress_update"
    SAFETY_REPORT = "safety_report"
    SAFETY_FOLLOW_UP = "safety_follow_up"
    FEEDBACK = "feedback"
    CALLBACK = "callback"
    MESSAGE = "message"
    SUGGESTION_LOOK = "suggestion_look"
    SUGGESTION_DUE = "suggestion_due"


class DeadlineState(StrEnum):
    """What became of a deadline."""

    OPEN = "open"
    MET = "met"
    KEPT_BY_NOTICE = "kept_by_notice"
    EXCUSED = "excused"
    CANCELLED = "cancelled"
    PAUSED = "paused"


class Running(StrEnum):
    """Which clock a figure runs on (policy-duties, *Which clock runs*)."""

    BUSINESS_DAYS = "business_days"
    BUSINESS_HOURS = "business_hours"
    WALL_CLOCK = "wall_clock"
    MEASURED = "measured"


class MailType(StrEnum):
    """What the post brought."""

    LETTER = "letter"
    PARCEL = "parcel"
    REGISTERED = "registered"


class Slip(StrEnum):
    """How a department got a referral in hand (POL-24)."""

    PRINTED = "printed"
    EMAILED = "emailed"
    CONFIRMED = "confirmed"


class LetterKind(StrEnum):
    """Why a letter, postcard or e-mail is written."""

    ACKNOWLEDGEMENT = "acknowledgement"  # who has it and when to expect an answer (POL-09, POL-10)
    ANSWER = "answer"  # analysis and resolution, or reasons why not (POL-15)
    EXTENSION = "extension"  # a new response date (POL-16)
    PROGRESS = "progress"  # how an interruption goes on (CSP-003)
    SUGGESTION_OUTCOME = "suggestion_outcome"  # what became of an idea (POL-07, POL-08)
    APOLOGY = "apology"  # a complaint's apology and follow-up (STD-15, PRO-5.1)
    CALLBACK_MISSED = "callback_missed"  # we tried to reach you (CSP-002)
    MISSING_INFORMATION = "missing_information"  # what we need to know to go on
    FREE = "free"


class Formality(StrEnum):
    """How a reader is addressed: Sie or du, vous or tu, usted or tú."""

    FORMAL = "formal"
    INFORMAL = "informal"


class CorrespondenceState(StrEnum):
    """An outgoing letter, postcard or e-mail from draft to posted; printed is not posted."""

    DRAFT = "draft"  # to be written, or something in it is still missing
    TO_APPROVE = "to_approve"  # waits for a second pair of eyes
    PENDING = "pending"  # to be printed, or sent
    SPOOLING = "spooling"  # handed to a printer that has not reported it complete
    PRINTED = "printed"
    POSTED = "posted"  # an e-mail: sent
    CANCELLED = "cancelled"


class Settles(StrEnum):
    """What the day of posting ends; the values are stored with each letter."""

    NOTHING = ""
    ACKNOWLEDGE = "acknowledge"
    RESPOND = "respond"
    EXTENSION = "extension"
    PROGRESS = "progress"
    FIRST_RESPONSE = "first_response"


class PostalService(StrEnum):
    """By which service something is sent out, as the outgoing register names it."""

    ORDINARY = "ordinary"
    REGISTERED = "registered"
    COURIER = "courier"
    BY_HAND = "by_hand"


class PrintJobState(StrEnum):
    """What became of a batch that was printed in one go."""

    MAKING = "making"  # its letters are claimed and drawn; nothing has reached a printer
    SENT = "sent"  # handed over
    PRINTING = "printing"
    COMPLETED = "completed"
    FAILED = "failed"  # some of it may have come out
    CANCELLED = "cancelled"
