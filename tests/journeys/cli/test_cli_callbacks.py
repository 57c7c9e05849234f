"""`frontdesk callbacks`, and `frontdesk log` with a callback: a promise to call in a window (CSP-002)."""

from __future__ import annotations

from pathlib import Path

import ics
import pytest

from tests.journeys.cli.conftest import Frontdesk, records

CALL: dict[str, object] = {
    "channel": "call",
    "kind": "question",
    "customer": {"name": "Giulia Rossi", "phones": ["(518) 555-0142"]},
    "call": {"number": "(518) 555-0142"},
    "subject": "Where is my parcel?",
    "outcome": "callback",
    "department": "Reception",
    "person": "Ana Lind",
}
TOMORROW = {"window": "2026-11-24T15:00/2026-11-24T16:00"}


def test_csp_002_a_callback_with_a_window_is_promised_and_listed(office: Frontdesk) -> None:
    answer = office("log", "--json", given=records({**CALL, "callback": TOMORROW})).json
    assert "between" in answer["say"]
    (owed,) = [each for each in answer["deadlines"] if each["kind"] == "callback"]
    assert (owed["due"], owed["provisions"]) == ("2026-11-24T16:00:00-05:00", ["CSP-002"])
    (row,) = office("callbacks", "--json").json
    assert row["window"] == "2026-11-24T15:00:00-05:00/2026-11-24T16:00:00-05:00"
    assert (row["case"], row["customer"], row["person"]) == (answer["case"], "Giulia Rossi", "Ana Lind")
    assert (row["urgency"], row["attempts"], row["last_outcome"]) == ("later", 0, None)
    (of_case,) = office("case", answer["case"], "--json").json["callbacks"]
    assert (of_case["id"], of_case["done"]) == (row["id"], None)
    shown = office("callbacks").output
    for part in ("Giulia Rossi", "parcel?", answer["case"], "Ana Lind", "15:00"):
        assert part in shown


def test_a_person_alone_calls_back_whatever_department_they_belong_to(office: Frontdesk) -> None:
    call = {**CALL, "department": "", "person": "Mei Tan", "callback": {"window": "morgen 15 Uhr"}}
    assert office("log", "--json", given=records(call)).code == 0
    (row,) = office("callbacks", "--json").json
    assert (row["person"], row["call_from"]) == ("Mei Tan", "2026-11-24T15:00:00-05:00")


@pytest.mark.parametrize(
    ("at", "urgency"),
    [
        ("2026-11-24T14:59", "next"),
        ("2026-11-24T15:30", "now"),
        ("2026-11-24T16:00:01", "overdue"),
    ],
)
def test_the_list_can_be_seen_as_of_another_time(office: Frontdesk, at: str, urgency: str) -> None:
    office("log", "--json", given=records({**CALL, "callback": TOMORROW}))
    assert [row["urgency"] for row in office("callbacks", "--at", at, "--json").json] == [urgency]


def test_the_most_urgent_comes_first(office: Frontdesk) -> None:
    for window in ("2026-11-25T09:00/2026-11-25T10:00", "2026-11-23T14:05/2026-11-23T16:30"):
        ran = office("log", "--json", given=records({**CALL, "callback": {"window": window}}))
        assert ran.code == 0, ran.output
    assert [row["urgency"] for row in office("callbacks", "--json").json] == ["now", "later"]


@pytest.mark.parametrize(
    ("callback", "field"),
    [
        ({"window": "whenever"}, "callback.window"),
        ({"window": "tomorrow", "timezone": "Mars/Olympus"}, "callback.timezone"),
        ({"window": "2026-11-24T16:00/2026-11-24T15:00"}, "callback.window"),
        ({"window": "2025-11-24T15:00/2025-11-24T16:00"}, "callback.window"),
        ({"window_start": "2025-11-24T15:00"}, "callback.window_start"),
        ({"window": 7}, "callback.window"),
        ({**TOMORROW, "number": "none"}, "callback.number"),
        ({"timezone": "Mars/Olympus"}, "callback.timezone"),
    ],
)
def test_a_window_that_is_none_is_refused_with_its_field(
    office: Frontdesk, callback: dict[str, object], field: str
) -> None:
    ran = office("log", "--json", given=records({**CALL, "callback": callback}))
    assert ran.code == 1
    assert ran.json["field"] == field
    assert office("callbacks", "--json").json == []


