"""Several desks at once on one office: nothing is given out twice, nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.services.cases.notes import add_note
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.intake.log import log_contact
from frontdesk.services.references import reserve_reference
from tests.services.contacts import CALL, begin, view
from tests.services.offices import Desk

DESKS = 4
EACH = 5


def test_no_two_cases_have_the_same_reference(desk: Desk) -> None:
    def log_some(number: int) -> list[str | None]:
        names = (f"Caller {number}-{turn}" for turn in range(EACH))
        contacts = (replace(CALL, customer=CustomerEntry(name=name)) for name in names)
        try:
            return [log_contact(desk.ctx, contact=contact).result.case for contact in contacts]
        finally:
            desk.store.close_thread()

    with ThreadPoolExecutor(DESKS) as desks:
        references = [case for cases in desks.map(log_some, range(DESKS)) for case in cases]
    assert len(set(references)) == DESKS * EACH
    assert desk.store.events.verify() == []


def test_a_reference_that_was_reserved_is_not_given_to_somebody_else(desk: Desk) -> None:
    reserved = reserve_reference(desk.ctx).result
    other = begin(desk, CALL)
    assert other != reserved
    assert begin(desk, CALL, reference=reserved) == reserved
    with pytest.raises(FrontDeskError) as refused:
        begin(desk, CALL, reference=reserved)
    assert refused.value.field == "reference"


def test_of_two_who_decide_on_what_they_saw_one_is_told(desk: Desk) -> None:
    reference = begin(desk, CALL)
    seen = view(desk, reference).version

    def note(number: int) -> bool:
        try:
            add_note(desk.ctx, reference=reference, text=f"Note {number}", version=seen)
        except ConflictError:
            return False
        finally:
            desk.store.close_thread()
        return True

    with ThreadPoolExecutor(DESKS) as desks:
        assert sum(desks.map(note, range(DESKS))) == 1
    assert [entry.kind for entry in view(desk, reference).timeline].count("note") == 1
