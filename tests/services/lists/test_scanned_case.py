"""A reference in the place of a name leads to its case and to whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frontdesk.services.contact import CustomerEntry
from frontdesk.services.lists.scanned_case import scanned_case
from tests.services.contacts import CALL, LETTER, ROSA, begin
from tests.services.offices import Desk


@pytest.mark.parametrize("text", ["26-00001-0", "26000010", " 26 00001 0 "])
def test_a_reference_is_read_however_it_is_spaced(desk: Desk, text: str) -> None:
    assert begin(desk, LETTER) == "26-00001-0"
    found = scanned_case(desk.ctx, text)
    assert found is not None
    assert (found.reference, found.subject) == ("26-00001-0", LETTER.subject)
    assert found.customer is not None
    assert found.customer.name == ROSA.name


@pytest.mark.parametrize("text", ["", "Rosa Delgado", "26-00001-1", "26-00002-9", "020 7946 0123"])
def test_what_is_no_reference_of_ours_leads_nowhere(desk: Desk, text: str) -> None:
    begin(desk, LETTER)
    assert scanned_case(desk.ctx, text) is None


def test_a_case_of_nobody_is_found_too(desk: Desk) -> None:
    reference = begin(desk, replace(CALL, customer=CustomerEntry(anonymous=True)))
    found = scanned_case(desk.ctx, reference)
    assert found is not None
    assert found.customer is None or not found.customer.name
