"""Mappings are data: those that come with the program hold, and a user's own is checked."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, Channel, Priority
from frontdesk.services.imports.cases import import_cases
from frontdesk.services.imports.layouts import known_layouts, recognise
from frontdesk.services.imports.mapping import Holds, Life, mapping_from, read_mapping
from frontdesk.services.imports.visits import import_visits
from tests.services.imports.sheets import written
from tests.services.offices import Desk

MINE = """
source = "helpdesk"
kind = "question"
priority = "P2"
[dates]
formats = ["%d.%m.%Y %H:%M"]
timezone = "Europe/Berlin"
[columns]
id = "Nr"
received = "Eingang"
subject = "Betreff"
channel = "Weg|Kanal"
status = "Stand"
[channels]
"Telefon" = "call"
[statuses]
"erledigt" = "closed"
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(MINE, encoding="utf-8")
    return file


def test_those_that_come_with_the_program_are_well_formed() -> None:
    names = {mapping.name for mapping in known_layouts()}
    assert {"CFPB consumer complaints", "Baltimore 311 service requests", "Sign-in sheet"} <= names
    assert all(mapping.recognised_by for mapping in known_layouts())


def test_a_layout_is_recognised_for_what_it_holds() -> None:
    assert recognise(["DATE", "visitor", "organization", "Purpose"], Holds.VISITS).name == "Sign-in sheet"
    with pytest.raises(FrontDeskError) as refused:
        recognise(["date", "visitor", "organisation", "purpose"], Holds.CASES)
    assert refused.value.field == "mapping"


def test_a_users_own_mapping(desk: Desk, mine: Path, tmp_path: Path) -> None:
    row = {"Nr": "7", "Eingang": "20.11.2026 09:30", "Betreff": "Frage", "Kanal": "TELEFON", "Stand": "offen"}
    file = written(tmp_path / "tickets.csv", row, delimiter=";")
    assert import_cases(desk.ctx, path=file, mapping=mine).result.imported == 1
    assert import_cases(desk.ctx, path=file, mapping=mine).result.duplicates == 1


def test_what_a_mapping_says_is_read(mine: Path) -> None:
    mapping = read_mapping(mine)
    assert (mapping.name, mapping.source, mapping.holds) == ("mine", "helpdesk", Holds.CASES)
    assert (mapping.kind, mapping.priority, mapping.zone) == (
        CaseKind.QUESTION,
        Priority.P2,
        ZoneInfo("Europe/Berlin"),
    )
    assert mapping.channels == {"telefon": Channel.CALL}
    assert mapping.statuses == {"erledigt": Life.CLOSED}


def test_a_file_without_a_column_that_is_needed_is_refused(desk: Desk, mine: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "tickets.csv", {"Nr": "7", "Betreff": "Frage"})
    with pytest.raises(FrontDeskError) as refused:
        import_cases(desk.ctx, path=file, mapping=mine)
    assert (refused.value.field, refused.value.message.id) == ("file", "imports.column_missing")


def test_a_mapping_for_something_else_is_refused(desk: Desk, mine: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "visits.csv", {"date": "2026-01-01", "visitor": "Ada"})
    with pytest.raises(FrontDeskError) as refused:
        import_visits(desk.ctx, path=file, mapping=mine)
    assert refused.value.message.id == "imports.mapping_holds_other"


@pytest.mark.parametrize(
    ("table", "id_"),
    [
        ({}, "imports.mapping_lacks"),
        ({"columns": {"received": "a", "colour": "b"}}, "imports.mapping_unknown_field"),
        ({"columns": 3}, "imports.mapping_no_table"),
        ({"holds": "letters"}, "imports.mapping_unknown_word"),
        ({"columns": {"received": "a"}, "channels": {"x": "pigeon"}}, "imports.mapping_unknown_word"),
        ({"columns": {"received": "a"}, "statuses": {"x": "asleep"}}, "imports.mapping_unknown_word"),
        ({"columns": {"received": "a"}, "dates": {"timezone": "Mars"}}, "imports.mapping_unknown_zone"),
        ({"columns": {"received": "a"}, "priority": "P9"}, "imports.mapping_unknown_word"),
        ({"holds": "visits", "columns": {"date": "a"}}, "imports.mapping_lacks"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(table: dict[str, object], id_: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        mapping_from(table, "mine")
    assert (refused.value.field, refused.value.message.id) == ("mapping", id_)


def test_a_mapping_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("= what", encoding="utf-8")
    for file in (broken, tmp_path / "none.toml"):
        with pytest.raises(FrontDeskError) as refused:
            read_mapping(file)
        assert refused.value.field == "mapping"
