"""`frontdesk due` and `frontdesk case`: what is owed, and why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.cli.conftest import Frontdesk, records

LETTER: dict[str, object] = {
    "channel": "mail",
    "kind": "question",
    "customer": {
        "name": "Giulia Rossi",
        "address": {"lines": ["12 Elm Street"], "city": "Albany", "region": "NY", "postal_code": "12207"},
    },
    "subject": "Is the side entrance open?",
    "outcome": "referred",
    "department": "Reception",
    "person": "Ana Lind",
}


def test_nothing_is_owed_at_first(office: Frontdesk) -> None:
    assert office("due", "--json").json == []
    assert office("due").output == "Nothing is owed.\n"


def test_what_is_owed_comes_soonest_first(office: Frontdesk) -> None:
    reference = office("log", "--json", given=records(LETTER)).json["case"]
    rows = office("due", "--json").json
    assert [row["due"] for row in rows] == sorted(row["due"] for row in rows)
    assert {row["kind"] for row in rows} == {"acknowledge", "forward", "first_response", "resolve", "respond"}
    acknowledge = next(row for row in rows if row["kind"] == "acknowledge")
    assert acknowledge["case"] == reference
    assert acknowledge["due"] == "2026-11-24T17:00:00-05:00"
    assert acknowledge["provisions"][0] == "POL-09"
    assert acknowledge["customer"] == "Giulia Rossi"
    assert not acknowledge["overdue"]
    shown = office("due").output
    assert "Giulia Rossi" in shown
    assert reference in shown


def test_pro_8_1_a_safety_incident_comes_before_what_is_due_sooner(office: Frontdesk) -> None:
    office("log", "--json", given=records({**LETTER, "at": "2026-11-20T10:00"}))
    incident = {**LETTER, "kind": "safety", "subject": "The plug gets hot"}
    reference = office("log", "--json", given=records(incident)).json["case"]
    rows = office("due", "--json").json
    assert {row["case"] for row in rows if row["case_kind"] == "safety"} == {reference}
    kinds = [row["case_kind"] for row in rows]
    assert kinds == sorted(kinds, key=lambda kind: kind != "safety")
    assert rows[-1]["due"] > rows[0]["due"] > min(row["due"] for row in rows)


def test_another_moment_can_be_asked_for(office: Frontdesk) -> None:
    office("log", "--json", given=records(LETTER))
    late = {row["kind"]: row["overdue"] for row in office("due", "--at", "2026-11-25T09:00", "--json").json}
    assert late["acknowledge"]
    assert not late["respond"]
    wrong = office("due", "--at", "soon")
    assert wrong.code == 2
    assert "soon" in wrong.messages


def test_a_case_shows_its_timeline_and_deadlines(office: Frontdesk) -> None:
    reference = office("log", "--json", given=records(LETTER)).json["case"]
    case = office("case", reference, "--json").json
    assert case["reference"] == reference
    assert (case["kind"], case["channel"], case["customer"]) == ("question", "mail", "Giulia Rossi")
    assert case["expected_on"] == "2026-12-03"
    assert {"acknowledge", "respond"} <= {deadline["kind"] for deadline in case["deadlines"]}
    assert all(deadline["explanation"] for deadline in case["deadlines"])
    assert case["timeline"][0]["at"] == "2026-11-23T14:05:00-05:00"
    shown = office("case", reference).output
    assert "Is the side entrance open?" in shown
    assert "Thu 26 Nov closed (Thanksgiving Day)" in shown


def test_a_misheard_reference_is_told_from_an_unknown_one(office: Frontdesk) -> None:
    reference = office("log", "--json", given=records(LETTER)).json["case"]
    wrong_digit = reference[:-1] + str((int(reference[-1]) + 1) % 10)
    misheard = office("case", wrong_digit)
    unknown = office("case", "26-00427-6")
    assert (misheard.code, unknown.code) == (1, 1)
    assert misheard.messages != unknown.messages


@pytest.mark.parametrize("written", ["26 00001 0", "26000010", "26–00001–0"])
def test_spaces_and_dashes_of_a_reference_are_free(office: Frontdesk, written: str) -> None:
    assert office("log", "--json", given=records(LETTER)).json["case"] == "26-00001-0"
    assert office("case", written, "--json").json["reference"] == "26-00001-0"


def test_a_reader_that_leaves_early_is_no_bug(office: Frontdesk, database: Path) -> None:
    """Like `frontdesk due | head`: the pipe is closed before anything is read."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "frontdesk", "due", "--json", "--database", str(database)]
    source = Path(__file__).parents[3] / "src"
    ran = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=source, check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")
