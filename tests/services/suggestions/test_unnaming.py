"""A writer who wants to stay unnamed after all is named nowhere, and what happened can still be read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.domain.suggestions import HearBy, SuggestionState, TellingState
from frontdesk.services.callbacks.attempts import record_attempt
from frontdesk.services.callbacks.tries import Try
from frontdesk.services.callbacks.view import callback_view
from frontdesk.services.contact import CustomerEntry, Scan
from frontdesk.services.suggestions.deciding import finish
from frontdesk.services.suggestions.merging import merge, split
from frontdesk.services.suggestions.photos import card_name
from frontdesk.services.suggestions.references import reserve_codes
from frontdesk.services.suggestions.reviewing import assign, comment, weigh
from frontdesk.services.suggestions.telling import prepare_tellings, tell_by_hand
from frontdesk.services.suggestions.undoing import undo_last
from frontdesk.services.suggestions.writing import correct_suggestion
from frontdesk.store.health import faults_of
from frontdesk.store.models import Callback, Correspondence, Customer, Event, Interaction
from tests.services.contacts import said
from tests.services.offices import Desk
from tests.services.suggestions.writers import BENCH, NAMELESS, tellings, view, write

WANDA = CustomerEntry(
    name="Wanda Quillfeather", phones=("+44 20 7946 0742",), emails=("wanda@quillfeather.example",)
)
TRACES = (b"quillfeather", b"wanda", b"7946 0742", b"442079460742")
PIXEL = b"\x89PNG\r\n\x1a\n" + b"0" * 20
UNNAMED = replace(BENCH, anonymous=True, customer=CustomerEntry())


def unname(desk: Desk, reference: str) -> None:
    correct_suggestion(desk.ctx, reference=reference, entry=UNNAMED)


def stored(desk: Desk) -> bytes:
    """Return everything that stands in an office's files, in small letters."""
    assert desk.store.path is not None
    path: Path = desk.store.path
    desk.store.close()
    return b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file()).lower()


@pytest.mark.parametrize("customer", [CustomerEntry(name="Wanda Quillfeather"), WANDA])
def test_pol_06_who_wrote_is_read_nowhere_any_more(sqlite_desk: Desk, customer: CustomerEntry) -> None:
    desk = sqlite_desk
    for number in range(30):  # so that pages were split and indexes merged
        write(desk, NAMELESS, text=f"A lamp for room {number}")
    entry = replace(BENCH, customer=customer, hear_by=HearBy.NOTICE)
    reference = write(desk, entry)
    file = view(desk, reference).customer
    weigh(desk.ctx, reference=reference, effort=None, benefit=None, due_on=None)
    same = replace(entry, customer=CustomerEntry(id=file) if file else customer, place="Hall")
    correct_suggestion(desk.ctx, reference=reference, entry=same)
    assign(desk.ctx, reference=reference, outside="City gardens", note="Ms Quillfeather knows them")
    finish(desk.ctx, reference=reference, changes={"en": "There is a bench."})
    (owed,) = tellings(desk, reference)
    tell_by_hand(desk.ctx, id=owed.id, note="Wanda was glad")
    nobody = replace(entry, customer=CustomerEntry())  # the name is taken away first, and is in the log
    correct_suggestion(desk.ctx, reference=reference, entry=nobody)
    before = [entry.title.id for entry in view(desk, reference).timeline]
    unname(desk, reference)
    found = view(desk, reference)
    assert (found.author, found.customer, found.anonymous) == ("", None, True)
    assert [entry.title.id for entry in found.timeline][:-1] == before, "what happened is still told"
    assert said(desk, found.timeline[-1].title) == "Corrected: its writer stays unnamed"
    assert {entry.who for entry in found.timeline} == {"Ana Lind"}
    assert "undo" not in found.actions, "nothing brings the name back"
    (told,) = found.tellings
    assert (told.telling, told.name, told.how.id if told.how else "") == (
        TellingState.TOLD, "", "settled.told_by_hand",
    )  # fmt: skip
    assert not desk.store.search.query("Quillfeather", limit=5)
    assert faults_of(desk.store) == ()
    everything = stored(desk)
    assert [trace for trace in TRACES if trace in everything] == []


@pytest.mark.parametrize("name", ["Li Wu", "王伟"])
def test_pol_06_a_short_name_is_read_nowhere_either(sqlite_desk: Desk, name: str) -> None:
    desk = sqlite_desk
    reference = write(desk, customer=CustomerEntry(name=name), hear_by=HearBy.NOTICE)
    finish(desk.ctx, reference=reference, changes={"en": "There is a bench."})
    tell_by_hand(desk.ctx, id=tellings(desk, reference)[0].id, note=f"Said to {name}")
    unname(desk, reference)
    payloads = [payload or "" for (payload,) in desk.store.rows(Event.select(Event.payload))]
    assert name not in repr(
        (view(desk, reference), payloads, [json.loads(each or "{}") for each in payloads])
    )


