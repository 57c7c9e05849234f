"""Referral slips (POL-24) and lists of any length."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest

from frontdesk.documents.content import Align, Column, Fact
from frontdesk.documents.layouts.layout import layout_ids
from frontdesk.documents.slips import slip_pdf
from frontdesk.documents.tables import table_pdf, write_table
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.paper import SLIP, TABLE, found, pages, place_of


@pytest.mark.parametrize("layout", layout_ids("slip"))
def test_pol_24_the_slip_names_department_and_expected_date(layout: str) -> None:
    (text,) = pages(slip_pdf(replace(SLIP, layout=layout)))
    for part in (
        "Referral Riverside Housing Office 26-00427-0",
        "Billing For Maria Sandoval",
        "Answer the customer by Thursday, December 3, 17:00",
        "Charged twice for November",
        "Customer Ada Quill",
        "What was said I was charged twice. Please pay it back.",
        "Name and signature",
    ):
        assert part in text


def test_a_slip_goes_on_for_as_long_as_the_customer_did() -> None:
    text = "I have told you before and I tell you again. " * 300
    read = pages(slip_pdf(replace(SLIP, details=text)))
    assert len(read) > 3
    assert f"26-00427-0 Page 2 of {len(read)}" in read[1]
    assert "Name and signature" in read[-1]
    assert sum(page.count("tell you again.") for page in read) == 300


def test_a_slip_without_person_details_or_facts_is_still_one() -> None:
    (text,) = pages(slip_pdf(replace(SLIP, person="", details="", facts=())))
    assert "Billing Answer the customer by" in text
    assert "What was said" not in text


def test_a_slips_long_value_wraps_beside_its_label() -> None:
    value = "17 Orchard Lane, third door on the left behind the old mill, Springfield, IL 62704"
    pdf = slip_pdf(replace(SLIP, facts=(Fact("Address", value), Fact("Kind", "Complaint"))))
    assert place_of("Address", pdf).baseline == pytest.approx(place_of("17 Orchard", pdf).baseline)
    assert place_of("Kind", pdf).baseline > place_of("Springfield", pdf).baseline


def test_slips_are_the_same_every_time() -> None:
    assert slip_pdf(SLIP) == slip_pdf(SLIP)


@pytest.mark.parametrize("layout", layout_ids("table"))
def test_a_list_has_title_headings_rows_and_page_number(layout: str) -> None:
    (text,) = pages(table_pdf(replace(TABLE, layout=layout)))
    for part in (
        "What we owe Open cases, soonest first",
        "Reference Customer Days",
        "26-00428-8 Boris Marsh -1",
        "Riverside Housing Office · Printed November 23, 2026 Page 1 of 1",
    ):
        assert part in text


def test_a_long_list_repeats_its_headings_and_loses_no_row() -> None:
    rows = tuple((f"26-{number:05d}", "Ada Quill", str(number)) for number in range(300))
    pdf = table_pdf(replace(TABLE, rows=rows))
    read = pages(pdf)
    assert len(read) > 4
    assert all("Reference Customer Days" in page for page in read)
    assert [f"26-{number:05d}" for number in range(300)] == [
        line.text for number in range(len(read)) for line in found(pdf, number) if line.text.startswith("26-")
    ]
    assert write_table(replace(TABLE, rows=rows), BytesIO()) == len(read)


def test_numbers_stand_at_the_right_edge_of_their_column() -> None:
    rows = (("a", "b", "1"), ("a", "b", "1,000"))
    pdf = table_pdf(replace(TABLE, rows=rows))
    one = next(line for line in found(pdf) if line.text == "1")
    assert place_of("1,000", pdf).left < one.left


def test_a_centred_column_and_a_script_from_the_right_keep_to_their_column() -> None:
    columns = (Column("One"), Column("Two", 1, Align.CENTRE))
    pdf = table_pdf(replace(TABLE, columns=columns, rows=(("a", "b"),)))
    one, two = place_of("a", pdf), place_of("b", pdf)
    assert one.left == pytest.approx(15, abs=0.01)
    assert two.left > 140


def test_an_empty_list_says_so() -> None:
    assert "Nothing to list." in pages(table_pdf(replace(TABLE, rows=())))[0]


def test_a_long_value_is_wrapped_and_at_last_shortened() -> None:
    rows = (("26-00427-0", "Ada Quill and family " * 400, "3"),)
    (text,) = pages(table_pdf(replace(TABLE, rows=rows)))
    assert text.count("family") > 20


@pytest.mark.parametrize("row", [(), ("a",), ("a", "b", "c", "d")])
def test_a_row_of_another_length_is_refused(row: tuple[str, ...]) -> None:
    with pytest.raises(FrontDeskError, match=r"paper\.row_length"):
        table_pdf(replace(TABLE, rows=(row,)))


def test_a_list_without_columns_is_refused() -> None:
    with pytest.raises(FrontDeskError, match=r"paper\.no_columns"):
        table_pdf(replace(TABLE, columns=(), rows=()))
