"""`frontdesk office`: the office's particulars."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.cli.conftest import Frontdesk, records


def test_an_office_is_created_shown_and_changed(frontdesk: Frontdesk, database: Path) -> None:
    created = frontdesk("office", "--name", "Harbour Office", "--country", "DE", "--json")
    assert created.code == 0
    assert created.json["name"] == "Harbour Office"
    assert (created.json["timezone"], created.json["currency"]) == ("Europe/Berlin", "EUR")
    assert database.exists()

    changed = frontdesk(
        "office", "--address", "Kai 1", "--address", "20457 Hamburg", "--phone", "+49 40 1", "--json"
    )
    assert changed.json["address"] == ["Kai 1", "20457 Hamburg"]
    assert changed.json["name"] == "Harbour Office"
    assert frontdesk("office", "--json").json == changed.json
    assert "Kai 1" in frontdesk("office").output


def test_looking_does_not_create(frontdesk: Frontdesk, database: Path) -> None:
    ran = frontdesk("office")
    assert ran.code == 1
    assert str(database) in ran.messages
    assert ran.output == ""
    assert not database.exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("country", "XX"),
        ("subdivision", "ZZ"),
        ("timezone", "America/Gotham"),
        ("hours", "whenever"),
        ("name", " "),
        ("email", "nowhere"),
        ("language", "?"),
        ("currency", "dollars"),
    ],
)
def test_a_particular_that_cannot_be_is_refused(office: Frontdesk, option: str, value: str) -> None:
    before = office("office", "--json").json
    ran = office("office", f"--{option}", value)
    assert ran.code == 1
    assert f"({option})" in ran.messages
    assert office("office", "--json").json == before


def test_a_refused_office_leaves_none_behind(frontdesk: Frontdesk) -> None:
    assert frontdesk("office", "--name", "X", "--country", "XX").code == 1
    assert frontdesk("due").code == 1


def test_moving_to_another_country_takes_its_paper(office: Frontdesk) -> None:
    moved = office("office", "--country", "DE", "--timezone", "Europe/Berlin", "--json").json
    assert moved["subdivision"] == ""
    assert moved["letter_layout"] != office("office", "--country", "US", "--json").json["letter_layout"]


def test_open_deadlines_follow_the_opening_hours(office: Frontdesk) -> None:
    record = records({"channel": "mail", "kind": "question", "subject": "Is it open?"})
    assert office("log", "--json", given=record).code == 0
    due = {row["kind"]: row["due"] for row in office("due", "--json").json}
    assert due["respond"] == "2026-12-03T17:00:00-05:00"
    assert office("office", "--hours", "mon-fri 09:00-12:00,13:00-18:00").code == 0
    due = {row["kind"]: row["due"] for row in office("due", "--json").json}
    assert due["respond"] == "2026-12-03T18:00:00-05:00"


def test_wrong_usage(frontdesk: Frontdesk) -> None:
    assert frontdesk("frobnicate").code == 2
    assert frontdesk("office", "--colour", "blue").code == 2
    assert frontdesk("--help").code == 0
    assert frontdesk("office", "--help").code == 0


def test_a_training_clock_that_is_no_time_is_wrong_usage(
    office: Frontdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDESK_NOW", "noon")
    ran = office("due")
    assert ran.code == 2
    assert "FRONTDESK_NOW" in ran.messages


def test_options_stand_before_or_behind_the_command(office: Frontdesk, database: Path) -> None:
    assert office("--json", "due").json == []
    assert office("--database", database, "due", "--json").json == []
    assert office("due", "--database", database.with_name("other.db")).code == 1
