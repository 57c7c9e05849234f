"""Forty letters of every kind that wait before the post goes: in four languages, to names in every script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.correspondence import LetterEntry, write_letter
from tests.services.contacts import REFERRED_LETTER, begin
from tests.services.mailroom.letters import waiting
from tests.services.offices import Desk

LONDON = PostalAddress(("5 Mill Lane",), city="London", postal_code="E1 7AA", country="GB")
BERLIN = PostalAddress(("Torstraße 1",), city="Berlin", postal_code="10119", country="DE")
LYON = PostalAddress(("12 rue de la République",), city="Lyon", postal_code="69001", country="FR")
SEVILLE = PostalAddress(
    ("Calle Sierpes 8, 2.º B",), city="Sevilla", region="Sevilla", postal_code="41004", country="ES"
)
READERS = (
    CustomerEntry(name="Rosa Delgado", address=LONDON, language="en"),
    CustomerEntry(name="Ulrike Hartmann", address=BERLIN, language="de"),
    CustomerEntry(name="Éloïse Lefèvre", address=LYON, language="fr"),
    CustomerEntry(name="Lucía García Ñíguez", address=SEVILLE, language="es"),
    CustomerEntry(name="Ελένη Παπαδοπούλου", address=LONDON, language="en"),
    CustomerEntry(name="Олена Коваль", address=BERLIN, language="de"),
    CustomerEntry(name="प्रिया शर्मा", address=LONDON, language="en"),
    CustomerEntry(name="佐藤 花子", address=LYON, language="fr"),
    CustomerEntry(name="فاطمة الزهراء", address=SEVILLE, language="es"),
    CustomerEntry(name="สมชาย ใจดี", address=LONDON, language="en"),
)
LETTERS, POSTCARDS = 36, 4
WORDS: tuple[LetterEntry, ...] = (
    LetterEntry(LetterKind.APOLOGY, Way.LETTER, {"done": "A new one is on its way."}),
    LetterEntry(
        LetterKind.MISSING_INFORMATION, Way.LETTER, {"needed": ["receipt"], "needed_by": "2026-12-04"}
    ),
    LetterEntry(LetterKind.CALLBACK_MISSED, Way.LETTER, {"tries": ["2026-11-23T08:15:00+00:00"]}),
    LetterEntry(LetterKind.FREE, Way.LETTER, {"subject": "Your parcel", "text": "It is at reception."}),
)
"""What is written to each on a case of their own, beside the acknowledgement that the case itself owes."""


def forty(desk: Desk) -> list[int]:
    """Let forty letters wait, four of them postcards; return their ids."""
    for number, entry in enumerate(_entries()):
        reader = READERS[number % len(READERS)]
        way = Way.POSTCARD if number < POSTCARDS else Way.LETTER
        case = begin(desk, REFERRED_LETTER, customer=_other(reader, number), acknowledge_by=way)
        write_letter(desk.ctx, entry=entry, case=case)
    return waiting(desk)


def _entries() -> Iterator[LetterEntry]:
    """Yield a letter for each of twenty cases; every case waits to be acknowledged as well."""
    for number in range(20):
        yield WORDS[number % len(WORDS)]


def _other(reader: CustomerEntry, number: int) -> CustomerEntry:
    """Return somebody else of much the same name."""
    return replace(reader, organisation=f"Harbour House {number + 1}")