def test_what_was_prepared_for_a_writer_knows_them_no_more(desk: Desk) -> None:
    call = write(desk, customer=WANDA, hear_by=HearBy.PHONE)
    letter = write(desk, customer=WANDA, hear_by=HearBy.EMAIL)
    for reference in (call, letter):
        finish(desk.ctx, reference=reference, changes={"en": "There is a bench."})
        done = prepare_tellings(desk.ctx, ids=[tellings(desk, reference)[0].id]).result
        assert not done.refused
    callback = desk.store.value(Callback.select(Callback.id))
    unname(desk, call)
    unname(desk, letter)
    assert not desk.store.rows(Correspondence.select(Correspondence.id)), "no letter that says it goes out"
    shown = callback_view(desk.ctx, callback=callback)
    assert (shown.row.about, shown.history) == ("", ())
    for reference in (call, letter):
        (owed,) = tellings(desk, reference)
        assert (owed.hear_by, owed.customer, owed.problem) == (HearBy.NOTICE, None, None), "the notice tells"
    concerned = Event.select(Event.kind).where(Event.customer_id.is_null(is_null=False))
    assert not desk.store.rows(concerned.where(Event.kind.startswith("suggestion.")))
    assert desk.store.search.query("Quillfeather", limit=5, kind="customer"), "who was called stays on file"
    assert not desk.store.search.query("bench", limit=5, kind="customer")
    assert faults_of(desk.store) == ()


def test_twins_and_halves_name_nobody_either(desk: Desk) -> None:
    other = write(desk)
    mine = write(desk, customer=CustomerEntry(name="Wanda Quillfeather"), hear_by=HearBy.NOTICE)
    half = split(desk.ctx, reference=mine, text="A clock, too").result
    merge(desk.ctx, reference=mine, into=other)
    finish(desk.ctx, reference=other, changes={"en": "There is a bench."})
    told = next(each for each in tellings(desk, other) if each.entry == mine)
    tell_by_hand(desk.ctx, id=told.id)
    unname(desk, mine)
    assert view(desk, half).anonymous
    assert view(desk, other).author == "Liam O’Connor", "somebody else’s name stays"
    assert "Wanda" not in repr((view(desk, other), view(desk, half), view(desk, mine)))
    payloads = desk.store.rows(Event.select(Event.payload))
    assert not [payload for (payload,) in payloads if payload and "Wanda" in payload]
    assert faults_of(desk.store) == ()


def test_the_scan_of_a_signed_card_is_taken_off_and_a_call_that_was_given_up_says_nothing(desk: Desk) -> None:
    (code,) = reserve_codes(desk.ctx, count=1).result
    scans = (Scan(card_name(code), PIXEL), Scan("bench.png", PIXEL))
    reference = write(desk, customer=WANDA, hear_by=HearBy.PHONE, code=code, scans=scans)
    finish(desk.ctx, reference=reference, changes={"en": "There is a bench."})
    prepare_tellings(desk.ctx, ids=[tellings(desk, reference)[0].id])
    callback = desk.store.value(Callback.select(Callback.id))
    for day in ("23", "24", "25"):
        desk.at(f"2026-11-{day} 16:55")
        record_attempt(desk.ctx, callback=callback, tried=Try(CallOutcome.NO_ANSWER))
    assert desk.store.value(Interaction.select(Interaction.subject)), "the manager is told what it was about"
    assert desk.store.rows(Correspondence.select(Correspondence.id)), "a card says that nobody was reached"
    unname(desk, reference)
    assert not desk.store.rows(Correspondence.select(Correspondence.id))
    assert [each.name for each in view(desk, reference).documents] == ["bench.png"]
    abouts = (Interaction.select(Interaction.subject), Callback.select(Callback.about))
    assert [text for query in abouts for (text,) in desk.store.rows(query) if text] == []
    (owed,) = tellings(desk, reference)
    assert owed.hear_by is HearBy.NOTICE
    assert faults_of(desk.store) == ()


def test_a_name_that_is_taken_back_is_not_kept_by_the_taking_back(desk: Desk) -> None:
    reference = write(desk, NAMELESS)
    correct_suggestion(
        desk.ctx, reference=reference, entry=replace(NAMELESS, anonymous=False, customer=WANDA)
    )
    assert view(desk, reference).author == "Wanda Quillfeather"
    undo_last(desk.ctx, reference=reference)
    found = view(desk, reference)
    assert (found.author, found.customer, found.state) == ("", None, SuggestionState.NEW)
    assert [entry.undone for entry in found.timeline] == [False, True, False]
    assert "undo" not in found.actions
    assert not desk.store.rows(Customer.select(Customer.id)), "the file was made for this entry alone"
    assert not desk.store.rows(Event.select(Event.kind).where(Event.customer_id.is_null(is_null=False)))
    comment(desk.ctx, reference=reference, text="Still open")
    undo_last(desk.ctx, reference=reference)
    correct_suggestion(
        desk.ctx, reference=reference, entry=replace(NAMELESS, anonymous=False, customer=WANDA)
    )
    assert view(desk, reference).author == "Wanda Quillfeather", "but can be written in again"
