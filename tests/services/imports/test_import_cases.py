"""Cases of other systems come in whole, once, and keep what they said."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, CaseStatus, Channel, DeadlineKind, DeadlineState
from frontdesk.services.cases.view import case_view
from frontdesk.services.changes import Area, Changes
from frontdesk.services.imports.cases import import_cases
from frontdesk.services.imports.report import ImportReport
from frontdesk.services.views import CaseView
from frontdesk.store.models import Case, Customer, Department, Interaction
from tests.services.imports.sheets import COMPLAINT, lines, written
from tests.services.offices import Desk, local


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cases.csv"


def imported(desk: Desk, file: Path) -> ImportReport:
    return import_cases(desk.ctx, path=file).result


def cases(desk: Desk) -> list[CaseView]:
    references = desk.store.rows(Case.select(Case.reference).order_by(Case.id))
    return [case_view(desk.ctx, reference=reference) for (reference,) in references]


def reasons(report: ImportReport) -> dict[int, str]:
    return {rejected.line: rejected.reason.id for rejected in report.rejected}


def test_a_known_layout_is_recognised_and_everything_is_kept(desk: Desk, file: Path) -> None:
    done = import_cases(desk.ctx, path=written(file, COMPLAINT))
    assert done.result == ImportReport(1, 0, ())
    assert Area.CASES in done.changes.areas
    (case,) = cases(desk)
    assert (case.kind, case.channel, case.status) == (CaseKind.COMPLAINT, Channel.MAIL, CaseStatus.OPEN)
    assert case.subject == "Late statement · Twice"
    assert case.topic == "Aire Bank · Mortgage"
    assert case.received == local("2026-11-20 12:00")
    assert case.imported
    assert (case.timeline[0].at, case.timeline[0].kind) == (case.received, "mail")
    assert "It came" in case.timeline[0].detail
    details = desk.store.value(Interaction.select(Interaction.details))
    for text in ("It came\nafter the due date.", "In progress", "State: NY"):
        assert text in details
    assert desk.store.value(Interaction.select(Interaction.channel_label)) == "Postal mail"


def test_an_open_case_is_owed_its_deadlines(desk: Desk, file: Path) -> None:
    imported(desk, written(file, COMPLAINT))
    owed = {deadline.kind: deadline for deadline in cases(desk)[0].deadlines}
    assert owed[DeadlineKind.ACKNOWLEDGE].due == local("2026-11-23 17:00")
    assert owed[DeadlineKind.RESPOND].due == local("2026-12-01 17:00")
    assert all(deadline.explanation for deadline in owed.values())


def test_what_was_closed_stays_closed_and_owes_nothing(desk: Desk, file: Path) -> None:
    imported(desk, written(file, {**COMPLAINT, "Company response to consumer": "Closed with explanation"}))
    (case,) = cases(desk)
    assert (case.status, case.deadlines) == (CaseStatus.CLOSED, ())
    assert case.ended is not None


def test_an_unknown_label_is_kept_beside_other(desk: Desk, file: Path) -> None:
    imported(desk, written(file, {**COMPLAINT, "Submitted via": "Carrier pigeon"}))
    assert cases(desk)[0].channel is Channel.OTHER
    assert desk.store.value(Interaction.select(Interaction.channel_label)) == "Carrier pigeon"


def test_an_unknown_state_is_open(desk: Desk, file: Path) -> None:
    imported(desk, written(file, {**COMPLAINT, "Company response to consumer": "Pondering"}))
    assert cases(desk)[0].status is CaseStatus.OPEN


def test_nothing_comes_in_twice(desk: Desk, file: Path) -> None:
    second = {**COMPLAINT, "Complaint ID": "75173"}
    assert imported(desk, written(file, COMPLAINT)) == ImportReport(1, 0, ())
    assert imported(desk, written(file, COMPLAINT, second, second)) == ImportReport(1, 2, ())
    assert import_cases(desk.ctx, path=file).changes == Changes()
    assert len(cases(desk)) == 2


def test_rows_without_number_are_known_by_what_they_say_and_how_often(desk: Desk, file: Path) -> None:
    plain = {name: value for name, value in COMPLAINT.items() if name != "Complaint ID"}
    other = {**plain, "Issue": "Another"}
    assert imported(desk, written(file, plain, plain, other)) == ImportReport(3, 0, ())
    assert imported(desk, file) == ImportReport(0, 3, ())
    assert imported(desk, written(file, other, plain, plain, plain)) == ImportReport(1, 3, ())


def test_other_dialects_of_the_same_layout(desk: Desk, file: Path) -> None:
    snake = {name.lower().replace(" ", "_").replace("-", "_"): value for name, value in COMPLAINT.items()}
    us = {**COMPLAINT, "Date received": "11/20/2026", "Complaint ID": "2"}
    us["Company response"] = us.pop("Company response to consumer")
    assert imported(desk, written(file, snake)).imported == 1
    assert imported(desk, written(file, us, delimiter=";", encoding="utf-16")).imported == 1
    first, second = cases(desk)
    assert (first.received, first.subject, first.status) == (second.received, second.subject, second.status)


def test_windows_characters_are_read_as_such(desk: Desk, file: Path) -> None:
    imported(desk, written(file, {**COMPLAINT, "Company": "Café Müller"}, encoding="cp1252"))
    assert cases(desk)[0].topic == "Café Müller · Mortgage"


def test_a_row_at_fault_is_rejected_with_its_line_and_the_others_come_in(desk: Desk, file: Path) -> None:
    headings = ["Complaint ID", "Date received", "Product", "Issue", "Submitted via"]
    lines(
        file,
        headings,
        "1,2026-11-20,Card,Fee,Web",
        "2,20.11.2026,Card,Fee,Web",
        "3,2026-11-20,Card,Fee",
        '4,2026-11-20,Card,"over\r\ntwo lines",Web',
        "5,,Card,Fee,Web",
        ",,,,",
        "6,2026-11-20,Card,Fee,Web,,",
        "7,2026-11-20,Card,F\udcffe,Web",
        "8,2026-11-20,Cärd,Fee,Web,too,many",
    )
    report = imported(desk, file)
    assert report.imported == 3
    assert reasons(report) == {
        3: "imports.no_date",
        4: "imports.ragged",
        7: "imports.no_received",
        10: "imports.not_utf8",
        11: "imports.ragged",
    }


def test_control_characters_and_quotes_without_end_do_no_harm(desk: Desk, file: Path) -> None:
    headings = ["Complaint ID", "Date received", "Product", "Issue", "Submitted via"]
    lines(file, headings, "1,2026-11-20,Card,F\x00e\x07e,Web", '2,2026-11-20,Card,"never closed,Web')
    report = imported(desk, file)
    assert (report.imported, reasons(report)) == (1, {3: "imports.no_row"})
    assert cases(desk)[0].subject == "Fee"


def test_a_dry_run_only_looks(desk: Desk, file: Path) -> None:
    before = desk.store.events.head()
    written(file, COMPLAINT, COMPLAINT, {**COMPLAINT, "Complaint ID": "3", "Date received": "?"})
    done = import_cases(desk.ctx, path=file, dry_run=True)
    assert (done.result.imported, done.result.duplicates, len(done.result.rejected)) == (1, 1, 1)
    assert done.changes == Changes()
    assert desk.store.events.head() == before
    assert cases(desk) == []


def test_progress_is_told_chunk_by_chunk(desk: Desk, file: Path) -> None:
    told: list[int] = []
    rows = [{**COMPLAINT, "Complaint ID": str(number)} for number in range(1100)]
    report = import_cases(desk.ctx, path=written(file, *rows), progress=told.append).result
    assert report.imported == 1100
    assert told == [500, 1000, 1100]
    assert desk.store.events.verify() == []


@pytest.mark.parametrize(
    ("content", "field"),
    [(b"", "file"), (b"\n\n", "file"), (b"a,b,c\n1,2,3\n", "mapping"), (bytes(range(256)) * 20, "file")],
)
def test_a_file_that_is_no_such_list_is_refused(desk: Desk, file: Path, content: bytes, field: str) -> None:
    file.write_bytes(content)
    with pytest.raises(FrontDeskError) as refused:
        imported(desk, file)
    assert refused.value.field == field


def test_a_missing_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FrontDeskError) as refused:
            imported(desk, path)
        assert refused.value.field == "file"


def test_a_service_request_keeps_its_instants_and_the_date_promised_there(desk: Desk, file: Path) -> None:
    row = {
        "SRRecordID": "18-00269879",
        "SRType": "Dirty alley",
        "MethodReceived": "API",
        "CreatedDate": "11/20/2026 05:30:13 PM",
        "SRStatus": "Open",
        "DueDate": "12/07/2026 05:30:13 PM",
        "CloseDate": "",
        "Agency": "Solid Waste",
        "Address": "12 S Mill St",
    }
    closed = {
        **row,
        "SRRecordID": "2",
        "SRStatus": "Closed (Duplicate)",
        "CloseDate": "11/21/2026 08:00:00 AM",
    }
    assert imported(desk, written(file, row, closed)).imported == 2
    open_case, closed_case = cases(desk)
    assert open_case.received == local("2026-11-20 22:30:13")  # Baltimore is five hours behind London
    assert (open_case.channel, open_case.department) == (Channel.OTHER, "Solid Waste")
    respond = next(d for d in open_case.deadlines if d.kind is DeadlineKind.RESPOND)
    assert (respond.due, respond.promised) == (local("2026-12-07 22:30:13"), True)
    assert respond.recomputed_due == local("2026-12-01 17:00")
    assert respond.state is DeadlineState.OPEN
    assert closed_case.ended == local("2026-11-21 13:00")
    assert desk.store.rows(
        Department.select(Department.confirmed).where(Department.name == "Solid Waste")
    ) == [(False,)]


def test_customers_of_a_plain_list_are_found_again(desk: Desk, file: Path) -> None:
    row = {
        "received": "2026-11-20T09:30",
        "channel": "Phone",
        "kind": "question",
        "subject": "Opening hours",
        "name": "Ngozi Okafor",
        "phone": "020 7946 0018",
        "city": "London",
        "priority": "p2",
    }
    again = {**row, "subject": "Once more"}
    imported(desk, written(file, row, again))
    first, second = cases(desk)
    assert first.customer == second.customer
    assert (first.customer_name, first.kind, first.channel) == (
        "Ngozi Okafor",
        CaseKind.QUESTION,
        Channel.CALL,
    )
    assert first.priority == "P2"
    assert first.received == local("2026-11-20 09:30")
    assert desk.store.rows(Customer.select(Customer.name)) == [("Ngozi Okafor",)]
    assert desk.store.search.query("0018", limit=5, kind="customer")


def test_an_imported_case_is_found_by_its_words_and_foreign_number(desk: Desk, file: Path) -> None:
    imported(desk, written(file, COMPLAINT))
    for words in ("75172", "aire bank", "after the due", "mortgage"):
        assert [hit.kind for hit in desk.store.search.query(words, limit=5)] == ["case"], words
