"""What a postcard's text may know: it has no field for what a case is about (PRO-4.1, POL-22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Postcard:
    """What every postcard may say: reference, who, how to reach them, and nothing more (PRO-4.1)."""

    office: str
    person: str
    department: str = ""
    reference: str = ""
    customer: str = ""
    phone: str = ""
    hours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgementPostcard(Postcard):
    """Who has it, and when to expect an answer (POL-10, POL-22)."""

    reference: str
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionPostcard(Postcard):
    """The new date of an answer (POL-16)."""

    reference: str
    new_date: date
    old_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackMissedPostcard(Postcard):
    """When we called and reached nobody (CSP-002)."""

    tries: tuple[datetime, ...]
    reply_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingInformationPostcard(Postcard):
    """By when we need to hear from the customer (POL-20)."""

    reference: str
    needed_by: date
