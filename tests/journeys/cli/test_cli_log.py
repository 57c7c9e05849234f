"""`frontdesk log`: contacts from other programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.journeys.cli.conftest import Frontdesk, records

COMPLAINT: dict[str, object] = {
    "channel": "call",
    "at": "2026-01-02T16:40",
    "customer": {"name": "Rosa Delgado", "phones": ["+1 212 555 0123"]},
    "kind": "complaint",
    "subject": "Parcel left in the rain",
    "outcome": "referred",
    "department": "Shipping",
    "person": "Jonas Weber",
    "said": True,
    "understood": True,
}


def test_a_contact_is_answered_with_what_follows_from_it(office: Frontdesk) -> None:
    ran = office("log", "--json", given=records(COMPLAINT))
    assert ran.code == 0
    answer = ran.json
    assert set(answer) == {"interaction", "case", "deadlines", "say"}
    assert answer["case"].startswith("26-00001-")
    assert answer["case"] in answer["say"]
    assert "Jonas Weber" in answer["say"]
    assert "Tuesday, 13 January" in answer["say"]
    owed = {deadline["kind"]: deadline for deadline in answer["deadlines"]}
    assert owed["acknowledge"]["due"] == "2026-01-05T17:00:00-05:00"
    assert owed["acknowledge"]["provisions"] == ["POL-09"]
    assert owed["acknowledge"]["explanation"][0] == "received Fri 2 Jan 16:40, day 0"
    assert owed["respond"]["due"] == "2026-01-13T17:00:00-05:00"


def test_the_sentence_is_in_the_customers_language_if_we_have_it(office: Frontdesk) -> None:
    spoken = {}
    for language in ("de", "fr", "es", "ja", "en"):
        customer = {"name": "A", "language": language}
        answer = office("log", "--json", given=records({**COMPLAINT, "customer": customer})).json
        spoken[language] = answer["say"]
    assert "Aktenzeichen" in spoken["de"]
    assert len(set(spoken.values())) == 5  # the reference differs
    assert spoken["ja"].partition(".")[0] == spoken["en"].partition(".")[0]


def test_a_department_that_is_a_colleagues_name_is_that_colleague(office: Frontdesk) -> None:
    office("log", "--json", given=records(COMPLAINT))  # Jonas Weber is known from now on
    for name in ("Jonas Weber", "jonas"):
        answer = office("log", "--json", given=records({**COMPLAINT, "department": name, "person": ""})).json
        assert "Jonas Weber in Shipping" in answer["say"]
        case = office("case", answer["case"], "--json").json
        assert (case["owner"], case["department"]) == ("Jonas Weber", "Shipping")


def test_what_the_window_does_not_take_is_refused_here_too(office: Frontdesk) -> None:
    unsaid: dict[str, object] = {"channel": "call", "kind": "question", "outcome": "resolved"}
    for contact, field in (
        ({**COMPLAINT, "kind": None}, "kind"),
        ({**COMPLAINT, "outcome": "resolved"}, "answer"),
        (unsaid, "subject"),
    ):
        ran = office("log", "--json", given=records(contact))
        assert (ran.code, ran.json["field"], ran.json["line"]) == (1, field, 1)
    assert office("due", "--json").json == []


def test_just_a_contact_has_no_case(office: Frontdesk) -> None:
    answer = office("log", "--json", given='{"channel": "visit", "subject": "Delivery for Billing"}').json
    assert answer["case"] is None
    assert answer["deadlines"] == []


def test_what_is_at_fault_is_answered_in_its_place_and_the_others_are_recorded(office: Frontdesk) -> None:
    wrong = records(
        {"channel": "pigeon"}, {**COMPLAINT, "at": "2027-01-01T00:00"}, {"channel": "call", "x": 1}
    )
    ran = office("log", "--json", given=records(COMPLAINT) + wrong + "{\n" + records(COMPLAINT))
    assert ran.code == 1
    first, pigeon, late, unknown, broken, last = ran.lines
    assert first["case"] != last["case"]
    assert (pigeon["field"], pigeon["line"]) == ("channel", 2)
    assert (late["field"], late["line"]) == ("at", 3)
    assert (unknown["field"], unknown["line"]) == ("x", 4)
    assert (broken["field"], broken["line"]) == (None, 5)
    assert all(answer["error"] for answer in (pigeon, late, unknown, broken))
    told = ran.messages.splitlines()
    assert told[0].startswith("line 2: ")
    assert told[0].endswith("(channel)")
    assert told[3] == "line 5: This line is not valid JSON."


def test_an_object_over_several_lines_from_a_file(office: Frontdesk, tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    file.write_text(json.dumps(COMPLAINT, indent=2), encoding="utf-8")
    assert office("log", file, "--json").json["case"]
    assert office("log", tmp_path / "none.json").code == 1


def test_people_read_the_reference_and_what_to_say(office: Frontdesk) -> None:
    ran = office("log", given=records(COMPLAINT))
    assert ran.output.startswith("26-00001-")
    assert "Your reference is" in ran.output


def test_unknown_staff_are_created_unconfirmed_and_the_actor_is_logged(office: Frontdesk) -> None:
    reference = office("log", "--json", given=records(COMPLAINT)).json["case"]
    case = office("case", reference, "--json").json
    assert (case["owner"], case["department"]) == ("Jonas Weber", "Shipping")
    assert case["timeline"][0]["who"] == "Ana Lind"


def test_no_office_no_record(frontdesk: Frontdesk) -> None:
    ran = frontdesk("log", "--json", given=records(COMPLAINT))
    assert ran.code == 1
    assert ran.output == ""


def test_each_answer_comes_as_soon_as_its_contact_is_kept(office: Frontdesk, database: Path) -> None:
    """Feed a real process one record and read the answer before the next is given."""
    environment = {**os.environ, "FRONTDESK_DATABASE": str(database)}
    command = [sys.executable, "-m", "frontdesk", "log", "--json"]
    source = Path(__file__).parents[3] / "src"
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        cwd=source,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(2):
            process.stdin.write(records(COMPLAINT).encode())
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert office("case", answer["case"], "--json").code == 0
        process.stdin.close()
        assert process.wait(timeout=30) == 0
