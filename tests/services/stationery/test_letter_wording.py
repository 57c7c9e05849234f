"""What a letter of every kind says: from the case, from its own facts, and from a person's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, CorrespondenceState, LetterKind, Way
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.extend import extend
from frontdesk.services.correspondence.record import LetterRecord, OwnWords
from frontdesk.services.correspondence.wording import wording
from frontdesk.services.office.setup import set_office
from frontdesk.store.models import Staff
from tests.services.contacts import CALL, LETTER, REFERRED_LETTER, begin
from tests.services.offices import MONDAY, Desk

FACTS: dict[LetterKind, dict[str, object]] = {
    LetterKind.ACKNOWLEDGEMENT: {},
    LetterKind.ANSWER: {"analysis": "Wrong door.", "resolution": "A new one."},
    LetterKind.EXTENSION: {"old_date": "2026-12-02", "new_date": "2026-12-09", "reason": "No report yet."},
    LetterKind.PROGRESS: {"wording": "The cable is found."},
    LetterKind.SUGGESTION_OUTCOME: {"suggestion": "A bench", "given_on": "2026-11-02", "reasons": "No room."},
    LetterKind.APOLOGY: {"done": "The money is back.", "follow_up_by": "2026-12-04"},
    LetterKind.CALLBACK_MISSED: {"tries": ["2026-11-23T10:05:00+00:00"], "about": "the parcel"},
    LetterKind.MISSING_INFORMATION: {"needed": ["the invoice", "a photograph"], "needed_by": "2026-12-01"},
    LetterKind.FREE: {"subject": "Your visit", "text": "Thank you.\n\nCome again."},
}
SAID: dict[LetterKind, tuple[str, ...]] = {
    LetterKind.ACKNOWLEDGEMENT: ("Jonas Weber in Shipping", "Wednesday, 2 December 2026"),
    LetterKind.ANSWER: ("Wrong door.", "A new one.", "23 November 2026"),
    LetterKind.EXTENSION: ("Wednesday, 2 December 2026", "Wednesday, 9 December 2026", "No report yet."),
    LetterKind.PROGRESS: ("The cable is found.",),
    LetterKind.SUGGESTION_OUTCOME: ("A bench", "2 November 2026", "No room."),
    LetterKind.APOLOGY: ("The money is back.", "by Friday, 4 December 2026"),
    LetterKind.CALLBACK_MISSED: ("Monday, 23 November 2026 at 10:05", "the parcel", "Mon–Fri 09:00–17:00"),
    LetterKind.MISSING_INFORMATION: ("– the invoice\n– a photograph", "Tuesday, 1 December 2026"),
    LetterKind.FREE: ("Your visit", "Thank you.", "Come again."),
}


def kept(kind: LetterKind, case: str = "", way: Way = Way.LETTER, **changed: object) -> LetterRecord:
    letter = LetterRecord(
        0, kind, way, CorrespondenceState.DRAFT, case, None, "", MONDAY,
        customer_name="Rosa Delgado", facts=FACTS[kind],
    )  # fmt: skip
    return replace(letter, **changed)  # type: ignore[arg-type]  # by name


def said(desk: Desk, letter: LetterRecord) -> str:
    text = wording(desk.ctx, letter).text
    return "\n".join((text.subject, *text.paragraphs, text.closing))


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_says_what_it_is_for(desk: Desk, kind: LetterKind) -> None:
    text = said(desk, kept(kind, begin(desk, REFERRED_LETTER)))
    for part in (*SAID[kind], "Rosa Delgado"):
        assert part in text


@pytest.mark.parametrize("kind", [LetterKind.FREE, LetterKind.CALLBACK_MISSED, LetterKind.SUGGESTION_OUTCOME])
def test_without_a_case_whoever_writes_is_named(desk: Desk, kind: LetterKind) -> None:
    jonas = desk.store.value(Staff.select(Staff.id).where(Staff.name == "Jonas Weber"))
    assert said(desk, kept(kind))
    if kind is not LetterKind.FREE:
        assert "Ana Lind in Reception" in said(desk, kept(kind))
        assert "Jonas Weber in Shipping" in said(desk, kept(kind, written_by=jonas))


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (LetterKind.PROGRESS, "wording"),
        (LetterKind.APOLOGY, "done"),
        (LetterKind.MISSING_INFORMATION, "needed"),
        (LetterKind.CALLBACK_MISSED, "tries"),
        (LetterKind.SUGGESTION_OUTCOME, "suggestion"),
        (LetterKind.FREE, "subject"),
    ],
)
def test_what_nobody_has_said_is_refused_by_name(desk: Desk, kind: LetterKind, missing: str) -> None:
    with pytest.raises(FrontDeskError, match=r"template\.empty_placeholder") as refused:
        said(desk, kept(kind, begin(desk, REFERRED_LETTER), facts={}))
    assert refused.value.field == missing


def test_pol_15_an_answer_that_was_given_is_said_again(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    empty = kept(LetterKind.ANSWER, reference, facts={})
    with pytest.raises(FrontDeskError) as refused:
        said(desk, empty)
    assert refused.value.field == "analysis"
    answer(desk.ctx, reference=reference, given_by=Way.VERBAL, reasons_not="It is not ours.")
    assert "It is not ours." in said(desk, empty)


def test_pol_16_an_extension_names_the_old_date_and_the_new_one(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    extend(
        desk.ctx, reference=reference, new_date=date(2026, 12, 9), reason="No report yet.", told_by=Way.VERBAL
    )
    text = said(desk, kept(LetterKind.EXTENSION, reference, facts={}))
    for part in SAID[LetterKind.EXTENSION]:
        assert part in text
    card = said(desk, kept(LetterKind.EXTENSION, reference, Way.POSTCARD, facts=FACTS[LetterKind.EXTENSION]))
    assert "9 December 2026" in card
    assert "report" not in card


def test_csp_003_progress_says_when_more_will_be_told(desk: Desk) -> None:
    reference = begin(desk, CALL, kind=CaseKind.INTERRUPTION)
    letter = kept(LetterKind.PROGRESS, reference, facts={"wording": "At it.", "pick_up_at": "Friday at 8"})
    text = said(desk, letter)
    assert "Friday at 8" in text
    assert "Tuesday, 24 November 2026 at 09:30" in text


def test_pol_10_nobody_to_name_is_refused(desk: Desk) -> None:
    with pytest.raises(FrontDeskError, match=r"case\.refer_first"):
        said(desk, kept(LetterKind.ACKNOWLEDGEMENT, begin(desk, LETTER)))


def test_what_a_person_wrote_is_said_as_it_stands(desk: Desk) -> None:
    words = OwnWords("My subject", ("Dear {{ customer }},", "<b>bold</b>"), "Bye")
    text = wording(desk.ctx, kept(LetterKind.FREE, words=words)).text
    assert (text.subject, text.paragraphs, text.closing) == (words.subject, words.paragraphs, words.closing)


def test_customer_data_is_never_taken_for_a_template(desk: Desk) -> None:
    nasty = "{{ 7 * 7 }} {% for x in y %} <para> {{ person }}"
    facts = {"subject": nasty, "text": nasty}
    text = said(desk, kept(LetterKind.FREE, customer_name=nasty, facts=facts))
    assert text.count(nasty) == 3
    assert "49" not in text


def test_dates_follow_the_customs_of_the_office(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    set_office(desk.ctx, changes={"country": "US", "subdivision": "NY"})
    assert "Wednesday, December 2, 2026" in said(desk, kept(LetterKind.ACKNOWLEDGEMENT, reference))
    spanish = kept(LetterKind.ACKNOWLEDGEMENT, reference, language="es")
    assert "miércoles, 2 de diciembre de 2026" in said(desk, spanish)
