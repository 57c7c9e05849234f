"""What is on file of a customer, as it is shown in order to be changed, and made fit to be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Formality, Way
from frontdesk.services.contact import PostalAddress
from frontdesk.services.customers.page import CustomerView
from frontdesk.services.texts import LINE, many_lines, one_line

_Value = TypeVar("_Value")

_SHORT = 100  # numbers and codes: what holds no sentence
_MOST = 50  # numbers, e-mail or postal addresses of one customer
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_COUNTRY = re.compile("[A-Z]{2}")
_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class CustomerFile:
    """The particulars of a customer; those that are not known are empty.

    `language` is a BCP 47 tag, or nothing for the office's. `preferred_way` is a
    `Way`, or nothing where the customer named none (POL-02); `formality` a
    `Formality`, or nothing where they are addressed as the office addresses people.
    """

    name: str = ""
    organisation: str = ""
    language: str = ""
    preferred_way: str = ""
    formality: str = ""
    note: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()

    @classmethod
    def of(cls, view: CustomerView) -> CustomerFile:
        """Return what is on file of a customer, the files merged into theirs included."""
        return cls(
            name=view.name,
            organisation=view.organisation,
            language=view.language,
            preferred_way=view.preferred_way,
            formality=view.formality,
            note=view.note,
            phones=view.phones,
            emails=view.emails,
            addresses=view.addresses,
        )


def tidy_file(file: CustomerFile) -> CustomerFile:
    """Return the file with clean texts, without what is empty or said twice.

    Raises `FrontDeskError` with the field whose text is too long or broken; the
    parts of an address are named "addresses.0.city".
    """
    return replace(
        file,
        name=one_line(file.name, "name"),
        organisation=one_line(file.organisation, "organisation"),
        language=one_line(file.language, "language", limit=_SHORT),
        preferred_way=one_line(file.preferred_way, "preferred_way", limit=_SHORT),
        formality=one_line(file.formality, "formality", limit=_SHORT),
        note=many_lines(file.note, "note"),
        phones=_lines(file.phones, "phones", _SHORT),
        emails=_lines(file.emails, "emails", LINE),
        addresses=_few(dict.fromkeys(_addresses(file.addresses)), "addresses"),
    )


def check_file(wanted: CustomerFile, held: CustomerFile, *, anonymous: bool) -> None:
    """Raise `FrontDeskError` with the field at fault unless a tidy file may replace the one held.

    What is on file already is let be, wherever it came from.
    """
    if not (wanted.name or wanted.organisation or anonymous):
        raise FrontDeskError("people.nameless", field="name")
    if wanted.preferred_way not in {held.preferred_way, "", *Way}:
        raise FrontDeskError("people.no_way", field="preferred_way", way=wanted.preferred_way)
    if wanted.formality not in {held.formality, "", *Formality}:
        raise FrontDeskError("people.no_formality", field="formality", formality=wanted.formality)
    if wanted.language not in {held.language, ""} and not _LANGUAGE.fullmatch(wanted.language):
        raise FrontDeskError("people.no_language", field="language", language=wanted.language)
    for number in _new(wanted.phones, held.phones):
        if not any(sign.isdecimal() for sign in number):
            raise FrontDeskError("people.no_number", field="phones", number=number)
    for email in _new(wanted.emails, held.emails):
        if not _EMAIL.fullmatch(email):
            raise FrontDeskError("people.no_email", field="emails", email=email)
    _check_countries(wanted, held)


def _check_countries(wanted: CustomerFile, held: CustomerFile) -> None:
    for place, address in enumerate(wanted.addresses):
        known = address in held.addresses or not address.country
        if not known and not _COUNTRY.fullmatch(address.country):
            field = f"addresses.{place}.country"
            raise FrontDeskError("people.no_country", field=field, country=address.country)


def _new(wanted: tuple[str, ...], held: tuple[str, ...]) -> Iterator[str]:
    return (each for each in wanted if each not in held)


def _addresses(addresses: Iterable[PostalAddress]) -> Iterator[PostalAddress]:
    """Yield the clean addresses; one of which only the country is known is none."""
    for place, address in enumerate(addresses):
        field = f"addresses.{place}"
        clean = PostalAddress(
            lines=_lines(address.lines, f"{field}.lines", LINE),
            city=one_line(address.city, f"{field}.city"),
            region=one_line(address.region, f"{field}.region"),
            postal_code=one_line(address.postal_code, f"{field}.postal_code", limit=_SHORT),
            country=one_line(address.country, f"{field}.country", limit=_SHORT).upper(),
        )
        if replace(clean, country="") != PostalAddress():
            yield clean


def _lines(texts: Iterable[str], field: str, limit: int) -> tuple[str, ...]:
    clean = (one_line(text, field, limit=limit) for text in texts)
    return _few(dict.fromkeys(text for text in clean if text), field)


def _few(values: Iterable[_Value], field: str) -> tuple[_Value, ...]:
    few = tuple(values)
    if len(few) > _MOST:
        raise FrontDeskError("input.too_many", field=field, most=_MOST)
    return few
