"""Telephone numbers as people write them, and the digits by which they are found again."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk.store.folding import LEAST_LAST_DIGITS

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_INTERNATIONAL = re.compile(r"^(\+|00)")
_MOST_DIGITS = 20  # E.164 allows 15; extensions are written behind


@lru_cache(maxsize=1024)  # a contact's number is asked for several times
def phone_digits(written: str, country: str) -> str:
    """Return a number's digits in E.164 without "+", or its bare digits where it is no valid number.

    `country` (ISO 3166-1) tells how a number without its country’s code is read. No digits give "".
    """
    bare = _bare_digits(written)
    if not bare:
        return ""
    return _e164(written, country) or bare[:_MOST_DIGITS]


@dataclass(frozen=True, slots=True)
class Dialled:
    """A number as it is shown, and what follows "tel:" (RFC 3966), "" where it is no valid number."""

    shown: str
    dial: str = ""

    @property
    def valid(self) -> bool:
        """Whether there is such a number in its country's plan."""
        return bool(self.dial)


def dialled(written: str, country: str) -> Dialled:
    """Return a number as its country writes it; one that is not valid stays as it was written.

    A number of another country than the office's (`country`) is shown with its country's code.
    """
    number = _parsed(written, country)
    if number is None:
        return Dialled(written)
    import phonenumbers  # noqa: PLC0415  start-up: its tables are not needed to show Today

    if not phonenumbers.is_valid_number(number):
        return Dialled(written)
    formats = phonenumbers.PhoneNumberFormat
    shown = phonenumbers.format_number(number, formats.INTERNATIONAL)
    return Dialled(shown, phonenumbers.format_number(number, formats.RFC3966).removeprefix("tel:"))


def is_end_of(typed: str, written: str) -> bool:
    """Whether somebody typed just the last digits of a number, by which it was found."""
    end = _bare_digits(typed)
    return len(end) >= LEAST_LAST_DIGITS and _bare_digits(written).endswith(end)


def _bare_digits(written: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) for sign in written if sign.isdecimal())


def _e164(written: str, country: str) -> str:
    number = _parsed(written, country)
    if number is None:
        return ""
    import phonenumbers  # noqa: PLC0415  start-up: its tables are not needed to show Today

    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).removeprefix("+")


def _parsed(written: str, country: str) -> PhoneNumber | None:
    """Return a number that there can be, or None."""
    import phonenumbers  # noqa: PLC0415  start-up: its tables are not needed to show Today

    plain = _INTERNATIONAL.sub("+", written.strip()) if not country else written
    try:
        number = phonenumbers.parse(plain, country or None)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
