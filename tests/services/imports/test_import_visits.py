"""A typed-up sign-in sheet comes in line by line, and nothing that stood there is lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from frontdesk.services.imports import running
from frontdesk.services.imports.report import ImportReport
from frontdesk.services.imports.visitor_names import is_full_name, names_in
from frontdesk.services.imports.visits import import_visits
from frontdesk.services.visits import in_the_building
from frontdesk.store.models import Customer, Interaction, Staff, Visit
from tests.services.imports.sheets import written
from tests.services.offices import Desk, local

LINE: Mapping[str, str] = {
    "office": "North wing",
    "date": "11/20/26",
    "person_visited": "Jonas Weber",
    "visitor": "Oliver Vega",
    "organisation": "GSA",
    "purpose": "meeting",
}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "sheet.csv"


def imported(desk: Desk, sheet: Path, *rows: Mapping[str, str]) -> ImportReport:
    return import_visits(desk.ctx, path=written(sheet, *rows)).result


def test_a_line_becomes_a_visit(desk: Desk, sheet: Path) -> None:
    assert imported(desk, sheet, LINE) == ImportReport(1, 0, ())
    columns = (
        Visit.visitor,
        Visit.organisation,
        Visit.arrived,
        Staff.name,
        Interaction.subject,
        Interaction.details,
    )
    query = Visit.select(*columns).join(Interaction).switch(Visit).join(Staff)
    assert desk.store.rows(query) == [
        ("Oliver Vega", "GSA", local("2026-11-20 12:00"), "Jonas Weber", "meeting", "office: North wing")
    ]
    assert desk.store.rows(Customer.select(Customer.name, Customer.organisation)) == [("Oliver Vega", "GSA")]
    assert in_the_building(desk.ctx) == ()


def test_the_same_visitor_is_one_customer(desk: Desk, sheet: Path) -> None:
    imported(desk, sheet, LINE, {**LINE, "date": "11/21/26", "visitor": "Vega, Oliver"})
    imported(desk, sheet, {**LINE, "date": "11/22/26", "visitor": "oliver vega"})
    assert desk.store.rows(Customer.select(Customer.name)) == [("Oliver Vega",)]
    assert len(desk.store.rows(Visit.select(Visit.visitor))) == 3


@pytest.mark.parametrize(
    "visitor",
    ["(illegible)", "Grace (illegible)", "(b)(6)", "", " ", "R.", ", Theo", "Noah", "A B, C D", "Ann & Bob"],
)
def test_who_cannot_be_known_again_is_kept_as_written(desk: Desk, sheet: Path, visitor: str) -> None:
    assert imported(desk, sheet, {**LINE, "visitor": visitor}).imported == 1
    assert desk.store.rows(Visit.select(Visit.visitor)) == [(visitor.strip(),)]
    assert desk.store.rows(Customer.select(Customer.id)) == []


def test_everybody_on_a_line_is_found(desk: Desk, sheet: Path) -> None:
    imported(desk, sheet, {**LINE, "visitor": "Morales F. Rose, Lewis A. Camila"})
    for name in ("morales", "camila", "GSA"):
        assert [hit.kind for hit in desk.store.search.query(name, limit=5)] == ["interaction"]


def test_nothing_comes_in_twice_and_equal_lines_are_counted(desk: Desk, sheet: Path) -> None:
    assert imported(desk, sheet, LINE, LINE, {**LINE, "date": "11/21/26"}).imported == 3
    assert imported(desk, sheet, LINE, LINE, {**LINE, "date": "11/21/26"}) == ImportReport(0, 3, ())
    assert imported(desk, sheet, LINE, LINE, LINE) == ImportReport(1, 2, ())


def test_two_desks_import_one_sheet_once(desk: Desk, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "CHUNK", 1)
    path = written(sheet, LINE, LINE, LINE)

    def other_desk(read: int) -> None:
        if read == 1:
            import_visits(desk.ctx, path=path)

    assert import_visits(desk.ctx, path=path, progress=other_desk).result == ImportReport(1, 2, ())
    assert len(desk.store.rows(Visit.select(Visit.visitor))) == 3


def test_a_line_without_a_date_is_rejected(desk: Desk, sheet: Path) -> None:
    report = imported(desk, sheet, {**LINE, "date": ""}, {**LINE, "date": "31/31/26"}, LINE)
    assert report.imported == 1
    assert [rejected.line for rejected in report.rejected] == [2, 3]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Oliver Vega", ("Oliver Vega",)),
        ("Lee, Rían", ("Rían Lee",)),
        ("Butler, Amelia H", ("Amelia H Butler",)),
        ("Ó Briain, Noah", ("Noah Ó Briain",)),
        ("Khan Léo, Ava F. Olivia", ("Khan Léo", "Ava F. Olivia")),
        ("A B, C D, E F", ("A B", "C D", "E F")),
        (", Theo", ("Theo",)),
        ("Ann Lee and Bob Ray", ("Ann Lee", "Bob Ray")),
        ("Ann Lee / Bob Ray; Cy Ho", ("Ann Lee", "Bob Ray", "Cy Ho")),
        ("Sandy Anderson", ("Sandy Anderson",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_names_on_a_line(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names


def test_what_is_a_full_name() -> None:
    marks = ("(illegible)",)
    assert is_full_name("Oliver Vega", marks)
    assert is_full_name("王小明 李", marks) is False
    assert not is_full_name("B. (illegible)", marks)
    assert not is_full_name("O. V.", marks)
