"""`frontdesk import holidays`: the days of a calendar file close the office."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.cli.conftest import Frontdesk, records

DAYS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20261124
SUMMARY:Stock-taking
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20261126T100000
DTEND:20261126T110000
SUMMARY:Meeting
END:VEVENT
END:VCALENDAR
"""
LETTER: dict[str, object] = {
    "channel": "mail",
    "kind": "complaint",
    "customer": {"name": "Giulia Rossi", "phones": ["(518) 555-0142"]},
    "subject": "Parcel wet",
    "outcome": "referred",
    "department": "Reception",
}


def _respond_by(office: Frontdesk, case: str) -> str:
    deadlines = office("case", case, "--json").json["deadlines"]
    return str(next(each["due"] for each in deadlines if each["kind"] == "respond"))


def test_holidays_are_looked_at_then_kept_and_deadlines_follow(office: Frontdesk, tmp_path: Path) -> None:
    file = tmp_path / "days.ics"
    file.write_text(DAYS, encoding="utf-8")
    case = office("log", "--json", given=records(LETTER)).json["case"]
    before = _respond_by(office, case)
    looked = office("import", "holidays", str(file), "--dry-run", "--json").json
    assert (looked["imported"], looked["duplicates"]) == (1, 0)
    assert "Meeting" in looked["left_out"][0]
    assert _respond_by(office, case) == before
    assert office("import", "holidays", str(file)).code == 0
    assert _respond_by(office, case) > before
    again = office("import", "holidays", str(file), "--json").json
    assert (again["imported"], again["duplicates"]) == (0, 1)
    file.write_text(DAYS.replace("SUMMARY:Stock", "STATUS:CANCELLED\nSUMMARY:Stock"), encoding="utf-8")
    assert office("import", "holidays", str(file), "--dry-run", "--json").json["taken_back"] == 1
    assert "1 taken back" in office("import", "holidays", str(file)).output
    assert _respond_by(office, case) == before


def test_a_file_that_is_no_calendar_is_the_inputs_fault(office: Frontdesk, tmp_path: Path) -> None:
    file = tmp_path / "days.ics"
    file.write_text(DAYS.replace("UID:1", "nonsense"), encoding="utf-8")
    ran = office("import", "holidays", str(file))
    assert ran.code == 1
    assert "Line 4" in ran.messages


def test_absences_are_somebodys(office: Frontdesk, tmp_path: Path) -> None:
    file = tmp_path / "leave.ics"
    file.write_text(DAYS, encoding="utf-8")
    office("log", "--json", given=records({**LETTER, "person": "Ana Lind"}))  # who becomes known by it
    assert office("import", "absences", str(file), "--person", "Ana Lind", "--json").json["imported"] == 1
    again = office("import", "absences", str(file), "--person", "Ana Lind", "--json").json
    assert (again["imported"], again["duplicates"]) == (0, 1)
    assert office("import", "absences", str(file)).code == 1
