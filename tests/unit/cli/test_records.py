"""The records of `frontdesk log` are read strictly, and every refusal names its field."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.cli.records import contact_from
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, Channel, Direction, MailType, Outcome, Priority, Way
from frontdesk.services.contact import CallEntry, Contact, CustomerEntry, MailEntry, PostalAddress

ZONE = ZoneInfo("America/New_York")


def no_words(text: str, timezone: str, at: datetime | None) -> tuple[datetime, datetime]:
    """Refuse a window in words, as an office does that has none."""
    raise FrontDeskError("said_time.word", field="window", part=text)


def test_everything_that_design_lists_is_read() -> None:
    contact = contact_from(
        {
            "channel": "mail",
            "direction": "inbound",
            "at": "2026-01-02T09:00",
            "customer": {
                "name": "Rosa Delgado",
                "organisation": "Delgado & Daughters",
                "phones": ["+1 212 555 0123"],
                "emails": ["rosa@example.org"],
                "address": {
                    "lines": ["12 Elm Street"],
                    "city": "Albany",
                    "region": "NY",
                    "postal_code": "12207",
                    "country": "US",
                },
                "language": "es",
            },
            "kind": "complaint",
            "priority": "P2",
            "subject": " Parcel left in the rain ",
            "details": "Twice.\nIn one week.",
            "outcome": "referred",
            "department": "Shipping",
            "person": "Jonas Weber",
            "acknowledge_by": "letter",
            "said": False,
            "understood": True,
            "answer": "",
        },
        ZONE,
        no_words,
    )
    assert contact == Contact(
        channel=Channel.MAIL,
        direction=Direction.INBOUND,
        at=datetime(2026, 1, 2, 14, tzinfo=UTC),
        customer=CustomerEntry(
            name="Rosa Delgado",
            organisation="Delgado & Daughters",
            phones=("+1 212 555 0123",),
            emails=("rosa@example.org",),
            address=PostalAddress(("12 Elm Street",), "Albany", "NY", "12207", "US"),
            language="es",
        ),
        kind=CaseKind.COMPLAINT,
        priority=Priority.P2,
        subject="Parcel left in the rain",
        details="Twice.\nIn one week.",
        outcome=Outcome.REFERRED,
        department="Shipping",
        person="Jonas Weber",
        acknowledge_by=Way.LETTER,
        understood=True,
    )


def test_only_the_channel_is_needed_and_null_is_absent() -> None:
    plain = contact_from({"channel": "call"}, ZONE, no_words)
    assert plain == Contact(channel=Channel.CALL)
    assert (
        contact_from({"channel": "call", "kind": None, "customer": None, "said": None}, ZONE, no_words)
        == plain
    )


def test_what_only_a_call_or_a_piece_of_mail_has() -> None:
    call = contact_from({"channel": "call", "call": {"number": "555", "ring_seconds": 12}}, ZONE, no_words)
    assert call.call == CallEntry(number="555", ring_seconds=12)
    mail = {"channel": "mail", "mail": {"mail_type": "registered", "postmarked_on": "2026-01-02"}}
    assert contact_from(mail, ZONE, no_words).mail == MailEntry(
        MailType.REGISTERED, postmarked_on=date(2026, 1, 2)
    )


@pytest.mark.parametrize(
    ("record", "field", "id_"),
    [
        ([], None, "input.no_object"),
        ("call", None, "input.no_object"),
        ({}, "channel", "input.missing"),
        ({"channel": "pigeon"}, "channel", "input.unknown_choice"),
        ({"channel": 3}, "channel", "input.no_text"),
        ({"channel": "call", "at": "tomorrow"}, "at", "input.no_instant"),
        ({"channel": "call", "kind": "rant"}, "kind", "input.unknown_choice"),
        ({"channel": "call", "said": "yes"}, "said", "input.no_flag"),
        ({"channel": "call", "custommer": {}}, "custommer", "input.unknown_field"),
        ({"channel": "call", "customer": "Rosa"}, "customer", "input.no_object"),
        ({"channel": "call", "customer": {"phone": "1"}}, "customer.phone", "input.unknown_field"),
        ({"channel": "call", "customer": {"phones": "1"}}, "customer.phones", "input.no_list"),
        ({"channel": "call", "customer": {"phones": [1]}}, "customer.phones", "input.no_text"),
        ({"channel": "call", "customer": {"phones": ["1"] * 51}}, "customer.phones", "input.too_many"),
        (
            {"channel": "call", "customer": {"address": {"lines": "x"}}},
            "customer.address.lines",
            "input.no_list",
        ),
        ({"channel": "call", "call": {"ring_seconds": -1}}, "call.ring_seconds", "input.no_seconds"),
        ({"channel": "call", "call": {"ring_seconds": True}}, "call.ring_seconds", "input.no_seconds"),
        ({"channel": "call", "call": {"ring_seconds": 2**40}}, "call.ring_seconds", "input.no_seconds"),
        ({"channel": "call", "subject": "a\x00b"}, "subject", "input.unwritable"),
        ({"channel": "call", "subject": "\ud800"}, "subject", "input.unwritable"),
        ({"channel": "call", "details": "x" * 200_001}, "details", "input.too_long"),
    ],
)
def test_a_fault_names_its_field(record: object, field: str | None, id_: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        contact_from(record, ZONE, no_words)
    assert (refused.value.field, refused.value.message.id) == (field, id_)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_NAMES = st.sampled_from(
    ["channel", "at", "customer", "kind", "said", "subject", "call", "mail", "visit", "callback"]
)


@given(st.dictionaries(_NAMES | st.text(max_size=6), _ANY | st.sampled_from(["call", "visit"]), max_size=6))
def test_whatever_comes_is_read_or_refused(record: dict[str, object]) -> None:
    try:
        outcome: object = contact_from(record, ZONE, no_words).channel
    except FrontDeskError as refused:
        outcome = refused.message.id.partition(".")[0]
    assert outcome in {"input", str(record.get("channel")).strip()}


def test_the_window_of_a_callback_is_an_interval_or_words() -> None:
    start, end = datetime(2026, 2, 2, 20, tzinfo=UTC), datetime(2026, 2, 2, 21, tzinfo=UTC)
    asked: list[tuple[str, str, datetime | None]] = []

    def reads(text: str, timezone: str, at: datetime | None) -> tuple[datetime, datetime]:
        asked.append((text, timezone, at))
        return start, end

    for window in ("2026-02-02T15:00/2026-02-02T16:00", "Monday 15-16"):
        record = {"channel": "call", "at": "2026-01-30T09:00", "callback": {"window": window}}
        callback = contact_from(record, ZONE, reads).callback
        assert callback is not None
        assert (callback.window_start, callback.window_end) == (start, end)
    assert asked == [("Monday 15-16", "", datetime(2026, 1, 30, 14, tzinfo=UTC))]


def test_a_window_that_is_not_understood_is_refused_with_its_field() -> None:
    with pytest.raises(FrontDeskError) as refused:
        contact_from({"channel": "call", "callback": {"window": "whenever"}}, ZONE, no_words)
    assert refused.value.field == "callback.window"
