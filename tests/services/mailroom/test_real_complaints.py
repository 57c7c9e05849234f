"""Real complaints that came by post, to real addresses: acknowledged in one batch before the post goes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from pypdf import PdfReader

from frontdesk.domain.kinds import (
    CaseKind,
    Channel,
    CorrespondenceState,
    DeadlineKind,
    DeadlineState,
    Outcome,
)
from frontdesk.services.contact import Contact, CustomerEntry, MailEntry, PostalAddress
from frontdesk.services.correspondence import (
    labels_of,
    make_job,
    mark_posted,
    mark_printed,
    register,
)
from frontdesk.services.intake.log import log_contact
from frontdesk.services.office.setup import set_office
from frontdesk.store.models import Deadline
from tests.services.mailroom.letters import text_of, waiting
from tests.services.offices import Desk

pytestmark = pytest.mark.real_data
TODAY = "2026-11-23"


def complaints(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what a complaint that came by post is about, and what it says."""
    with (folder / "complaints" / "complaints.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            if row["Submitted via"] == "Postal mail":
                yield row["Issue"], row["Consumer complaint narrative"]


def names(folder: Path) -> Iterator[str]:
    """Yield names of all the world, as they are written at home."""
    found = []
    for file in ("common-forenames.csv", "common-surnames.csv"):
        with (folder / "names" / file).open(encoding="utf-8", newline="") as source:
            found.append([row["Localized Name"] for row in csv.DictReader(source)])
    forenames, surnames = found
    step = len(forenames) // 317  # a few of every country
    return (f"{first} {last}" for first, last in zip(cycle(forenames[::step]), cycle(surnames[::step])))


def addresses(folder: Path) -> Iterator[PostalAddress]:
    """Yield American addresses, again and again."""
    source = json.loads((folder / "addresses" / "us_addresses.json").read_text(encoding="utf-8"))
    for found in cycle(source["addresses"]):
        lines = tuple(line for line in (found["address1"], found["address2"]) if line)
        yield PostalAddress(lines, found.get("city", ""), found["state"], found["postalCode"], "US")


def test_every_complaint_that_came_by_post_is_acknowledged_in_one_batch(
    real_data: Path, sqlite_desk: Desk, tmp_path: Path
) -> None:
    desk = sqlite_desk
    set_office(
        desk.ctx,
        changes={"country": "US", "subdivision": "NY", "letter_layout": "us_number_10"},
    )
    received = list(complaints(real_data))
    assert len(received) > 300
    for (issue, text), name, address in zip(received, names(real_data), addresses(real_data), strict=False):
        log_contact(
            desk.ctx,
            contact=Contact(
                Channel.MAIL,
                customer=CustomerEntry(name=name, address=address),
                kind=CaseKind.COMPLAINT,
                subject=issue or "Complaint",
                details=text,
                outcome=Outcome.REFERRED,
                department="Shipping",
                person="Jonas Weber",
                mail=MailEntry(),
            ),
        )
    ids = waiting(desk)
    assert len(ids) == len(received)
    out = tmp_path / "complaints.pdf"
    job = make_job(desk.ctx, ids=ids, out=out, title="Complaints").result
    assert [each.name for each in job.batch.refused] == []
    assert len(job.batch.placed) == len(received)
    assert len(PdfReader(out).pages) == job.batch.sheets
    mark_printed(desk.ctx, job=job.id)
    assert mark_posted(desk.ctx, ids=waiting(desk, CorrespondenceState.PRINTED)).result.refused == ()
    today = desk.clock.now().date()
    assert len(register(desk.ctx, first=today, last=today)) == len(received)
    states = desk.store.rows(
        Deadline.select(Deadline.state).where(Deadline.kind == DeadlineKind.ACKNOWLEDGE.value)
    )
    assert {state for (state,) in states} == {DeadlineState.MET.value}


def test_their_labels_fill_sheet_after_sheet(real_data: Path, sqlite_desk: Desk) -> None:
    set_office(sqlite_desk.ctx, changes={"country": "US", "subdivision": "NY"})
    for name, address in islice(zip(names(real_data), addresses(real_data), strict=False), 40):
        log_contact(
            sqlite_desk.ctx,
            contact=Contact(
                Channel.MAIL,
                customer=CustomerEntry(name=name, address=address),
                kind=CaseKind.QUESTION,
                subject="Opening hours",
                outcome=Outcome.REFERRED,
                department="Shipping",
                person="Jonas Weber",
                mail=MailEntry(),
            ),
        )
    labels = labels_of(sqlite_desk.ctx, ids=waiting(sqlite_desk))
    assert (labels.count, labels.refused) == (40, ())
    assert "USA" not in text_of(labels.data)
