"""`frontdesk suggest` and `frontdesk suggestions`: the book without a window (POL-06)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.cli.conftest import Frontdesk, records

IDEA: dict[str, object] = {
    "text": "Put a bench by the door.",
    "title": "A bench",
    "customer": {"name": "Giulia Rossi", "emails": ["giulia@example.org"]},
    "hear_by": "email",
    "theme": "Entrance",
}


def test_pol_06_entries_are_written_and_listed_newest_first(office: Frontdesk) -> None:
    staff: dict[str, object] = {"text": "One carton size.", "author": "staff"}
    answers = office("suggest", "--json", given=records(IDEA, staff)).lines
    assert [each["suggestion"] for each in answers] == ["S26-00001-0", "S26-00002-9"]
    second, first = office("suggestions", "--json").json
    assert (first["title"], first["author"], first["state"]) == ("A bench", "Giulia Rossi", "new")
    assert (second["author"], second["author_kind"]) == ("Ana Lind", "staff")
    shown = office("suggestions").output
    assert "A bench" in shown
    assert "S26-00001-0" in shown
    assert [row["kind"] for row in office("due", "--json").json] == ["suggestion_look", "suggestion_look"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"text": "  ", "title": ""}, "text"),
        ({"hear_by": "pigeon"}, "hear_by"),
        ({"hear_by": "letter"}, "hear_by"),
        ({"customer": {"phones": 7}}, "customer.phones"),
        ({"given": "2030-01-01"}, "given"),
        ({"given": "0001-01-05T00:00Z"}, "given"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_at_fault_is_answered_and_the_others_are_written(
    office: Frontdesk, changed: dict[str, object], field: str
) -> None:
    ran = office("suggest", "--json", given=records({**IDEA, **changed}, IDEA))
    assert ran.code == 1
    refused, written = ran.lines
    assert (refused["field"], refused["line"]) == (field, 1)
    assert refused["error"]
    assert written["suggestion"] == "S26-00001-0"


def test_suggestions_of_another_system_are_imported_once(office: Frontdesk, tmp_path: Path) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("id,idea\n1,A bench\n2,\n", encoding="utf-8")
    ran = office("suggestions", "import", path, "--json")
    assert ran.code == 1
    assert (ran.json["imported"], [row["line"] for row in ran.json["rejected"]]) == (1, [3])
    assert office("suggestions", "import", path, "--json").json["duplicates"] == 1


def test_an_empty_book_says_so(office: Frontdesk) -> None:
    assert office("suggestions").output == "Nothing stands in the book.\n"


def test_the_book_is_exported_as_a_table(office: Frontdesk, tmp_path: Path) -> None:
    office("suggest", "--json", given=records(IDEA))
    path = tmp_path / "book.csv"
    assert office("suggestions", "export", path, "--json").json == {
        "file": str(path), "entries": 1, "withheld": 0,
    }  # fmt: skip
    assert "Put a bench by the door." in path.read_text(encoding="utf-8")
    refused = office("suggestions", "export", tmp_path / "book.doc")
    assert (refused.code, ".xlsx" in refused.messages) == (1, True)


def test_a_dry_run_shows_how_the_columns_are_read_and_stores_nothing(
    office: Frontdesk, tmp_path: Path
) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("id,idea,colour\n1,A bench,red\n", encoding="utf-8")
    ran = office("suggestions", "import", path, "--dry-run", "--json")
    assert (ran.code, ran.json["imported"]) == (0, 1)
    for told in ("Plain list of suggestions", "idea is our field text", "colour", "A bench"):
        assert told in ran.messages
    assert office("suggestions", "--json").json == []
