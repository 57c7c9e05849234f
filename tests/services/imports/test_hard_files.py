"""Files as they should not be: enormous, folded up, cut short, in no known writing, or no files at all."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.services.imports import reading, running, stamp, workbook
from frontdesk.services.imports.reading import opened_sheet
from frontdesk.services.imports.stamp import stamp_of
from frontdesk.services.imports.suggestion_preview import look_at_table, preview_suggestions
from frontdesk.services.imports.suggestions import import_suggestions
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import count_suggestions
from tests.services.offices import Desk

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def desk(sqlite_desk: Desk) -> Desk:
    """A file is a file, whatever database it goes into."""
    return sqlite_desk


def refusal(desk: Desk, path: Path) -> str:
    with pytest.raises(FrontDeskError) as refused:
        look_at_table(desk.ctx, path=path)
    assert refused.value.field == "file"
    return refused.value.message.id


def texts(path: Path) -> list[tuple[str, ...]]:
    with opened_sheet(path) as sheet:
        return [sheet.headings, *(row.values for row in sheet.rows)]


def unfolded(target: Path, sheet: bytes, times: int, strings: bytes = b"") -> Path:
    """Make a workbook the parts of which unfold to many times what is stored."""
    plain = target.with_name("plain.xlsx")
    Workbook().save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for part in source.infolist():
            if part.filename == "xl/worksheets/sheet1.xml":
                head = f'<worksheet xmlns="{SPREADSHEET}"><sheetData>'.encode()
                made.writestr(part.filename, head + sheet * times + b"</sheetData></worksheet>")
            else:
                made.writestr(part.filename, source.read(part))
        if strings:
            made.writestr("xl/beside.xml", strings)
    return target


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "ideas.csv"
    path.write_bytes('id;Idee;Wo\n1;"Größere Türen – überall";Köln\n'.encode(encoding))
    assert texts(path) == [("id", "Idee", "Wo"), ("1", "Größere Türen – überall", "Köln")]


def test_headings_that_are_alike_or_empty_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("Name,name,,Idea | Idee\nA,B,C,D\n", encoding="utf-8")
    assert texts(path)[0] == ("Name", "name #2", "#3", "Idea | Idee")


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows_unseen(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text('idea,where\nA bench,here\n"A clock,there\nA ramp,\n', encoding="utf-8")
    with opened_sheet(path) as sheet:
        first, second = sheet.rows
    assert first.values == ("A bench", "here")
    assert second.line == 3
    assert second.fault is not None
    assert second.fault.id == "imports.no_row"
    path.write_text('"idea,where\nA bench,here\n', encoding="utf-8")
    assert refusal(desk, path) == "imports.no_heading_row"
    path.write_text("idea\nthe last row, without its end", encoding="utf-8")
    with opened_sheet(path) as sheet:
        assert [row.fault.id for row in sheet.rows if row.fault] == ["imports.ragged"]


def test_headings_that_are_no_text_are_marked_or_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "half.csv"
    path.write_bytes(b"id\xffea,caf\xc3\xa9\na,b\n")
    assert texts(path)[0] == ("id\ufffdea", "caf\u00e9") or texts(path)[0] == (
        "id\u00ffea",
        "caf\u00c3\u00a9",
    )
    path.write_bytes(b"\x01\x02,\x03\nx,y\n")
    assert refusal(desk, path) == "imports.no_text"


def test_a_line_without_end_is_one_row_at_fault(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_LONGEST_LINE", 1_000)
    monkeypatch.setattr(reading, "_LONGEST_FIELD", 500)
    path = tmp_path / "long.csv"
    path.write_text("id,idea\n1,A bench\n2," + "x" * 9_000 + '\n3,A tap\n4,"' + "never closed\n" * 200)
    report = import_suggestions(desk.ctx, path=path).result
    assert (report.imported, report.rejected[0].line) == (2, 3)
    assert {row.reason.id for row in report.rejected} == {"imports.no_row", "imports.ragged"}


def test_what_is_rejected_by_the_thousand_is_counted(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "MOST_TOLD", 3)
    path = tmp_path / "ragged.csv"
    path.write_text("id,idea,votes\n" + "x\n" * 10 + "1,A bench,few\n", encoding="utf-8")
    report = import_suggestions(desk.ctx, path=path).result
    assert (len(report.rejected), report.refused) == (3, 11)


def test_more_rows_than_a_book_has_are_refused(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "MOST_ROWS", 5)
    path = tmp_path / "many.csv"
    path.write_text("idea\n" + "A bench\n" * 6, encoding="utf-8")
    with pytest.raises(FrontDeskError) as refused:
        import_suggestions(desk.ctx, path=path, dry_run=True)
    assert refused.value.message.id == "imports.too_many_rows"


def test_a_workbook_that_unfolds_beyond_measure_is_refused_before_it_is_read(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_MOST_BESIDE", 1_000_000)
    cell = b'<c t="inlineStr"><is><t>a bench by the door</t></is></c>'
    one_row = unfolded(tmp_path / "row.xlsx", cell, 100_000)
    texts_beside = unfolded(tmp_path / "texts.xlsx", b"", 1, strings=b"a" * 2_000_000)
    for path in (one_row, texts_beside):
        assert path.stat().st_size < 100_000
        assert refusal(desk, path) == "imports.workbook_too_large"
    monkeypatch.setattr(workbook, "_MOST_SHEET", 1_000_000)
    many_rows = unfolded(tmp_path / "rows.xlsx", b"<row>" + cell + b"</row>", 100_000)
    assert refusal(desk, many_rows) == "imports.workbook_too_large"


def test_a_sheet_that_says_it_is_endless_is_read_by_what_it_holds(desk: Desk, tmp_path: Path) -> None:
    cells = b'<c t="inlineStr"><is><t>idea</t></is></c><c t="inlineStr"><is><t>votes</t></is></c>'
    last = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>A bench</t></is></c></row>'
    path = unfolded(tmp_path / "far.xlsx", b'<row r="1">' + cells + b"</row>" + last, 1)
    assert [entry.text for entry in preview_suggestions(desk.ctx, path=path).entries] == ["A bench"]


def test_what_is_no_file_that_can_be_read_is_said(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path, tmp_path / "pipe.csv", tmp_path / "gone.csv"):
        assert refusal(desk, path) in ("imports.no_file", "imports.unreadable")


def test_a_file_that_changed_since_it_was_seen_is_not_imported(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("idea\nA bench\n", encoding="utf-8")
    seen = stamp_of(path)
    path.write_text("idea\nA bench\nSomething else\n", encoding="utf-8")
    with pytest.raises(ConflictError):
        import_suggestions(desk.ctx, path=path, seen=seen)
    assert count_suggestions(desk.ctx, SuggestionFilter()) == 0


def test_an_import_that_is_stopped_keeps_what_came_in_and_goes_on_later(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "CHUNK", 2)
    path = tmp_path / "ideas.csv"
    path.write_text("id,idea\n" + "".join(f"{n},Idea {n}\n" for n in range(6)), encoding="utf-8")
    answers: Iterator[bool] = iter((False, True))
    stopped = import_suggestions(desk.ctx, path=path, stopped=lambda: next(answers)).result
    assert (stopped.imported, stopped.whole) == (4, False)
    again = import_suggestions(desk.ctx, path=path).result
    assert (again.imported, again.duplicates, again.whole) == (2, 4, True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), name=st.sampled_from(["a.csv", "a.xlsx", "a.txt"]))
def test_no_bytes_bring_it_down(desk: Desk, tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    for data in (content, b"idea,votes,date\n" + content):
        path.write_bytes(data)
        assert looked_at(desk, path).startswith("imports.")


def looked_at(desk: Desk, path: Path) -> str:
    """Return why a file is refused, or a word for that it is not."""
    try:
        look_at_table(desk.ctx, path=path)
        import_suggestions(desk.ctx, path=path, dry_run=True)
    except FrontDeskError as refused:
        return refused.message.id
    return "imports.done"
