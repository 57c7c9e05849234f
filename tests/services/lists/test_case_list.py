"""The list of cases: filters, orders, rows, saved views, CSV."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.domain.kinds import CaseKind, CaseStatus, Channel, Priority
from frontdesk.services.changes import Area
from frontdesk.services.lists.case_filter import ACTIVE, ENDED, CaseFilter, CaseOrder, CaseSort
from frontdesk.services.lists.cases import case_ids, case_rows, count_cases
from frontdesk.services.lists.csv_export import export_csv, harmless, write_csv
from frontdesk.services.lists.saved_views import CaseListView, case_views, delete_case_view, save_case_view
from frontdesk.services.views import CaseRow
from tests.services.offices import Desk
from tests.services.storeroom import COUNT, cases, desk

__all__ = ["cases", "desk"]

EVERYTHING = CaseFilter()


def numbers(desk: Desk, which: CaseFilter, order: CaseOrder | None = None) -> list[int]:
    """Return the cases that are shown, by their numbers from 0."""
    return [id_ - 1 for id_ in case_ids(desk.ctx, which, *([order] if order else []))]


@pytest.mark.usefixtures("cases")
@pytest.mark.parametrize(
    ("which", "shown"),
    [
        (EVERYTHING, list(range(11, -1, -1))),
        (CaseFilter(statuses=frozenset({CaseStatus.OPEN})), [9, 6, 3, 0]),
        (CaseFilter(statuses=ACTIVE), [10, 9, 7, 6, 4, 3, 1, 0]),
        (CaseFilter(statuses=ENDED), [11, 8, 5, 2]),
        (CaseFilter(kinds=frozenset({CaseKind.COMPLAINT})), [11, 8, 5, 2]),
        (CaseFilter(channels=frozenset({Channel.CALL, Channel.MAIL})), [10, 9, 7, 6, 4, 3, 1, 0]),
        (CaseFilter(priorities=frozenset({Priority.P1}), statuses=ACTIVE), [4, 0]),
        (CaseFilter(owner=2, statuses=ACTIVE), [9, 7, 3, 1]),
        (CaseFilter(department=1, statuses=ENDED), [8, 2]),
        (CaseFilter(customer=2, kinds=frozenset({CaseKind.QUESTION})), [9, 3]),
        (CaseFilter(text="ärger"), [8, 4, 0]),
        (CaseFilter(text="subject 10", statuses=ACTIVE), [10]),
        (CaseFilter(text="26-00007-0"), [7]),
        (CaseFilter(text="nothing"), []),
        (CaseFilter(text="  "), list(range(11, -1, -1))),
    ],
)
def test_a_filter_narrows_down(desk: Desk, which: CaseFilter, shown: list[int]) -> None:
    assert numbers(desk, which) == shown
    assert count_cases(desk.ctx, which) == len(shown)


@pytest.mark.usefixtures("cases")
def test_received_between_two_instants(desk: Desk) -> None:
    start = desk.ctx.clock.now() - timedelta(days=2)
    which = CaseFilter(received_from=start + timedelta(hours=3), received_before=start + timedelta(hours=6))
    assert numbers(desk, which) == [5, 4, 3]


@pytest.mark.usefixtures("cases")
def test_overdue_alone(desk: Desk) -> None:
    assert numbers(desk, CaseFilter(overdue=True)) == [5, 3, 1]
    desk.clock.instant += timedelta(hours=3)
    assert numbers(desk, CaseFilter(overdue=True)) == [9, 7, 5, 3, 1]


@pytest.mark.usefixtures("cases")
@pytest.mark.parametrize("by", CaseSort)
def test_every_order_is_total_and_the_other_way_round(desk: Desk, by: CaseSort) -> None:
    down = numbers(desk, EVERYTHING, CaseOrder(by, descending=True))
    up = numbers(desk, EVERYTHING, CaseOrder(by, descending=False))
    assert sorted(down) == sorted(up) == list(range(COUNT))
    assert down == numbers(desk, EVERYTHING, CaseOrder(by, descending=True))


@pytest.mark.usefixtures("cases")
def test_what_is_due_first_comes_first_and_what_owes_nothing_last(desk: Desk) -> None:
    soonest = numbers(desk, EVERYTHING, CaseOrder(CaseSort.NEXT_DUE, descending=False))
    assert soonest == [1, 3, 5, 7, 9, 11, 10, 8, 6, 4, 2, 0]
    latest = numbers(desk, CaseFilter(statuses=ACTIVE), CaseOrder(CaseSort.NEXT_DUE))
    assert latest == [9, 7, 3, 1, 10, 6, 4, 0]


@pytest.mark.usefixtures("cases")
def test_ordered_by_names(desk: Desk) -> None:
    by_customer = numbers(desk, EVERYTHING, CaseOrder(CaseSort.CUSTOMER, descending=False))
    assert by_customer == [11, 9, 7, 5, 3, 1, 10, 8, 6, 4, 2, 0]
    assert numbers(desk, CaseFilter(statuses=ENDED), CaseOrder(CaseSort.OWNER)) == [11, 5, 8, 2]


def test_rows_are_read_in_the_order_asked_for(desk: Desk, cases: list[int]) -> None:
    rows = case_rows(desk.ctx, [cases[3], 999, cases[0]])
    assert [row.id for row in rows] == [cases[3], cases[0]]
    received = desk.ctx.clock.now() - timedelta(days=2)
    assert rows[1] == CaseRow(
        id=cases[0],
        reference="26-00000-0",
        kind=CaseKind.QUESTION,
        priority=Priority.P1,
        status=CaseStatus.OPEN,
        channel=Channel.CALL,
        subject="Ärger mit =SUM(A1)",
        customer_name="Zoe",
        owner="Ana Lind",
        department="Reception",
        received=received,
        next_due=None,
        ended=None,
    )
    assert rows[0].next_due == received + timedelta(hours=3 + 41)


def test_nothing_is_a_list_too(desk: Desk) -> None:
    assert list(case_ids(desk.ctx, EVERYTHING)) == []
    assert case_rows(desk.ctx, []) == ()
    assert count_cases(desk.ctx, CaseFilter(text="x y z")) == 0


def test_a_filter_survives_being_saved(desk: Desk) -> None:
    which = CaseFilter(
        statuses=ACTIVE, kinds=frozenset(CaseKind), priorities=frozenset({Priority.P2}), text="a\"b",
        channels=frozenset({Channel.FAX}), owner=3, received_from=desk.ctx.clock.now(), overdue=True,
    )  # fmt: skip
    assert CaseFilter.from_json(which.to_json()) == which
    assert CaseFilter.from_json({"kinds": ["complaint", "of the future"], "new": 1}) == CaseFilter(
        kinds=frozenset({CaseKind.COMPLAINT})
    )


def test_views_are_saved_replaced_and_deleted(desk: Desk) -> None:
    view = CaseListView(
        " Late  complaints ", CaseFilter(overdue=True), CaseOrder(CaseSort.NEXT_DUE), ("subject",)
    )
    saved = save_case_view(desk.ctx, view=view)
    assert saved.changes.areas == {Area.VIEWS}
    assert saved.result.name == "Late complaints"
    again = save_case_view(desk.ctx, view=CaseListView("late complaints", CaseFilter())).result
    assert case_views(desk.ctx) == (again,)
    delete_case_view(desk.ctx, view=again.id or 0)
    assert case_views(desk.ctx) == ()
    with pytest.raises(NotFoundError):
        delete_case_view(desk.ctx, view=again.id or 0)


def test_ones_own_views_are_not_the_others(desk: Desk) -> None:
    save_case_view(desk.ctx, view=CaseListView("Mine", CaseFilter(), shared=False))
    save_case_view(desk.ctx, view=CaseListView("Ours", CaseFilter()))
    somebody = type(desk.ctx)(desk.store, desk.clock, type(desk.ctx.actor)("Jonas Weber", 2))
    assert [view.name for view in case_views(desk.ctx)] == ["Mine", "Ours"]
    assert [view.name for view in case_views(somebody)] == ["Ours"]


def test_a_view_needs_a_name(desk: Desk) -> None:
    with pytest.raises(FrontDeskError) as refused:
        save_case_view(desk.ctx, view=CaseListView("  ", CaseFilter()))
    assert refused.value.field == "name"


def texts(row: CaseRow) -> list[str]:
    return [row.reference, row.subject, row.customer_name]


def test_a_list_is_saved_as_csv_without_formulas(desk: Desk, cases: list[int], tmp_path: Path) -> None:
    with desk.store.transaction():
        desk.store.database.execute_sql('UPDATE cases SET subject = \'=HYPERLINK("x"),\n"y"\' WHERE id = 1')
    target = tmp_path / "cases.csv"
    header = ["Reference", "Subject", "Customer"]
    assert export_csv(desk.ctx, ids=cases[:2], header=header, texts=texts, target=target) == 2
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            header,
            ["26-00000-0", '\'=HYPERLINK("x"),\n"y"', "Zoe"],
            ["26-00001-0", "Subject 01", "Adam"],
        ]
    assert sorted(path.name for path in tmp_path.glob("cases*")) == ["cases.csv"]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+49 30",
        "-5",
        "@x",
        "\tx",
        "\r=1",
        " =1",
        "\u00a0\u200b@x",
        "\ufeff=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ],
)
def test_what_a_spreadsheet_would_compute_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"a{cell}") == f"a{cell}"


def test_half_a_character_does_not_keep_a_list_from_being_saved(tmp_path: Path) -> None:
    assert write_csv(tmp_path / "list.csv", header=["x"], lines=[["a\ud800b"], ["c"]]) == 2
    assert (tmp_path / "list.csv").read_text(encoding="utf-8-sig") == "x\na?b\nc\n"


def test_a_file_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FrontDeskError) as refused:
        export_csv(desk.ctx, ids=[], header=["x"], texts=texts, target=tmp_path / "none" / "cases.csv")
    assert refused.value.field == "file"
