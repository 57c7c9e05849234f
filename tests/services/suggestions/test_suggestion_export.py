"""The book as a table: whole, without names that may not be printed, and without a live formula."""

from __future__ import annotations

import csv
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.imports.suggestions import import_suggestions
from frontdesk.services.lists.xlsx_export import write_xlsx
from frontdesk.services.suggestions.deciding import decline
from frontdesk.services.suggestions.export import COLUMNS, Exported, export_suggestions
from frontdesk.services.suggestions.withholding import withhold
from tests.services.offices import Desk
from tests.services.suggestions.writers import BENCH, NAMELESS, write

EVIL = '=HYPERLINK("http://example.org";"Click")'


def as_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of either kind of file by the names of our columns."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            found = list(csv.reader(file))
    else:
        sheet = load_workbook(path).worksheets[0]
        found = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    return [dict(zip(COLUMNS, row, strict=True)) for row in found[1:]]


@pytest.mark.parametrize("name", ["book.csv", "book.XLSX"])
def test_the_book_is_saved_whole(desk: Desk, tmp_path: Path, name: str) -> None:
    named = write(desk, print_name=True)
    desk.at("2026-11-23 11:00")
    private = write(desk, text="A tap\nfor water", title="")
    decline(desk.ctx, reference=private, reasons={"": "There is no pipe."})
    target = tmp_path / name.lower()
    assert export_suggestions(desk.ctx, target=target) == Exported(2, 0)
    second, first = as_rows(target)
    assert (first["reference"], first["author"], first["title"]) == (named, "Liam O’Connor", BENCH.title)
    assert (first["given"], first["state"], first["support"]) == ("2026-11-23", "New", "0")
    assert (second["author"], second["text"]) == ("", "A tap\nfor water")
    assert (second["outcome"], second["decided"]) == ("There is no pipe.", "2026-11-23")
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_what_is_withheld_is_left_out_and_said(desk: Desk, tmp_path: Path) -> None:
    write(desk, NAMELESS)
    withhold(desk.ctx, reference=write(desk, text="Somebody's secret"), reason="Personal")
    target = tmp_path / "book.csv"
    assert export_suggestions(desk.ctx, target=target) == Exported(1, 1)
    assert "secret" not in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["book.csv", "book.xlsx"])
def test_nothing_is_a_live_formula(desk: Desk, tmp_path: Path, name: str) -> None:
    write(desk, text=EVIL, title="@SUM(1)", theme="+1", place="-2")
    target = tmp_path / name
    export_suggestions(desk.ctx, target=target)
    if name.endswith("csv"):
        (row,) = as_rows(target)
        assert all(not cell.startswith(("=", "+", "-", "@")) for cell in row.values())
        return
    with ZipFile(target) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert as_rows(target)[0]["text"] == EVIL


@pytest.mark.parametrize("name", ["book.pdf", "book", "nowhere/book.xlsx", "nowhere/book.csv"])
def test_what_cannot_be_written_is_said(desk: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        export_suggestions(desk.ctx, target=tmp_path / name)
    assert refused.value.field == "file"
    assert list(tmp_path.glob("*book*")) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.text(max_size=60))
def test_a_workbook_holds_any_text_as_text(tmp_path: Path, cells: list[str], title: str) -> None:
    target = tmp_path / "any.xlsx"
    assert write_xlsx(target, title=title, header=["a"], lines=[cells]) == 1
    for cell in next(load_workbook(target).worksheets[0].iter_rows(min_row=2)):
        assert cell.data_type != "f"


def test_all_real_entries_are_saved(real_data: Path, sqlite_desk: Desk, tmp_path: Path) -> None:
    path = real_data / "suggestions" / "american-assembly.bowling-green.csv"
    import_suggestions(sqlite_desk.ctx, path=path)
    saved = export_suggestions(sqlite_desk.ctx, target=tmp_path / "book.xlsx")
    assert saved.entries + saved.withheld == 896
    assert len(as_rows(tmp_path / "book.xlsx")) == saved.entries > 400
