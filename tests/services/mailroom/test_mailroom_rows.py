"""What the Mailroom shows: what waits, in which group, soonest owed first, and why something cannot go on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.kinds import CorrespondenceState, DeadlineKind, LetterKind, Way
from frontdesk.services.cases.answer import answer
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.correspondence import (
    MailroomFilter,
    MailroomGroup,
    approve,
    mailroom,
    mailroom_rows,
    open_jobs,
    print_letters,
    write_letter,
)
from frontdesk.services.owed.standing import standing
from frontdesk.services.owed.today import owed
from frontdesk.services.stationery.mailroom_rules import set_approval
from frontdesk.store.models import Correspondence
from tests.services.contacts import CALL, EMAIL, LETTER, REFERRED_LETTER, ROSA, begin, due, log
from tests.services.mailroom.letters import APOLOGY, CROWDED, FREE, as_, found, made, post, waiting
from tests.services.offices import Desk

G = MailroomGroup


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A Mailroom with something in every group."""
    set_approval(desk.ctx, kinds=[LetterKind.APOLOGY])
    begin(desk, LETTER)
    to_print = begin(desk, REFERRED_LETTER, customer=replace(ROSA, name="Jörg Schröder", language="de"))
    write_letter(desk.ctx, entry=APOLOGY, case=to_print)
    begin(desk, EMAIL)
    begin(desk, REFERRED_LETTER, acknowledge_by=Way.POSTCARD)
    print_letters(desk.ctx, ids=waiting(desk)[-1:])
    return desk


def rows(desk: Desk, **which: object) -> list[str]:
    """Return "kind way state" of what a filter lets through."""
    found_ = mailroom(desk.ctx, which=MailroomFilter(**which))  # type: ignore[arg-type]  # by name
    return [
        f"{row.letter.kind} {row.letter.way} {row.letter.state}"
        for row in mailroom_rows(desk.ctx, found_.ids)
    ]


def test_every_letter_is_in_the_group_of_what_is_to_be_done_next(full: Desk) -> None:
    assert rows(full, group=G.TO_WRITE) == ["acknowledgement letter draft"]
    assert rows(full, group=G.TO_APPROVE) == ["apology letter to_approve"]
    assert rows(full, group=G.TO_PRINT) == ["acknowledgement letter pending"]
    assert rows(full, group=G.TO_SEND) == ["acknowledgement email pending"]
    assert rows(full, group=G.TO_POST) == ["acknowledgement postcard printed"]
    found_ = mailroom(full.ctx)
    assert set(found_.counts.values()) == {1}
    assert found_.total == len(found_.ids) == standing(full.ctx).letters == 5
    assert found_.languages == ("de", "en")


def test_what_is_at_the_printer_is_still_to_be_printed(full: Desk, tmp_path: Path) -> None:
    ids = list(mailroom(full.ctx, which=MailroomFilter(G.TO_PRINT)).ids)
    made(full, ids, tmp_path)
    assert rows(full, group=G.TO_PRINT) == ["acknowledgement letter spooling"]
    assert mailroom(full.ctx).at_printer == frozenset(ids)


def test_what_was_posted_or_dropped_is_gone(full: Desk) -> None:
    begin(full, REFERRED_LETTER)
    post(full, waiting(full)[-1])
    assert mailroom(full.ctx).total == 5


@pytest.mark.parametrize(
    ("which", "count"),
    [
        ({"kind": LetterKind.APOLOGY}, 1),
        ({"way": Way.POSTCARD}, 1),
        ({"language": "de"}, 2),
        ({"language": "ja"}, 0),
        ({"department": 2}, 4),
        ({"department": 9}, 0),
        ({"whose": 2}, 4),
        ({"text": "rosa"}, 2),
        ({"text": "o’connor"}, 1),
        ({"text": "SIDE ENTRANCE"}, 1),
        ({"text": "00003"}, 1),
        ({"text": "schroder"}, 2),
        ({"text": "%"}, 0),
        ({"text": " nobody "}, 0),
        ({"group": G.TO_SEND, "text": "liam"}, 1),
    ],
)
def test_filters_narrow_it_down(full: Desk, which: dict[str, object], count: int) -> None:
    assert len(rows(full, **which)) == count


@pytest.mark.parametrize("text", ["ärger", "ÄRGER", "Ärger mit", "PARCEL", "100%"])
def test_a_subject_is_found_however_it_is_written(desk: Desk, text: str) -> None:
    begin(desk, REFERRED_LETTER, subject="Ärger mit dem Parcel: 100% nass")
    begin(desk, REFERRED_LETTER, subject="Noise")
    assert len(rows(desk, text=text)) == 1


def test_counts_follow_the_filter_but_not_its_group(full: Desk) -> None:
    found_ = mailroom(full.ctx, which=MailroomFilter(G.TO_PRINT, language="de"))
    assert {group for group, count in found_.counts.items() if count} == {G.TO_APPROVE, G.TO_PRINT}


