"""Telephone numbers as people write them, and the digits by which they are found again."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from frontdesk.store.folding import LEAST_LAST_DIGITS

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


def is_end_of(typed: str, written: str) -> bool:
    """Whether somebody typed just the last digits of a number, by which it was found."""
    end = _bare_digits(typed)
    return len(end) >= LEAST_LAST_DIGITS and _bare_digits(written).endswith(end)


def _bare_digits(written: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) for sign in written if sign.isdecimal())


def _e164(written: str, country: str) -> str:
    import phonenumbers  # noqa: PLC0415  start-up: its tables are not needed to show Today

    plain = _INTERNATIONAL.sub("+", written.strip()) if not country else written
    try:
        number = phonenumbers.parse(plain, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).removeprefix("+")
