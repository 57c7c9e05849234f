"""What is written down of one contact: the input of every intake window and of `frontdesk log`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from frontdesk.domain.callbacks import CallbackPurpose
from frontdesk.domain.kinds import (
    CaseKind,
    Channel,
    ContactKind,
    Direction,
    MailType,
    Outcome,
    Priority,
    Way,
)


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """A postal address by its parts; the country decides how it is laid out."""

    lines: tuple[str, ...] = ()
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class CustomerEntry:
    """Who it was: somebody known (`id`), somebody new, or nobody named."""

    id: int | None = None
    name: str = ""
    organisation: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: PostalAddress | None = None
    language: str = ""  # BCP 47
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """What only a visit has."""

    arrived: datetime | None = None  # absent: the contact's own instant
    departed: datetime | None = None
    host: str = ""  # a staff member's name
    badge: str = ""
    safety_note: str = ""
    visitor: str = ""  # the line as it stood on a paper sheet


@dataclass(frozen=True, slots=True)
class CallEntry:
    """What only a call has."""

    number: str = ""
    withheld: bool = False  # POL-26: the caller refused or withholds the number
    ring_seconds: int | None = None
    talk_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class MailEntry:
    """What only a piece of mail has."""

    mail_type: MailType = MailType.LETTER
    registered_number: str = ""
    written_on: date | None = None
    postmarked_on: date | None = None
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class CallbackEntry:
    """A callback that was agreed; without a window it is owed by the end of the next business hour."""

    window_start: datetime | None = None
    window_end: datetime | None = None
    number: str = ""
    timezone: str = ""  # the customer's own, IANA; "" is the office's
    purpose: CallbackPurpose = CallbackPurpose.ANSWER


@dataclass(frozen=True, slots=True)
class Scan:
    """A file to keep with the contact: PDF, PNG, JPEG or TIFF."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact as it was told; everything that is not known stays empty."""

    channel: Channel
    direction: Direction = Direction.INBOUND
    at: datetime | None = None  # absent: now
    customer: CustomerEntry = field(default_factory=CustomerEntry)
    kind: CaseKind | None = None  # absent: just a contact
    contact_kind: ContactKind | None = None
    priority: Priority | None = None  # absent: by the kind, as the policies say
    subject: str = ""
    details: str = ""
    topic: str = ""
    outcome: Outcome = Outcome.NONE
    department: str = ""
    person: str = ""
    acknowledge_by: Way | None = None
    said: bool = False
    understood: bool = False
    answer: str = ""  # what was answered at once (outcome resolved)
    expected_on: date | None = None  # absent: the policies' date
    reference: str = ""  # reserved when the outcome was chosen; absent: the next one
    case: str = ""  # the reference of the case that it belongs to, if one is open
    channel_label: str = ""
    visit: VisitEntry | None = None
    call: CallEntry | None = None
    mail: MailEntry | None = None
    callback: CallbackEntry | None = None
    stays_on_line: bool = False  # CSP-002: a callback was offered, the customer would rather hold
    scans: tuple[Scan, ...] = ()
