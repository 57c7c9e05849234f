"""Suggestions of other systems come in whole, and once; what cannot be read is told with its line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.imports.report import ImportReport
from frontdesk.services.imports.suggestion_preview import preview_suggestions
from frontdesk.services.imports.suggestions import import_suggestions
from frontdesk.services.owed.today import owed
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import count_suggestions, suggestion_ids, suggestion_rows
from frontdesk.services.suggestions.telling_views import to_be_told
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.services.suggestions.views import SuggestionRow
from frontdesk.services.upkeep import check_database
from tests.services.offices import Desk

PLAIN = """id,date,idea,category,name,email,votes,status
1,2026-10-01,A bench by the door,Entrance,Ngozi Okafor,ngozi@example.org,"1,204",new
2,2026-10-02,"=HYPERLINK(""x"")",,Liam,,,declined
3,2026-10-03,<b>&amp;</b> 🪑,Ünïcode,,,7,done
"""


def come_in(desk: Desk, path: Path, **how: object) -> ImportReport:
    return import_suggestions(desk.ctx, path=path, **how).result  # type: ignore[arg-type]  # by name


def rows(desk: Desk) -> list[SuggestionRow]:
    return list(suggestion_rows(desk.ctx, suggestion_ids(desk.ctx, SuggestionFilter())))


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "ideas.csv"
    path.write_text(PLAIN, encoding="utf-8")
    return path


def test_a_spreadsheet_comes_in_once_and_nothing_of_it_is_lost(desk: Desk, plain: Path) -> None:
    assert come_in(desk, plain) == ImportReport(3, 0, ())
    third, second, first = rows(desk)
    assert (first.title, first.author, first.support, first.state) == (
        "A bench by the door",
        "Ngozi Okafor",
        1204,
        SuggestionState.NEW,
    )
    assert suggestion_view(desk.ctx, reference=second.reference).text == '=HYPERLINK("x")'
    assert (second.state, third.state, third.anonymous) == (
        SuggestionState.DECLINED,
        SuggestionState.DONE,
        True,
    )
    assert come_in(desk, plain) == ImportReport(0, 3, ())
    assert check_database(desk.ctx) == ()


def test_what_comes_from_elsewhere_owes_nobody_anything(desk: Desk, plain: Path) -> None:
    come_in(desk, plain)
    assert owed(desk.ctx).items == ()
    assert to_be_told(desk.ctx) == ()


def test_rows_without_a_number_come_in_once_too_and_twins_both(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("idea,name\nA bench,Liam\nA bench,Liam\nA tap,\n", encoding="utf-8")
    assert come_in(desk, path) == ImportReport(3, 0, ())
    assert come_in(desk, path) == ImportReport(0, 3, ())
    path.write_text("idea,name\nA bench,Liam\nA bench,Liam\nA tap,\nA clock,\n", encoding="utf-8")
    assert come_in(desk, path) == ImportReport(1, 3, ())


def test_a_preview_says_what_becomes_of_every_column(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("id,Idea,Votes,Shoe size\n1,A bench,3,44\n2,,,\n3,A tap,x,\n", encoding="utf-8")
    seen = preview_suggestions(desk.ctx, path=path)
    assert seen.columns == {"id": ("id",), "text": ("Idea",), "support": ("Votes",)}
    assert (seen.layout, seen.beside) == ("Plain list of suggestions", ("Shoe size",))
    assert [(entry.text, entry.support) for entry in seen.entries] == [("A bench", 3)]
    assert [(row.line, row.reason.id) for row in seen.rejected] == [
        (3, "imports.no_suggestion"), (4, "imports.no_count"),
    ]  # fmt: skip
    assert rows(desk) == []


def test_a_look_stores_nothing(desk: Desk, plain: Path) -> None:
    assert come_in(desk, plain, dry_run=True).imported == 3
    assert rows(desk) == []


def test_a_workbook_is_read_like_a_csv_file(desk: Desk, plain: Path, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in csv.reader(PLAIN.splitlines()):
        sheet.append([f"'{cell}" if cell.startswith("=") else cell for cell in row])
    book.save(tmp_path / "ideas.xlsx")
    assert come_in(desk, tmp_path / "ideas.xlsx").imported == 3
    assert {row.author for row in rows(desk)} == {"Ngozi Okafor", "Liam", ""}


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.csv", b"", "imports.no_headings"),
        ("other.csv", b"a,b\n1,2\n", "imports.not_recognised"),
        ("book.xlsx", b"PK\x03\x04 no workbook", "imports.no_workbook"),
        ("zeros.csv", b"\0\0\0idea\n", "imports.no_text"),
    ],
)
def test_a_file_that_is_none_is_refused(
    desk: Desk, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FrontDeskError) as refused:
        come_in(desk, tmp_path / name)
    assert refused.value.message.id == why


def test_rows_at_fault_are_told_with_their_lines_and_the_others_come_in(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ragged.csv"
    text = "id,date,idea,votes\n1,2026-10-01,One,1\n2,2026-10-01\n3,yesterday,Three,1\n4,,Four,many\n"
    text += "5,,,2\n6,,Süx,\n"
    path.write_bytes(text.encode() + b"7,,\xff\xfe,1\n8,0001-01-01,No day,1\n9,,Nine," + b"9" * 5_000)
    report = come_in(desk, path)
    assert [(row.line, row.reason.id) for row in report.rejected] == [
        (3, "imports.ragged"),
        (4, "imports.no_date"),
        (5, "imports.no_count"),
        (6, "imports.no_suggestion"),
        (8, "imports.not_utf8"),
        (9, "imports.no_date"),
        (10, "imports.no_count"),
    ]
    assert [row.title for row in rows(desk)] == ["Süx", "One"]


@pytest.mark.real_data
def test_a_towns_statements_come_in_whole_with_their_votes_and_moderation(
    desk: Desk, real_data: Path
) -> None:
    path = real_data / "suggestions" / "american-assembly.bowling-green.csv"
    assert come_in(desk, path) == ImportReport(896, 0, ())
    assert count_suggestions(desk.ctx, SuggestionFilter(withheld=True)) == 289
    with path.open(encoding="utf-8", newline="") as file:
        given = {row["comment-id"]: row for row in csv.DictReader(file)}
    kept = {}
    for row in rows(desk):
        view = suggestion_view(desk.ctx, reference=row.reference)
        kept[view.origin["number"]] = (view.text, view.support, view.against, view.origin["rest"])
    assert kept.keys() == given.keys()
    for number, said in given.items():
        text, support, against, rest = kept[number]
        assert text == said["comment-body"].strip()
        assert (support, against) == (int(said["agrees"]), int(said["disagrees"]))
        assert said["author-id"] in rest
        assert said["datetime"] in rest
    assert come_in(desk, path) == ImportReport(0, 896, ())
    assert check_database(desk.ctx) == ()


@pytest.mark.real_data
def test_a_citys_proposals_come_in_whole_in_spanish_with_thousands_behind_them(
    desk: Desk, real_data: Path
) -> None:
    path = real_data / "suggestions" / "madrid_proposals.csv"
    report = come_in(desk, path)
    assert (report.imported, report.rejected) == (80, ())
    found = rows(desk)
    assert {row.language for row in found} == {"es"}
    with path.open(encoding="utf-8", newline="") as file:
        supports = sorted(int(row["numSupports"]) for row in csv.DictReader(file))
    assert sorted(row.support for row in found) == supports
    assert max(supports) > 1_000
