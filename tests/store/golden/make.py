"""Makes the database that a released schema leaves in the tests: `python -m tests.store.golden.make`.

To be run once when a new step of `store/migrations` is released, before anything else changes. An existing
file is never made again: it is what real offices have.
"""

from __future__ import annotations

import gzip
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from frontdesk.domain.clock import FixedClock
from frontdesk.store.copying import copy_database
from frontdesk.store.event_log import NewEvent
from frontdesk.store.models import (
    Callback,
    CallbackAttempt,
    CallbackSeries,
    Case,
    Correspondence,
    Customer,
    Deadline,
    Interaction,
    LetterTemplate,
    Phone,
    PrintJob,
    PrintJobItem,
    Setting,
    Suggestion,
    SuggestionTelling,
)
from frontdesk.store.schema import steps
from frontdesk.store.search import SearchEntry
from frontdesk.store.store import Store

FOLDER = Path(__file__).parent
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def golden(step: str) -> Path:
    """Return the file of a step."""
    return FOLDER / f"{step}.db.gz"


def unpack(step: str, target: Path) -> Path:
    """Put a database of a step's schema at `target`."""
    target.write_bytes(gzip.decompress(golden(step).read_bytes()))
    return target


def fill(store: Store) -> None:
    """Save two cases of one customer, each with a letter that was printed and a call; and a suggestion."""
    with store.transaction():
        job = store.insert(
            PrintJob, made=NOON, printer="Office", title="Letters", state="completed", sheets=2
        )
        customer = store.insert(
            Customer, name="Zoë Ruiz", name_key="zoe ruiz", formality="informal", created=NOON
        )
        store.insert(
            LetterTemplate, kind="acknowledgement", way="letter", language="en", formality="formal",
            version=1, subject="We have it", body="{{ person }} answers by {{ answer_by }}.",
            created=NOON, active=True,
        )  # fmt: skip
        _fill_book(store, customer)
        store.insert(Phone, customer=customer, written="+1 555 010 4477", digits="15550104477")
        store.insert(Setting, key="office", value={"name": "Town of Ashgrove"})
        series = store.insert(
            CallbackSeries, customer=customer, rule="FREQ=WEEKLY;BYDAY=MO", first_on=NOON.date(),
            starts="15:00", minutes=60, exceptions=["2026-03-16"], number="+1 555 010 4477", made=NOON,
        )  # fmt: skip
        for number in (1, 2):
            case = store.insert(
                Case, reference=f"26-0000{number}-0", kind="request", priority="P3", status="open",
                channel="call", customer=customer, subject="A copy of invoice 7", received=NOON,
            )  # fmt: skip
            contact = store.insert(
                Interaction,
                case=case,
                customer=customer,
                channel="call",
                direction="inbound",
                at=NOON,
                entered=NOON,
            )
            store.insert(
                Deadline, case=case, interaction=contact, kind="respond", due=NOON, state="open",
                started=NOON, provisions=["POL-15"], explanation=[], policy_version="1", calendar_digest="0",
            )  # fmt: skip
            callback = store.insert(
                Callback, case=case, interaction=contact, customer=customer, number="+1 555 010 4477",
                window_start=NOON, window_end=NOON, call_from=NOON, call_until=NOON, about="Invoice 7",
                attempts=1, tried=NOON, series=series, occurrence=NOON.date(), agreed=NOON,
            )  # fmt: skip
            store.insert(CallbackAttempt, callback=callback, at=NOON, outcome="no_answer")
            letter = store.insert(
                Correspondence, case=case, customer=customer, kind="acknowledgement", way="letter",
                language="en", state="printed", context={}, settles="acknowledge", created=NOON,
                printed=NOON, print_job=job, subject="We are looking after your request",
            )  # fmt: skip
            store.insert(
                PrintJobItem, job=job, correspondence=letter, position=number, first_sheet=number, sheets=1
            )
            store.search.put(SearchEntry("case", case, "A copy of invoice 7", "Zoë Ruiz", "invoice Zoë Ruiz"))
            store.events.append(
                NewEvent(at=NOON, actor="Jane", kind="case.opened", case_id=case, payload={"name": "Zoë"})
            )


def _fill_book(store: Store, customer: int) -> None:
    idea = store.insert(
        Suggestion, reference="S26-00001-0", state="declined", author_kind="customer", customer=customer,
        hear_by="letter", title="A bench", source="reception", given=NOON, entered=NOON,
        reasons={"en": "There is no room."},
    )  # fmt: skip
    store.insert(
        SuggestionTelling, suggestion=idea, entry=idea, customer=customer, hear_by="letter",
        state="owed", since=NOON,
    )  # fmt: skip
    store.insert(
        Deadline, suggestion=idea, kind="suggestion_look", due=NOON, state="met", started=NOON,
        provisions=["POL-06"], explanation=[], policy_version="1", calendar_digest="0",
    )  # fmt: skip


def make() -> Path:
    """Make the file of today's schema and return its path; refuses where it is there already."""
    target = golden(steps()[-1])
    if target.exists():
        raise SystemExit(f"{target} is there already: released schemas never change")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.db"
        store = Store.open(path, clock=FixedClock(NOON, training=False), create=True)
        fill(store)
        store.close()
        alone = Path(folder) / "alone.db"
        copy_database(path, alone)
        target.write_bytes(gzip.compress(alone.read_bytes(), mtime=0))
    return target


if __name__ == "__main__":
    print(make())