def test_what_is_owed_first_comes_first(desk: Desk) -> None:
    write_letter(desk.ctx, entry=FREE, customer=_customer(desk))
    later = begin(desk, REFERRED_LETTER)
    letter = answer(desk.ctx, reference=later, given_by=Way.LETTER, analysis="Wet.", resolution="New.").result
    sooner = begin(desk, REFERRED_LETTER)
    found_ = mailroom(desk.ctx)
    shown = mailroom_rows(desk.ctx, found_.ids)
    assert [row.letter.case for row in shown] == [sooner, later, ""]
    assert shown[0].due == due(desk, sooner, DeadlineKind.ACKNOWLEDGE)
    assert shown[1].due == due(desk, later, DeadlineKind.RESPOND)
    assert (shown[1].id, shown[2].due) == (letter, None)


def _customer(desk: Desk) -> int:
    known = log(desk, replace(CALL, customer=ROSA, kind=None, outcome=CALL.outcome.NONE, said=False)).customer
    assert known is not None
    return known


def test_a_row_says_whose_it_is_and_what_is_missing(full: Desk) -> None:
    (draft,) = mailroom_rows(full.ctx, mailroom(full.ctx, which=MailroomFilter(G.TO_WRITE)).ids)
    assert draft.problem is not None
    assert draft.problem.id == "case.refer_first"
    (row,) = mailroom_rows(full.ctx, mailroom(full.ctx, which=MailroomFilter(G.TO_PRINT)).ids)
    assert (row.owner, row.department, row.problem) == ("Jonas Weber", "Shipping", None)
    assert row.letter.customer_name == "Jörg Schröder"


def test_what_was_approved_waits_to_be_printed(full: Desk) -> None:
    (id_,) = mailroom(full.ctx, which=MailroomFilter(G.TO_APPROVE)).ids
    approve(as_(full, "Jonas Weber"), ids=[id_])
    assert found(full, id_).state is CorrespondenceState.PENDING
    assert len(rows(full, group=G.TO_PRINT)) == 2


@pytest.mark.parametrize("statistics", [True, False])
@pytest.mark.parametrize("over", ["posted", "cancelled"])
def test_what_is_over_costs_the_mailroom_nothing(sqlite_desk: Desk, over: str, *, statistics: bool) -> None:
    """At a million cases the page must come as fast as on the first day, whoever has looked at the file."""
    begin(sqlite_desk, REFERRED_LETTER)
    post(sqlite_desk, *waiting(sqlite_desk))
    begin(sqlite_desk, REFERRED_LETTER)
    first_day = work_of(sqlite_desk)
    columns = ", ".join(name for name in Correspondence._meta.columns if name not in ("id", "posted"))
    for _ in range(12):
        sqlite_desk.store.database.execute_sql(
            f"INSERT INTO correspondence ({columns}, posted)"
            f" SELECT {columns}, posted - 1000 * id FROM correspondence WHERE state = 'posted'"
        )
    if over == "cancelled":
        dropped = "UPDATE correspondence SET state = 'cancelled', posted = NULL WHERE state = 'posted'"
        sqlite_desk.store.database.execute_sql(dropped)
    if statistics:
        sqlite_desk.store.database.execute_sql("ANALYZE")
    assert work_of(sqlite_desk) < 3 * first_day


def work_of(desk: Desk) -> int:
    """Return how much SQLite works for the page, in hundreds of its own instructions."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection: Any = desk.store.database.connection()  # type: ignore[no-untyped-call]  # peewee
    connection.set_progress_handler(count, 100)
    try:
        shown = mailroom(desk.ctx)
        mailroom_rows(desk.ctx, shown.ids)
        open_jobs(desk.ctx)
        standing(desk.ctx)
        owed(desk.ctx)
    finally:
        connection.set_progress_handler(None, 0)
    assert len(shown.ids) == 1
    return steps


def test_an_address_of_few_lines_is_told_before_it_is_printed_and_one_of_many_keeps_it(desk: Desk) -> None:
    nameless = CustomerEntry(organisation="", name="", address=PostalAddress(("5 Mill Lane",), "Leeds"))
    begin(desk, REFERRED_LETTER, customer=nameless)
    begin(desk, REFERRED_LETTER, customer=CROWDED)
    begin(desk, REFERRED_LETTER)
    few, many_, right = mailroom_rows(desk.ctx, waiting(desk))
    assert [each.warning and each.warning.id for each in (few, many_, right)] == [
        "paper.address_short",
        None,
        None,
    ]
    assert [each.problem and each.problem.id for each in (few, many_, right)] == [
        None,
        "paper.address_too_long",
        None,
    ]
    assert print_letters(desk.ctx, ids=[few.id]).result.refused == ()
    (printed,) = mailroom_rows(desk.ctx, [few.id])
    assert printed.warning is None
