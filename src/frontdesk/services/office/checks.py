"""What the particulars of an office may be: each refused with the name of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo, available_timezones

from frontdesk.documents.layouts.layout import layout_ids
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.hours_text import format_hours, parse_hours
from frontdesk.services.office.public_holidays import check_place
from frontdesk.words import languages

_LONGEST = 200
_MOST_LINES = 6
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_PHONE = re.compile(r"[^@]*\d[^@]*")
_WEBSITE = re.compile(r"\S+\.\S+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def checked(changes: Mapping[str, object]) -> dict[str, object]:
    """Return changes of an office's particulars, tidied.

    Raises `FrontDeskError` with the field that cannot be so.
    """
    tidy: dict[str, object] = {}
    for field, value in changes.items():
        check = _CHECKS.get(field)
        if check is None:
            raise FrontDeskError("office.unknown_field", field=field, name=field)
        tidy[field] = check(field, value)
    return tidy


def check_whereabouts(country: str, subdivision: str) -> None:
    """Refuse a subdivision that its country does not have."""
    check_place(country, subdivision)


def _line(field: str, value: object) -> str:
    text = " ".join(str(value).split())
    if len(text) > _LONGEST:
        raise FrontDeskError("office.too_long", field=field, most=_LONGEST)
    if not text.isprintable():
        raise FrontDeskError("office.unprintable", field=field)
    return text


def _name(field: str, value: object) -> str:
    text = _line(field, value)
    if not text:
        raise FrontDeskError("office.no_name", field=field)
    return text


def _country(field: str, value: object) -> str:
    country = _line(field, value).upper()
    check_place(country)
    return country


def _timezone(field: str, value: object) -> str:
    name = _line(field, value)
    if name not in available_timezones():
        raise FrontDeskError("office.unknown_timezone", field=field, timezone=name)
    return ZoneInfo(name).key


def _hours(_field: str, value: object) -> str:
    return format_hours(parse_hours(str(value)))


def _address(field: str, value: object) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, (list, tuple)):
        raise FrontDeskError("office.no_lines", field=field)
    typed = (part for item in given for part in str(item).splitlines())
    lines = tuple(line for line in (_line(field, part) for part in typed) if line)
    if len(lines) > _MOST_LINES:
        raise FrontDeskError("office.too_many_lines", field=field, most=_MOST_LINES)
    return lines


def _shaped(pattern: re.Pattern[str], id_: str) -> Callable[[str, object], str]:
    def check(field: str, value: object) -> str:
        text = _line(field, value)
        if text and not pattern.fullmatch(text):
            raise FrontDeskError(id_, field=field, text=text)
        return text

    return check


def _language(field: str, value: object) -> str:
    """Return a language that there are words in, perhaps as it is spoken somewhere ("de-AT")."""
    language = _shaped(_LANGUAGE, "office.no_language")(field, value)
    if language and language.partition("-")[0].lower() not in languages():
        raise FrontDeskError("office.no_words", field=field, text=language, choices=languages())
    return language


def _layout(kind: str) -> Callable[[str, object], str]:
    def check(field: str, value: object) -> str:
        text = _line(field, value)
        if text not in layout_ids(kind):
            raise FrontDeskError("office.no_layout", field=field, text=text, choices=layout_ids(kind))
        return text

    return check


_CHECKS: Mapping[str, Callable[[str, object], object]] = {
    "name": _name,
    "country": _country,
    "subdivision": _line,
    "timezone": _timezone,
    "hours": _hours,
    "address": _address,
    "phone": _shaped(_PHONE, "office.no_phone"),
    "email": _shaped(_EMAIL, "office.no_email"),
    "website": _shaped(_WEBSITE, "office.no_website"),
    "language": _language,
    "currency": _shaped(_CURRENCY, "office.no_currency"),
    "letter_layout": _layout("letter"),
    "postcard_layout": _layout("postcard"),
}