@pytest.mark.parametrize("window", ["tomorrow 15:00–16:00", "Tuesday 3-4 pm", "morgen um 15 Uhr"])
def test_the_window_can_be_said_in_words(office: Frontdesk, window: str) -> None:
    ran = office("log", "--json", given=records({**CALL, "callback": {"window": window}}))
    assert ran.code == 0, ran.output
    (row,) = office("callbacks", "--json").json
    assert row["window"] == "2026-11-24T15:00:00-05:00/2026-11-24T16:00:00-05:00"


def test_a_call_that_nobody_is_to_make_says_which_member_is_missing(office: Frontdesk) -> None:
    nobodys = {**CALL, "department": "", "person": "", "callback": TOMORROW}
    ran = office("--as", "The night porter", "log", "--json", given=records(nobodys))
    assert (ran.code, ran.json["field"]) == (1, "person")
    assert "“person” or “department”" in ran.json["error"]
    assert "--as" in ran.json["error"]


def test_the_list_can_be_of_one_person(office: Frontdesk) -> None:
    for person in ("Ana Lind", "Mei Tan"):
        call = {**CALL, "department": "", "person": person, "callback": TOMORROW}
        assert office("log", "--json", given=records(call)).code == 0
    assert [row["person"] for row in office("callbacks", "--person", "Mei Tan", "--json").json] == ["Mei Tan"]
    refused = office("callbacks", "--person", "Nobody")
    assert (refused.code, refused.output) == (1, "")


def test_csp_002_a_window_is_said_also_where_no_number_is_known_yet(office: Frontdesk) -> None:
    withheld = {**CALL, "customer": {"name": "Giulia Rossi"}, "call": {"withheld": True}}
    answer = office("log", "--json", given=records({**withheld, "callback": TOMORROW})).json
    assert "on Tuesday, 24 November between 15:00 and 16:00. " in answer["say"]


def test_nobody_waits_at_first(office: Frontdesk) -> None:
    assert office("callbacks").output == "Nobody waits for a call.\n"


def test_csp_002_who_stays_on_the_line_is_not_called_back(office: Frontdesk) -> None:
    stays = {**CALL, "outcome": "resolved", "answer": "At the door.", "stays_on_line": True}
    answer = office("log", "--json", given=records(stays)).json
    assert office("callbacks", "--json").json == []
    titles = [event["title"] for event in office("case", answer["case"], "--json").json["timeline"]]
    assert any("stay" in title for title in titles), titles


def test_the_calls_go_into_a_calendar_file(office: Frontdesk, tmp_path: Path) -> None:
    office("log", "--json", given=records({**CALL, "callback": TOMORROW}))
    file = tmp_path / "calls.ics"
    assert office("callbacks", "export", str(file), "--json").json == {"file": str(file), "callbacks": 1}
    (event,) = ics.Calendar(file.read_text(encoding="utf-8")).events
    assert "Giulia Rossi" in event.name
    assert event.begin.isoformat() == "2026-11-24T15:00:00-05:00"
    assert "One callback" in office("callbacks", "export", str(file), "--person", "Ana Lind").output


def test_a_calendar_of_nobody_and_one_without_a_file_are_refused(office: Frontdesk, tmp_path: Path) -> None:
    assert office("callbacks", "export", str(tmp_path / "a.ics"), "--person", "Nobody").code == 1
    assert office("callbacks", "export").code == 2
    assert office("callbacks", "exports", "a.ics").code == 2
    assert not list(tmp_path.glob("*.ics"))
