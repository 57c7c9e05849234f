"""Whatever is done is taken back whole: after it every row stands as before, and the log verifies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.domain.kinds import CaseKind, LetterKind, Priority, Slip, Way
from frontdesk.domain.suggestions import HearBy, Size
from frontdesk.services.callbacks.moving import cancel_callback, hand_over_callback, reschedule_callback
from frontdesk.services.callbacks.undoing import undo_callback
from frontdesk.services.cases.acknowledge import acknowledge
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.correct import Correction, correct_case
from frontdesk.services.cases.ending import close_case, reopen, withdraw
from frontdesk.services.cases.extend import extend
from frontdesk.services.cases.feedback import record_feedback
from frontdesk.services.cases.joining import join, link
from frontdesk.services.cases.notes import add_note
from frontdesk.services.cases.refer import confirm_referral, refer
from frontdesk.services.cases.undo import undo_last as undo_case
from frontdesk.services.cases.waiting import resume, wait_for_customer
from frontdesk.services.contact import Scan
from frontdesk.services.correspondence import (
    approve,
    cancel_letter,
    edit_letter,
    mark_posted,
    print_letters,
    send_back,
    write_letter,
)
from frontdesk.services.correspondence.undoing import undo_letters
from frontdesk.services.stationery.mailroom_rules import set_approval
from frontdesk.services.suggestions.deciding import accept, decline, finish, say_in
from frontdesk.services.suggestions.deciding import reopen as look_again
from frontdesk.services.suggestions.entry import SupporterEntry
from frontdesk.services.suggestions.linking import link_case, unlink_case
from frontdesk.services.suggestions.photos import add_photo
from frontdesk.services.suggestions.reviewing import assign, comment, look_at, weigh
from frontdesk.services.suggestions.supporting import support, withdraw_support
from frontdesk.services.suggestions.telling import excuse_telling, tell_by_hand
from frontdesk.services.suggestions.telling_views import to_be_told
from frontdesk.services.suggestions.undoing import undo_last as undo_suggestion
from frontdesk.services.suggestions.withholding import show, withhold
from frontdesk.services.suggestions.writing import correct_suggestion, take_back_suggestion
from frontdesk.store.models import ALL, SearchDocument, SuggestionWord
from tests.services.callbacks.promised import NUMBER, agree, call, customer
from tests.services.contacts import CALL, REFERRED_LETTER, begin
from tests.services.mailroom.letters import FREE, as_
from tests.services.offices import Desk, local
from tests.services.suggestions.writers import BANCO, BENCH, ROSA, view, write

JONAS = 2
PIXEL = b"\x89PNG\r\n\x1a\n" + b"0" * 20

# What only grows, and what counts changes.
_LEFT_OUT = {"events", "event_head", "suggestion_events", "counters", "blobs"}
_COUNTS = {"version", "last_event"}

Step = Callable[[], object]
Rows = Mapping[str, list[Any]]


def rows(desk: Desk) -> Rows:
    """Return every row of the office, as far as undoing is to restore it."""
    found: dict[str, list[Any]] = {}
    for model in ALL:
        meta = model._meta
        columns = [each for each in meta.sorted_fields if each.name not in _COUNTS]
        if model in (SearchDocument, SuggestionWord):  # made anew each time
            columns = [each for each in columns if each.name not in ("id", "body")]
        if meta.table_name not in _LEFT_OUT:
            found[meta.table_name] = sorted(map(repr, desk.store.rows(model.select(*columns))))
    bodies = desk.store.rows(
        SearchDocument.select(SearchDocument.kind, SearchDocument.target, SearchDocument.body)
    )
    found["words"] = sorted((kind, target, sorted({*body.split()})) for kind, target, body in bodies)
    return found


def each_is_taken_back(desk: Desk, steps: Mapping[str, Step], undo: Step) -> None:
    """Take every step, take it back, compare every row, and take it again."""
    for name, step in steps.items():
        desk.clock.instant += timedelta(minutes=1)
        before = rows(desk)
        step()
        assert rows(desk) != before, name
        undo()
        after = rows(desk)
        assert {table: after[table] for table in after if after[table] != before[table]} == {
            table: before[table] for table in after if after[table] != before[table]
        }, name
        step()
    assert desk.store.events.verify() == []


def test_each_step_of_a_suggestion(desk: Desk) -> None:
    ctx, ref, case = desk.ctx, write(desk), begin(desk, CALL)
    mine: dict[str, Any] = {"reference": ref}
    fresh = write(desk, BANCO)

    def supporter() -> int:
        return view(desk, ref).supporters[0].id

    def owed_to(number: int) -> int:
        return [each for each in to_be_told(ctx) if each.suggestion == ref][number].id

    each_is_taken_back(
        desk,
        {
            "look_at": partial(look_at, ctx, **mine),
            "assign": partial(assign, ctx, **mine, staff=JONAS, note="Please"),
            "weigh": partial(weigh, ctx, **mine, effort=Size.SMALL, benefit=None, due_on=date(2026, 12, 1)),
            "comment": partial(comment, ctx, **mine, text="Good"),
            "correct": partial(
                correct_suggestion, ctx, **mine, entry=replace(BENCH, theme="Garden", text="A seat")
            ),
            "photo": partial(add_photo, ctx, **mine, scan=Scan("a.png", PIXEL)),
            "link": partial(link_case, ctx, **mine, case=case),
            "unlink": partial(unlink_case, ctx, **mine, case=case),
            "withhold": partial(withhold, ctx, **mine, reason="Names a neighbour"),
            "show": partial(show, ctx, **mine),
            "support": partial(support, ctx, **mine, entry=SupporterEntry(ROSA, HearBy.LETTER)),
            "withdraw": lambda: withdraw_support(ctx, **mine, supporter=supporter()),
            "count": partial(support, ctx, **mine, entry=SupporterEntry(count=3)),
            "accept": partial(accept, ctx, **mine, due_on=date(2026, 12, 4), outside="Gardens"),
            "finish": partial(finish, ctx, **mine, changes={"": "A bench."}),
            "say_in": partial(say_in, ctx, **mine, language="es", text="Un banco."),
            "told": lambda: tell_by_hand(ctx, id=owed_to(0)),
            "reopen": partial(look_again, ctx, **mine, reason="It broke"),
            "decline": partial(decline, ctx, **mine, reasons={"": "No room."}),
            "excuse": lambda: excuse_telling(ctx, id=owed_to(0), reason="Moved away"),
        },
        partial(undo_suggestion, ctx, **mine),
    )
    back = partial(take_back_suggestion, ctx, reference=fresh, reason="Twice")
    each_is_taken_back(desk, {"take_back": back}, partial(undo_suggestion, ctx, reference=fresh))


def test_each_step_of_a_case(desk: Desk) -> None:
    ctx = desk.ctx
    ref, other, third = (begin(desk, CALL, said=said) for said in (False, True, True))
    mine: dict[str, Any] = {"reference": ref}
    each_is_taken_back(
        desk,
        {
            "acknowledge": partial(acknowledge, ctx, **mine, way=Way.VERBAL),
            "note": partial(add_note, ctx, **mine, text="A note"),
            "refer": partial(
                refer, ctx, **mine, department="Shipping", person="Jonas Weber", needed="A look"
            ),
            "confirm": partial(confirm_referral, ctx, **mine, slip=Slip.PRINTED),
            "correct": partial(
                correct_case, ctx, **mine, correction=Correction(CaseKind.QUESTION, Priority.P2, "Other")
            ),
            "correct back": partial(correct_case, ctx, **mine, correction=Correction(CaseKind.COMPLAINT)),
            "link": partial(link, ctx, **mine, other=other),
            "wait": partial(wait_for_customer, ctx, **mine, reason="A photo"),
            "resume": partial(resume, ctx, **mine),
            "extend": partial(
                extend, ctx, **mine, new_date=date(2026, 12, 9), reason="Parts", told_by=Way.VERBAL
            ),
            "answer": partial(
                answer, ctx, **mine, given_by=Way.VERBAL, analysis="Lost", resolution="Sent anew"
            ),
            "feedback": partial(record_feedback, ctx, **mine, feedback="Good"),
            "close": partial(close_case, ctx, **mine),
            "reopen": partial(reopen, ctx, **mine, reason="Again"),
            "join": partial(join, ctx, **mine, into=other, reason="The same"),
        },
        partial(undo_case, ctx, **mine),
    )
    gone = partial(withdraw, ctx, reference=third, reason="No longer wanted")
    each_is_taken_back(desk, {"withdraw": gone}, partial(undo_case, ctx, reference=third))


@pytest.mark.parametrize("on_case", [True, False])
def test_each_step_of_a_callback(desk: Desk, *, on_case: bool) -> None:
    ctx = desk.ctx
    case = begin(desk, CALL) if on_case else ""
    id_ = agree(desk, number=NUMBER, person="Jonas Weber", case=case).id
    desk.at("2026-11-23 14:45")
    window: dict[str, Any] = {
        "window_start": local("2026-11-24 10:00"),
        "window_end": local("2026-11-24 11:00"),
    }
    again = (local("2026-11-25 10:00"), local("2026-11-25 11:00"))
    mine: dict[str, Any] = {"callback": id_}
    each_is_taken_back(
        desk,
        {
            "busy": partial(call, desk, id_, CallOutcome.BUSY, "Engaged"),
            "move": partial(reschedule_callback, ctx, **mine, **window, told="Tomorrow at ten"),
            "hand over": partial(hand_over_callback, ctx, **mine, department="Shipping", note="Yours"),
            "other time": partial(call, desk, id_, CallOutcome.OTHER_TIME, again=again),
            "wrong": partial(call, desk, id_, CallOutcome.WRONG_NUMBER, number="+44 20 7946 0019"),
            "reached": partial(call, desk, id_, CallOutcome.REACHED, "All well"),
        },
        partial(undo_callback, ctx, **mine),
    )
    given_up = agree(desk, number=NUMBER, person="Jonas Weber", case=case).id
    undo = partial(undo_callback, ctx, callback=given_up)
    each_is_taken_back(desk, {"gave up": partial(call, desk, given_up, CallOutcome.GAVE_UP, "No use")}, undo)
    cancelled = agree(desk, number=NUMBER, person="Jonas Weber", case=case).id
    step = partial(cancel_callback, ctx, callback=cancelled, reason="Not needed")
    each_is_taken_back(desk, {"cancel": step}, partial(undo_callback, ctx, callback=cancelled))


@pytest.mark.parametrize("on_case", [True, False])
def test_each_step_of_a_letter(desk: Desk, *, on_case: bool) -> None:
    ctx, case = desk.ctx, begin(desk, REFERRED_LETTER)
    to: dict[str, Any] = {"case": case} if on_case else {"customer": customer(desk, posted=True)}
    set_approval(ctx, kinds=[LetterKind.FREE])
    letter = write_letter(ctx, entry=FREE, **to).result
    other = replace(FREE, facts={**FREE.facts, "text": "It came back."})
    jonas = as_(desk, "Jonas Weber")

    def undo() -> None:
        assert undo_letters(ctx, ids=[letter]).result.refused == ()

    each_is_taken_back(
        desk,
        {
            "send back": partial(send_back, jonas, id=letter, note="Kinder, please"),
            "edit": partial(edit_letter, ctx, id=letter, entry=other),
            "approve": partial(approve, jonas, ids=[letter]),
        },
        undo,
    )
    print_letters(ctx, ids=[letter])
    posted = {"post": partial(mark_posted, ctx, ids=[letter])}
    each_is_taken_back(desk, posted, undo)
    undo()
    each_is_taken_back(desk, {"cancel": partial(cancel_letter, ctx, id=letter)}, undo)
