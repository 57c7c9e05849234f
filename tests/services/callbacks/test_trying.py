"""Calls that were made, and what follows: the end, another try, or a card and a message for the manager."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from frontdesk.domain.callbacks import FAILED, CallbackEnd, CallbackPurpose, CallOutcome, CallUrgency
from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.kinds import CaseKind, CorrespondenceState, DeadlineKind, DeadlineState, LetterKind, Way
from frontdesk.services.callbacks.attempts import complete_callback, record_attempt
from frontdesk.services.callbacks.lists import callbacks_between, callbacks_of_case, open_callbacks
from frontdesk.services.callbacks.moving import cancel_callback, hand_over_callback, reschedule_callback
from frontdesk.services.callbacks.rules import callback_rules, retries_from, set_callback_rules
from frontdesk.services.callbacks.tries import Try
from frontdesk.services.callbacks.undoing import undo_callback
from frontdesk.services.callbacks.views import Attempted
from frontdesk.services.cases.answer import answer
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.correspondence import letter_pdf, mailroom_rows, read_letter
from frontdesk.services.owed.today import Scope, owed
from frontdesk.store.models import Case
from tests.services.callbacks.promised import NUMBER, agree, call, customer, shown
from tests.services.contacts import CALL, begin, deadline, said, state, view
from tests.services.offices import Desk, local

NO_ANSWER, REACHED = CallOutcome.NO_ANSWER, CallOutcome.REACHED
IN_THE_WINDOW = "2026-11-23 14:40"


def window(text: str) -> tuple[datetime, datetime]:
    start, end = text.split("/")
    return local(start), local(end)


def test_csp_002_both_log_entries_and_a_first_response(desk: Desk) -> None:
    reference = begin(desk, CALL)
    agreed = agree(desk, case=reference)
    desk.at(IN_THE_WINDOW)
    assert call(desk, agreed.id, REACHED, "Will be in all day.").ended is CallbackEnd.REACHED
    told = [entry.title.id for entry in view(desk, reference).timeline]
    assert told[-2:] == ["timeline.callback", "timeline.called_back"]
    assert state(desk, reference, DeadlineKind.FIRST_RESPONSE) is DeadlineState.MET
    assert state(desk, reference, DeadlineKind.CALLBACK) is DeadlineState.MET
    with pytest.raises(ConflictError):
        call(desk, agreed.id, REACHED)


def test_who_does_not_answer_is_tried_again_by_the_rules(desk: Desk) -> None:
    agreed = agree(desk, number=NUMBER)
    desk.at(IN_THE_WINDOW)
    again = call(desk, agreed.id, NO_ANSWER).again
    assert again == window("2026-11-23 15:40/2026-11-23 16:40")
    (item,) = owed(desk.ctx).items
    assert (item.due, item.promised) == (local("2026-11-23 16:40"), False)
    row = shown(desk, agreed.id).row
    assert (row.attempts, row.last_outcome, row.promised, row.urgency) == (
        1,
        NO_ANSWER,
        False,
        CallUrgency.NEXT,
    )
    desk.at("2026-11-23 15:45")
    again = call(desk, agreed.id, CallOutcome.BUSY).again
    assert again == window("2026-11-23 16:45/2026-11-23 17:00"), "as long as the office is open"
    desk.at("2026-11-23 16:50")
    rules = replace(callback_rules(desk.store), most_attempts=9)
    set_callback_rules(desk.ctx, rules=rules)
    assert call(desk, agreed.id, NO_ANSWER).again == window("2026-11-24 09:00/2026-11-24 10:00")


def test_a_try_before_the_window_leaves_the_promise(desk: Desk) -> None:
    agreed = agree(desk, number=NUMBER)
    for _ in range(5):
        tried = call(desk, agreed.id, NO_ANSWER)
        assert (tried.ended, tried.again) == (None, window("2026-11-23 14:30/2026-11-23 15:30"))
    assert owed(desk.ctx).items[0].promised
    early = shown(desk, agreed.id)
    assert (early.row.attempts, early.counted, early.early) == (5, 0, True)
    assert said(desk, early.history[-1].title) == (
        "Nobody answered; called before the agreed time, which stands: Mon 23 Nov 14:30"
    )
    with pytest.raises(FrontDeskError) as refused:
        call(desk, agreed.id, NO_ANSWER, again=window("2026-11-23 15:00/2026-11-23 16:00"))
    assert (refused.value.message.id, refused.value.field) == ("callback.promise_stands", "window")
    sooner = window("2026-11-23 13:00/2026-11-23 14:00")
    assert call(desk, agreed.id, NO_ANSWER, again=sooner).again == sooner
    desk.at("2026-11-23 13:10")
    call(desk, agreed.id, NO_ANSWER)
    (item,) = owed(desk.ctx).items
    assert (item.due, item.promised) == (local("2026-11-23 15:30"), True), "what was promised is owed again"
    sooner = window("2026-11-23 13:00/2026-11-23 14:00")
    assert call(desk, agreed.id, NO_ANSWER, again=sooner).again == sooner, "before it there is room"


def test_csp_002_a_call_before_the_promised_time_uses_up_none_of_the_tries(desk: Desk) -> None:
    agreed = agree(desk, to=customer(desk, posted=True))
    for _ in range(2):
        call(desk, agreed.id, NO_ANSWER)
    desk.at(IN_THE_WINDOW)
    assert call(desk, agreed.id, NO_ANSWER).again == window("2026-11-23 15:40/2026-11-23 16:40"), "the first"
    found = shown(desk, agreed.id)
    assert (found.row.attempts, found.counted, found.early) == (3, 1, False)
    undo_callback(desk.ctx, callback=agreed.id)
    assert (shown(desk, agreed.id).counted, shown(desk, agreed.id).row.attempts) == (0, 2)
    tried = unreached(desk, agreed.id)
    assert (tried.ended, tried.letter is not None) == (CallbackEnd.UNREACHED, True)
    assert len(read_letter(desk.ctx, id=tried.letter or 0).facts["tries"]) == 5, "the card says all of them"
    assert said(desk, shown(desk, agreed.id).history[-1].title).endswith("nobody reached in 5 tries")


def test_a_time_that_is_promised_anew_has_all_tries_again(desk: Desk) -> None:
    agreed = agree(desk, number=NUMBER)
    for at in (IN_THE_WINDOW, "2026-11-23 15:50"):
        desk.at(at)
        call(desk, agreed.id, NO_ANSWER)
    desk.at("2026-11-24 09:10")
    call(desk, agreed.id, CallOutcome.OTHER_TIME, again=window("2026-11-26 10:00/2026-11-26 11:00"))
    assert shown(desk, agreed.id).counted == 0
    desk.at("2026-11-26 10:20")
    assert call(desk, agreed.id, NO_ANSWER).ended is None
    assert shown(desk, agreed.id).counted == 1


def unreached(desk: Desk, agreed: int) -> Attempted:
    for at in (IN_THE_WINDOW, "2026-11-23 15:50"):
        desk.at(at)
        call(desk, agreed, NO_ANSWER)
    desk.at("2026-11-24 09:10")
    return call(desk, agreed, CallOutcome.LEFT_MESSAGE, "On the machine")


def test_after_three_tries_a_postcard_goes_out_and_the_manager_is_told(desk: Desk) -> None:
    rosa = customer(desk, posted=True)
    agreed = agree(desk, to=rosa, about="Where the parcel is")
    assert shown(desk, agreed.id).card is Way.POSTCARD
    tried = unreached(desk, agreed.id)
    assert tried.ended is CallbackEnd.UNREACHED
    assert tried.letter is not None
    letter = read_letter(desk.ctx, id=tried.letter)
    assert (letter.kind, letter.way) == (LetterKind.CALLBACK_MISSED, Way.POSTCARD)
    assert letter.state is CorrespondenceState.PENDING
    assert len(letter.facts["tries"]) == 3
    assert letter_pdf(desk.ctx, id=tried.letter).startswith(b"%PDF")
    assert [row.id for row in mailroom_rows(desk.ctx, ids=[tried.letter])] == [tried.letter]
    (item,) = owed(desk.ctx).items
    assert (item.kind, item.subject, item.customer) == (DeadlineKind.MESSAGE, "Where the parcel is", rosa)
    assert open_callbacks(desk.ctx).total == 0
    assert said(desk, shown(desk, agreed.id).history[-1].title) == "Left a message; nobody reached in 3 tries"


def test_the_card_names_whoever_called_where_nobody_has_the_case(desk: Desk) -> None:
    rosa = customer(desk, posted=True)
    reference = begin(desk, CALL, customer=CustomerEntry(id=rosa), person="", said=False, understood=False)
    with desk.store.transaction():
        desk.store.execute(Case.update(owner=None).where(Case.reference == reference))
    tried = unreached(desk, agree(desk, case=reference).id)
    assert tried.letter is not None
    assert letter_pdf(desk.ctx, id=tried.letter).startswith(b"%PDF")


def test_the_manager_who_is_named_is_told(desk: Desk) -> None:
    set_callback_rules(desk.ctx, rules=replace(callback_rules(desk.store), manager=desk.ctx.actor.staff_id))
    reference = begin(desk, CALL)
    unreached(desk, agree(desk, case=reference).id)
    mine = [item for item in owed(desk.ctx, scope=Scope.MINE).items if item.kind is DeadlineKind.MESSAGE]
    assert [item.case for item in mine] == [reference]


def test_without_any_way_to_write_the_manager_alone_is_told(desk: Desk) -> None:
    agreed = agree(desk, number=NUMBER)
    assert shown(desk, agreed.id).card is None
    assert unreached(desk, agreed.id).letter is None
    assert [item.kind for item in owed(desk.ctx).items] == [DeadlineKind.MESSAGE]


@pytest.mark.parametrize("on_case", [True, False])
def test_the_last_try_is_taken_back_with_its_card_and_message(desk: Desk, on_case: bool) -> None:
    rosa = customer(desk, posted=True)
    reference = begin(desk, CALL) if on_case else ""
    agreed = agree(desk, case=reference, to=None if on_case else rosa)
    tried = unreached(desk, agreed.id)
    undo_callback(desk.ctx, callback=agreed.id)
    row = shown(desk, agreed.id).row
    assert (row.done, row.attempts, row.last_outcome) == (None, 2, NO_ANSWER)
    assert DeadlineKind.MESSAGE not in {item.kind for item in owed(desk.ctx).items}
    if tried.letter is not None:
        with pytest.raises(NotFoundError):
            read_letter(desk.ctx, id=tried.letter)
    for _ in range(2):
        undo_callback(desk.ctx, callback=agreed.id)
    assert shown(desk, agreed.id).row.promised
    assert owed(desk.ctx).items[-1].promised or on_case
    assert [line.undone for line in shown(desk, agreed.id).history].count(True) == 3


def test_whoever_asks_for_another_time_is_promised_that(desk: Desk) -> None:
    reference = begin(desk, CALL)
    agreed = agree(desk, case=reference)
    desk.at(IN_THE_WINDOW)
    with pytest.raises(FrontDeskError) as refused:
        call(desk, agreed.id, CallOutcome.OTHER_TIME)
    assert refused.value.field == "window"
    thursday = window("2026-11-26 10:00/2026-11-26 11:00")
    call(desk, agreed.id, CallOutcome.OTHER_TIME, again=thursday)
    row = shown(desk, agreed.id).row
    assert ((row.window_start, row.window_end), row.promised) == (thursday, True)
    promised = deadline(desk, reference, DeadlineKind.CALLBACK)
    assert (promised.due, promised.promised) == (thursday[1], True)


def test_giving_up_needs_a_reason_and_is_excused(desk: Desk) -> None:
    reference = begin(desk, CALL)
    agreed = agree(desk, case=reference)
    with pytest.raises(FrontDeskError) as refused:
        call(desk, agreed.id, CallOutcome.GAVE_UP)
    assert refused.value.field == "note"
    call(desk, agreed.id, CallOutcome.GAVE_UP, "The number belongs to nobody.")
    ended = deadline(desk, reference, DeadlineKind.CALLBACK)
    assert (ended.state, ended.reason) == (DeadlineState.EXCUSED, "The number belongs to nobody.")
    assert shown(desk, agreed.id).reason == "The number belongs to nobody."


def test_another_number_is_called_from_now_on(desk: Desk) -> None:
    agreed = agree(desk, number=NUMBER)
    desk.at(IN_THE_WINDOW)
    call(desk, agreed.id, CallOutcome.WRONG_NUMBER, number="020 7946 0100")
    found = shown(desk, agreed.id)
    assert (found.row.number, found.attempts[0].number) == ("+44 20 7946 0100", NUMBER)
    with pytest.raises(FrontDeskError) as refused:
        call(desk, agreed.id, CallOutcome.WRONG_NUMBER, number="none")
    assert refused.value.field == "number"


def test_pro_8_1_the_call_that_finds_the_customer_safe_ends_the_follow_up(desk: Desk) -> None:
    reference = begin(desk, replace(CALL, kind=CaseKind.SAFETY))
    agreed = agree(desk, case=reference, purpose=CallbackPurpose.SAFETY)
    assert deadline(desk, reference, DeadlineKind.CALLBACK).provisions == ("PRO-8.1",)
    with pytest.raises(FrontDeskError) as refused:
        call(desk, agreed.id, REACHED)
    assert refused.value.field == "note"
    call(desk, agreed.id, REACHED, "All are well, the plug is out.")
    assert state(desk, reference, DeadlineKind.SAFETY_FOLLOW_UP) is DeadlineState.MET


def test_csp_004_feedback_that_is_asked_for_by_a_call_is_kept(desk: Desk) -> None:
    reference = begin(desk, CALL)
    answer(desk.ctx, reference=reference, analysis="Lost", resolution="Sent again", given_by=Way.VERBAL)
    agreed = agree(desk, case=reference, purpose=CallbackPurpose.FEEDBACK)
    call(desk, agreed.id, REACHED, "It came, thank you.")
    assert view(desk, reference).feedback == "It came, thank you."
    assert state(desk, reference, DeadlineKind.FEEDBACK) is DeadlineState.MET


def test_moving_says_what_the_customer_was_told(desk: Desk) -> None:
    reference = begin(desk, CALL)
    agreed = agree(desk, case=reference)
    start, end = window("2026-11-24 10:00/2026-11-24 11:00")
    with pytest.raises(FrontDeskError) as refused:
        reschedule_callback(desk.ctx, callback=agreed.id, window_start=start, window_end=end)
    assert refused.value.field == "told"
    reschedule_callback(
        desk.ctx, callback=agreed.id, window_start=start, window_end=end, told="Tomorrow at ten, by e-mail"
    )
    kept = [each for each in view(desk, reference).deadlines if each.kind is DeadlineKind.CALLBACK]
    assert [each.state for each in kept] == [DeadlineState.OPEN, DeadlineState.KEPT_BY_NOTICE]
    entry = view(desk, reference).timeline[-1]
    assert (entry.title.id, entry.detail) == ("timeline.callback_moved", "Tomorrow at ten, by e-mail")
    undo_callback(desk.ctx, callback=agreed.id)
    assert deadline(desk, reference, DeadlineKind.CALLBACK).due == local("2026-11-23 15:30")


def test_what_is_moved_too_late_was_missed(desk: Desk) -> None:
    agreed = agree(desk, number=NUMBER)
    desk.at("2026-11-23 16:00")
    start, end = window("2026-11-24 10:00/2026-11-24 11:00")
    reschedule_callback(
        desk.ctx, callback=agreed.id, window_start=start, window_end=end, told="Sorry, tomorrow"
    )
    assert shown(desk, agreed.id).row.missed == 1


def test_the_next_try_moves_without_a_word_to_the_customer(desk: Desk) -> None:
    agreed = agree(desk, number=NUMBER)
    desk.at(IN_THE_WINDOW)
    call(desk, agreed.id, NO_ANSWER)
    start, end = window("2026-11-24 10:00/2026-11-24 11:00")
    reschedule_callback(desk.ctx, callback=agreed.id, window_start=start, window_end=end)
    row = shown(desk, agreed.id).row
    assert (row.call_from, row.window_end) == (start, local("2026-11-23 15:30"))
    assert owed(desk.ctx).items[0].due == end


def test_another_person_calls(desk: Desk) -> None:
    agreed = agree(desk, number=NUMBER)
    hand_over_callback(desk.ctx, callback=agreed.id, department="", person="Jonas Weber", note="You know her")
    row = shown(desk, agreed.id).row
    assert (row.person, row.department) == ("Jonas Weber", "Shipping")
    assert owed(desk.ctx, scope=Scope.MINE).total == open_callbacks(desk.ctx, scope=Scope.MINE).total == 0
    with pytest.raises(FrontDeskError) as refused:
        hand_over_callback(desk.ctx, callback=agreed.id)
    assert refused.value.field == "person"


def test_what_is_no_longer_needed_ends_with_a_reason(desk: Desk) -> None:
    agreed = agree(desk, number=NUMBER)
    with pytest.raises(FrontDeskError):
        cancel_callback(desk.ctx, callback=agreed.id, reason=" ")
    cancel_callback(desk.ctx, callback=agreed.id, reason="She came in.")
    assert (open_callbacks(desk.ctx).total, owed(desk.ctx).total) == (0, 0)
    undo_callback(desk.ctx, callback=agreed.id)
    assert (open_callbacks(desk.ctx).total, owed(desk.ctx).total) == (1, 1)


def test_two_desks_do_not_record_one_call_twice(desk: Desk) -> None:
    agreed = agree(desk, number=NUMBER)
    seen = shown(desk, agreed.id).row.version
    record_attempt(desk.ctx, callback=agreed.id, tried=Try(NO_ANSWER), version=seen)
    with pytest.raises(ConflictError):
        record_attempt(desk.ctx, callback=agreed.id, tried=Try(NO_ANSWER), version=seen)
    with pytest.raises(NotFoundError):
        record_attempt(desk.ctx, callback=99, tried=Try(NO_ANSWER))
    with pytest.raises(NotFoundError):
        complete_callback(desk.ctx, deadline=99, reached=True)


def test_a_callback_says_what_to_say_first_and_when_to_try_again(desk: Desk) -> None:
    rosa = customer(desk)
    agreed = agree(desk, to=rosa, about="the lost parcel")
    other = agree(desk, number=NUMBER).id
    early = shown(desk, other).next_tries[CallOutcome.BUSY]
    tried = record_attempt(desk.ctx, callback=other, tried=Try(CallOutcome.BUSY)).result
    assert tried.again == early, "before the window that was promised this is owed all the same"
    desk.at(IN_THE_WINDOW)
    found = shown(desk, agreed.id)
    assert said(desk, found.script) == (
        "Good day, Rosa Delgado. This is Ana Lind from Harbour Office. I am calling you back as we promised,"
        " about the lost parcel."
    )
    assert found.next_tries[CallOutcome.BUSY] == window("2026-11-23 14:55/2026-11-23 15:55")
    assert set(found.next_tries) == set(FAILED)
    for language in ("de", "fr", "es"):
        assert "Harbour Office" in said(desk, found.script, language)


def test_the_most_urgent_comes_first(desk: Desk) -> None:
    spans = {
        CallUrgency.LATER: "2026-11-24 10:00/2026-11-24 11:00",
        CallUrgency.NEXT: "2026-11-23 16:00/2026-11-23 17:00",
        CallUrgency.NOW: "2026-11-23 14:00/2026-11-23 15:00",
        CallUrgency.OVERDUE: "2026-11-23 10:00/2026-11-23 11:00",
    }
    ids = {urgency: agree(desk, span, number=NUMBER).id for urgency, span in spans.items()}
    desk.at("2026-11-23 14:30")
    found = open_callbacks(desk.ctx)
    assert [row.id for row in found.rows] == [ids[urgency] for urgency in CallUrgency]
    assert found.counts == dict.fromkeys(CallUrgency, 1)
    few = open_callbacks(desk.ctx, limit=2)
    assert ([row.urgency for row in few.rows], few.total) == ([CallUrgency.OVERDUE, CallUrgency.NOW], 4)
    day = callbacks_between(desk.ctx, start=local("2026-11-24 00:00"), end=local("2026-11-25 00:00"))
    assert [row.id for row in day] == [ids[CallUrgency.LATER]]


def test_what_was_done_stays_in_the_calendar(desk: Desk) -> None:
    reference = begin(desk, CALL)
    agreed = agree(desk, case=reference)
    call(desk, agreed.id, REACHED)
    day = callbacks_between(desk.ctx, start=local("2026-11-23 00:00"), end=local("2026-11-24 00:00"))
    assert [row.outcome for row in day] == [CallbackEnd.REACHED]
    assert [row.id for row in callbacks_of_case(desk.ctx, reference=reference)] == [agreed.id]


def test_the_offices_own_rules_decide(desk: Desk) -> None:
    rules = callback_rules(desk.store)
    steps = retries_from({**{str(each): ["2 h"] for each in FAILED}, "no_answer": ["30 min", "next_morning"]})
    set_callback_rules(desk.ctx, rules=replace(rules, retries=steps, window_minutes=30, most_attempts=9))
    agreed = agree(desk, number=NUMBER)
    desk.at(IN_THE_WINDOW)
    assert call(desk, agreed.id, NO_ANSWER).again == window("2026-11-23 15:10/2026-11-23 15:40")
    assert call(desk, agreed.id, NO_ANSWER).again == window("2026-11-24 09:00/2026-11-24 09:30")
    assert call(desk, agreed.id, CallOutcome.BUSY).again == window("2026-11-23 16:40/2026-11-23 17:00")
    for wrong in (
        replace(rules, most_attempts=0),
        replace(rules, window_minutes=1),
        replace(rules, retries={}),
        replace(rules, manager=99),
    ):
        with pytest.raises(FrontDeskError):
            set_callback_rules(desk.ctx, rules=wrong)
    with pytest.raises(FrontDeskError):
        retries_from({"no_answer": ["soon"]})


_TRY = st.builds(
    lambda outcome, note, ahead, minutes, number: (outcome, note, ahead, minutes, number),
    st.sampled_from(CallOutcome),
    st.text(max_size=20),
    st.integers(-5_000, 600_000),
    st.integers(-500, 60_000),
    st.text(max_size=12),
)


@given(st.lists(_TRY, max_size=6))
@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_comes_of_calls_an_open_callback_is_owed_once_and_one_that_ended_is_not(
    sqlite_desk: Desk, tries: list[tuple[CallOutcome, str, int, int, str]]
) -> None:
    desk = sqlite_desk
    agreed = agree(desk, number=NUMBER)
    refused: list[str | None] = []
    for outcome, note, ahead, minutes, number in tries:
        start = desk.clock.now() + timedelta(minutes=ahead)
        try:
            call(
                desk,
                agreed.id,
                outcome,
                note,
                again=(start, start + timedelta(minutes=minutes)),
                number=number,
            )
        except FrontDeskError as refusal:
            refused.append(refusal.field)
    assert all(refused), "every refusal names its field"
    row = shown(desk, agreed.id).row
    open_ = [item for item in owed(desk.ctx).items if item.deadline_id == row.deadline_id]
    assert len(open_) == (row.done is None)
    assert not open_ or open_[0].due == row.call_until
