"""What is written down: an entry in the book, and somebody who wants the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from frontdesk.domain.suggestions import AuthorKind, HearBy, SuggestionSource
from frontdesk.services.contact import CustomerEntry, Scan


@dataclass(frozen=True, slots=True)
class SuggestionEntry:
    """An entry as it was written; everything that is not known stays empty.

    Somebody with a number or an address is kept among the customers; a name alone stays with the entry.
    An anonymous entry keeps no name, whatever was said.
    """

    text: str
    title: str = ""
    author_kind: AuthorKind = AuthorKind.CUSTOMER
    customer: CustomerEntry = field(default_factory=CustomerEntry)
    staff: int | None = None  # a colleague who wrote it; absent and no name given: who is at the desk
    anonymous: bool = False
    print_name: bool = False
    hear_by: HearBy = HearBy.NOTICE
    language: str = ""  # BCP 47; absent: the customer's, else the office's
    theme: str = ""
    place: str = ""
    source: SuggestionSource = SuggestionSource.RECEPTION
    interaction: int | None = None  # the visit, call or letter that it came with
    code: str = ""  # of the page or card that it was written on
    given: datetime | None = None  # absent: now
    scans: tuple[Scan, ...] = ()


@dataclass(frozen=True, slots=True)
class SupporterEntry:
    """Somebody who wants the same; without a name they are only counted."""

    customer: CustomerEntry = field(default_factory=CustomerEntry)
    hear_by: HearBy = HearBy.NOTICE
    language: str = ""
    count: int = 1  # more than one only where nobody is named
