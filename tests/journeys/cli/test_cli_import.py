"""`frontdesk import`: files of other systems."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.cli.conftest import Frontdesk

CASES = """received,channel,subject,kind,status,number
2026-11-20,call,Opening hours,question,open,1
2026-11-20,letter,Late parcel,complaint,closed,2
yesterday,call,Opening hours,question,open,3
"""
VISITS = """date,visitor,organisation,purpose
2026-11-20,Oliver Vega,GSA,meeting
2026-11-20,(illegible),,
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    file = tmp_path / "cases.csv"
    file.write_text(CASES, encoding="utf-8")
    return file


def test_cases_come_in_once_and_faults_are_told(office: Frontdesk, cases: Path) -> None:
    first = office("import", "cases", cases, "--json")
    reason = "“yesterday” is no date of this layout"
    assert first.code == 1
    assert first.json == {"imported": 2, "duplicates": 0, "rejected": [{"line": 4, "reason": reason}]}
    assert "3 records read" in first.messages
    second = office("import", "cases", cases)
    assert second.output == "0 imported, 2 here already, 1 rejected\n"
    assert f"line 4: {reason}" in second.messages
    assert {row["subject"] for row in office("due", "--json").json} == {"Opening hours"}


def test_a_dry_run_imports_nothing(office: Frontdesk, cases: Path) -> None:
    assert office("import", "cases", cases, "--dry-run", "--json").json["imported"] == 2
    assert office("due", "--json").json == []


def test_visits_of_a_sign_in_sheet(office: Frontdesk, tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_text(VISITS, encoding="utf-8")
    ran = office("import", "visits", file, "--json")
    assert (ran.code, ran.json) == (0, {"imported": 2, "duplicates": 0, "rejected": []})


def test_a_users_own_mapping(office: Frontdesk, tmp_path: Path) -> None:
    mapping, file = tmp_path / "mine.toml", tmp_path / "mine.csv"
    mapping.write_text('[columns]\nreceived = "Eingang"\nsubject = "Betreff"\n', encoding="utf-8")
    file.write_text("Eingang;Betreff\n2026-11-20;Frage\n", encoding="utf-8")
    assert office("import", "cases", file).code == 1
    assert office("import", "cases", file, "--mapping", mapping, "--json").json["imported"] == 1


def test_what_is_no_file_is_refused(office: Frontdesk, tmp_path: Path) -> None:
    ran = office("import", "cases", tmp_path / "none.csv", "--json")
    assert (ran.code, ran.output) == (1, "")
    assert "No such file" in ran.messages
    assert office("import", "letters", tmp_path / "none.csv").code == 2
    assert office("import", "cases").code == 2
