"""Real files of other systems come in whole, and a second time not at all."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from peewee import fn

from frontdesk.domain.kinds import CaseStatus, Channel
from frontdesk.services.imports.cases import import_cases
from frontdesk.services.imports.report import ImportReport
from frontdesk.services.imports.visits import import_visits
from frontdesk.store.models import Case, Deadline, Interaction, Visit
from tests.services.offices import Desk

pytestmark = pytest.mark.real_data


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_consumer_complaints_in_all_their_dialects(sqlite_desk: Desk, real_data: Path) -> None:
    desk, ids = sqlite_desk, set[str]()
    for name in ("complaints", "variant_mini", "variant_no_id", "variant_us_dates"):
        file = real_data / "complaints" / f"{name}.csv"
        rows = rows_of(file)
        numbers = [row.get("Complaint ID") or row.get("complaint_id") or "" for row in rows]
        new = sum(1 for number in numbers if not number or number not in ids)
        ids.update(filter(None, numbers))
        assert import_cases(desk.ctx, path=file).result == ImportReport(new, len(rows) - new, ())
        if name == "complaints":
            assert_channels_and_states_are_kept(desk, rows)
        assert import_cases(desk.ctx, path=file).result == ImportReport(0, len(rows), ())


def assert_channels_and_states_are_kept(desk: Desk, rows: list[dict[str, str]]) -> None:
    labels = Counter(row["Submitted via"] for row in rows)
    label = Interaction.channel_label
    assert dict(desk.store.rows(Interaction.select(label, fn.COUNT(label)).group_by(label))) == labels
    channels = dict(desk.store.rows(Case.select(Case.channel, fn.COUNT(Case.id)).group_by(Case.channel)))
    assert channels[Channel.MAIL] == labels["Postal mail"]
    assert channels[Channel.CALL] == labels["Phone"]
    assert Channel.OTHER not in channels
    open_ = sum(row["Company response to consumer"] == "In progress" for row in rows)
    closed = Case.select(fn.COUNT(Case.id)).where(Case.status == CaseStatus.CLOSED.value)
    assert desk.store.value(closed) == len(rows) - open_
    assert desk.store.value(Deadline.select(fn.COUNT(Deadline.case.distinct()))) == open_


def test_service_requests(sqlite_desk: Desk, real_data: Path) -> None:
    desk, file = sqlite_desk, real_data / "service_requests" / "baltimore_311.csv"
    assert import_cases(desk.ctx, path=file).result == ImportReport(4000, 0, ())
    assert import_cases(desk.ctx, path=file).result == ImportReport(0, 4000, ())
    other = desk.store.rows(
        Interaction.select(Interaction.channel_label)
        .where(Interaction.channel == Channel.OTHER.value)
        .distinct()
    )
    assert {label for (label,) in other} == {"API", "Internal", "System", "Other"}


def test_a_sign_in_sheet(sqlite_desk: Desk, real_data: Path) -> None:
    desk, file = sqlite_desk, real_data / "visits" / "sign_in_sheet.csv"
    rows = rows_of(file)
    assert import_visits(desk.ctx, path=file).result == ImportReport(len(rows), 0, ())
    assert import_visits(desk.ctx, path=file).result == ImportReport(0, len(rows), ())
    written = Counter(row["visitor"].strip() for row in rows)
    assert Counter(visitor for (visitor,) in desk.store.rows(Visit.select(Visit.visitor))) == written
