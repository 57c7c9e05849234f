"""The life of a case: what each operation leaves, what it refuses, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.kinds import (
    CaseKind,
    CaseStatus,
    Channel,
    DeadlineKind,
    DeadlineState,
    Direction,
    Outcome,
    Priority,
    Slip,
    Way,
)
from frontdesk.services.cases.acknowledge import acknowledge
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.correct import Correction, correct_case
from frontdesk.services.cases.ending import close_case, reopen, withdraw
from frontdesk.services.cases.joining import join, link
from frontdesk.services.cases.notes import add_note
from frontdesk.services.cases.refer import confirm_referral, refer
from frontdesk.services.cases.undo import undo_last
from frontdesk.services.cases.waiting import resume, wait_for_customer
from frontdesk.services.changes import Area
from frontdesk.services.contact import Contact, CustomerEntry, Scan
from frontdesk.services.correspondence import mark_posted, print_letters, waiting_letters
from frontdesk.services.intake.correct import ContactCorrection, correct_contact
from frontdesk.services.intake.undo import undo_contact
from frontdesk.services.lists.searching import search
from frontdesk.services.office.setup import set_office
from frontdesk.services.owed.today import owed
from frontdesk.services.visits import in_the_building
from tests.services.contacts import (
    CALL,
    EMAIL,
    LETTER,
    NGOZI,
    REFERRED_LETTER,
    begin,
    deadline,
    due,
    log,
    said,
    state,
    view,
)
from tests.services.offices import Desk, local

RESPOND, RESOLVE = DeadlineKind.RESPOND, DeadlineKind.RESOLVE
OPEN, PAUSED = DeadlineState.OPEN, DeadlineState.PAUSED


def test_from_letter_to_closed_everything_is_in_the_timeline(desk: Desk) -> None:
    reference = begin(desk, LETTER, scans=(Scan("letter.pdf", b"%PDF-1.7 scanned"),))
    refer(
        desk.ctx, reference=reference, department="Shipping", person="Jonas Weber", needed="Ask the courier."
    )
    confirm_referral(desk.ctx, reference=reference, slip=Slip.PRINTED)
    acknowledge(desk.ctx, reference=reference, way=Way.VERBAL)
    add_note(desk.ctx, reference=reference, text="Courier confirms the wrong address.")
    answer(
        desk.ctx,
        reference=reference,
        given_by=Way.LETTER,
        analysis="Wrong address.",
        resolution="Sent again.",
    )
    assert view(desk, reference).status is CaseStatus.REFERRED
    (printed,) = print_letters(desk.ctx).result.letters
    mark_posted(desk.ctx, ids=[printed.id])
    case = view(desk, reference)
    assert [entry.kind for entry in case.timeline] == [
        "mail", "document", "refer", "refer", "acknowledge", "note", "answer", "print", "post",
    ]  # fmt: skip
    assert {entry.who for entry in case.timeline} == {"Ana Lind"}
    assert case.status is CaseStatus.AWAITING_FEEDBACK
    assert desk.store.events.verify() == []


def test_a_missed_deadline_stands_in_the_timeline(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    desk.at("2026-11-23 14:05")
    missed = [entry for entry in view(desk, reference).timeline if entry.kind == "overdue"]
    assert [said(desk, entry.title) for entry in missed] == ["First response overdue"]
    assert missed[0].at == local("2026-11-23 13:30")


def test_waiting_stops_service_targets_but_no_promise(desk: Desk) -> None:
    reference = begin(desk, CALL)
    desk.at("2026-11-23 12:00")
    wait_for_customer(desk.ctx, reference=reference, reason="A photo of the parcel")
    assert state(desk, reference, RESOLVE) is PAUSED
    assert state(desk, reference, RESPOND) is OPEN  # promised in the call
    desk.at("2026-11-25 12:00")
    resume(desk.ctx, reference=reference)
    assert due(desk, reference, RESOLVE) == local("2026-11-26 17:00")
    assert view(desk, reference).status is CaseStatus.REFERRED


def test_what_the_customer_sends_ends_the_waiting(desk: Desk) -> None:
    reference = begin(desk, CALL)
    wait_for_customer(desk.ctx, reference=reference, reason="A photo of the parcel")
    log(desk, replace(LETTER, kind=None, customer=CustomerEntry()), case=reference, details="Photo enclosed")
    assert view(desk, reference).status is CaseStatus.REFERRED


def test_reopening_brings_fresh_deadlines(desk: Desk) -> None:
    reference = begin(desk, CALL, kind=CaseKind.QUESTION, outcome=Outcome.RESOLVED, answer="Hall 4.")
    desk.at("2026-11-25 10:00")
    reopen(desk.ctx, reference=reference, reason="It was hall 5")
    assert view(desk, reference).status is CaseStatus.OPEN
    respond = deadline(desk, reference, RESPOND)
    assert (respond.due, respond.state) == (local("2026-12-04 17:00"), OPEN)
    with pytest.raises(ConflictError):
        reopen(desk.ctx, reference=reference)


def test_an_answer_due_at_midnight_is_expected_on_the_day_that_ends(desk: Desk) -> None:
    set_office(desk.ctx, changes={"hours": "mon-sun 00:00-24:00"})
    reference = begin(desk, CALL, kind=CaseKind.QUESTION, outcome=Outcome.RESOLVED, answer="Hall 4.")
    desk.at("2026-11-25 10:00")
    reopen(desk.ctx, reference=reference)
    assert due(desk, reference, RESPOND) == local("2026-12-03 00:00")
    assert view(desk, reference).expected_on == date(2026, 12, 2)


def test_what_is_referred_too_late_is_expected_on_a_day_to_come(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    desk.at("2026-12-10 10:00")
    day = date(2026, 12, 15)
    refer(desk.ctx, reference=reference, department="Shipping", person="Jonas Weber", expected_on=day)
    assert view(desk, reference).expected_on == day
    assert due(desk, reference, RESPOND) == local("2026-12-02 17:00")


def test_a_withdrawn_case_owes_nothing(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    with pytest.raises(FrontDeskError) as refused:
        withdraw(desk.ctx, reference=reference, reason="")
    assert refused.value.field == "reason"
    withdraw(desk.ctx, reference=reference, reason="Found the parcel herself")
    assert owed(desk.ctx).items == ()
    assert waiting_letters(desk.ctx) == ()
    assert view(desk, reference).end_reason == "Found the parcel herself"


def test_joined_cases_go_on_as_one(desk: Desk) -> None:
    first, second = begin(desk, CALL), begin(desk, CALL)
    join(desk.ctx, reference=second, into=first, reason="The same parcel")
    joined = view(desk, second)
    assert (joined.status, joined.joined_into) == (CaseStatus.JOINED, first)
    assert {item.case for item in owed(desk.ctx).items} == {first}
    with pytest.raises(ConflictError):
        join(desk.ctx, reference=first, into=second, reason="Back")
    with pytest.raises(FrontDeskError) as refused:
        join(desk.ctx, reference=first, into=first, reason="Itself")
    assert refused.value.field == "into"


def test_linked_cases_show_each_other(desk: Desk) -> None:
    first, second = begin(desk, CALL), begin(desk, CALL)
    link(desk.ctx, reference=first, other=second, reason="The same street")
    assert (view(desk, first).linked, view(desk, second).linked) == ((second,), (first,))
    with pytest.raises(ConflictError):
        link(desk.ctx, reference=second, other=first)


def test_a_correction_starts_no_clock_of_the_channel_for_an_email_of_our_own(desk: Desk) -> None:
    reference = begin(desk, EMAIL, direction=Direction.OUTBOUND)
    correct_case(desk.ctx, reference=reference, correction=Correction(priority=Priority.P3))
    assert deadline(desk, reference, DeadlineKind.FIRST_RESPONSE).provisions == ("STD-08",)


def test_another_priority_has_other_deadlines_but_promises_stay(desk: Desk) -> None:
    reference = begin(desk, CALL)
    promised = due(desk, reference, RESPOND)
    correct_case(desk.ctx, reference=reference, correction=Correction(priority=Priority.P1))
    assert due(desk, reference, RESOLVE) == local("2026-11-23 13:30")
    assert (due(desk, reference, RESPOND), state(desk, reference, RESPOND)) == (promised, OPEN)
    last = view(desk, reference).timeline[-1]
    assert said(desk, last.title) == "Corrected: now Complaint, P1, critical"


def test_a_correction_shows_what_stood_there_before(desk: Desk) -> None:
    reference = begin(desk, CALL)
    correct_case(
        desk.ctx, reference=reference, correction=Correction(subject="Parcel lost", person="Ana Lind")
    )
    assert said(desk, view(desk, reference).timeline[-1].title) == (
        "Corrected: “Parcel marked delivered but not received” is now “Parcel lost”, "
        "now with Ana Lind in Reception"
    )
    with pytest.raises(FrontDeskError):
        correct_case(desk.ctx, reference=reference, correction=Correction(subject="Parcel lost"))


def test_two_desks_on_one_case_notice_each_other(desk: Desk) -> None:
    reference = begin(desk, CALL)
    shown = view(desk, reference).version
    add_note(desk.ctx, reference=reference, text="From the other desk", version=shown)
    with pytest.raises(ConflictError) as refused:
        add_note(desk.ctx, reference=reference, text="From this one", version=shown)
    assert refused.value.message.id == "case.changed_meanwhile"


@pytest.mark.parametrize("reference", ["26-00001-1", "26-99999-9", "nonsense", ""])
def test_a_misheard_or_unknown_reference_is_refused(desk: Desk, reference: str) -> None:
    begin(desk, CALL)
    with pytest.raises(FrontDeskError) as refused:
        view(desk, reference)
    assert refused.value.field == "reference"


def test_references_may_be_spaced_as_people_say_them(desk: Desk) -> None:
    reference = begin(desk, CALL)
    assert view(desk, reference.replace("-", " ")).reference == reference
    with pytest.raises(NotFoundError):
        view(desk, "26-00002-9")


def _refer(desk: Desk, reference: str) -> None:
    refer(desk.ctx, reference=reference, department="Reception", person="Ana Lind")


def _wait(desk: Desk, reference: str) -> None:
    wait_for_customer(desk.ctx, reference=reference, reason="A photo")


def _answer(desk: Desk, reference: str) -> None:
    answer(desk.ctx, reference=reference, given_by=Way.VERBAL, analysis="Lost.", resolution="Sent again.")


def _withdraw(desk: Desk, reference: str) -> None:
    withdraw(desk.ctx, reference=reference, reason="A slip")


def _acknowledge(desk: Desk, reference: str) -> None:
    acknowledge(desk.ctx, reference=reference, way=Way.VERBAL)


@pytest.mark.parametrize("operation", [_refer, _wait, _answer, _withdraw, _acknowledge])
def test_the_last_step_is_taken_back_and_stays_visible(
    desk: Desk, operation: Callable[[Desk, str], None]
) -> None:
    reference = begin(desk, REFERRED_LETTER)
    before = view(desk, reference)
    operation(desk, reference)
    assert "undo" in view(desk, reference).actions
    undo_last(desk.ctx, reference=reference)
    after = view(desk, reference)
    assert after.deadlines == before.deadlines
    assert replace(after, timeline=(), version=0, actions=()) == replace(
        before, timeline=(), version=0, actions=()
    )
    assert [entry.undone for entry in after.timeline[-2:]] == [True, False]
    assert desk.store.events.verify() == []


def test_what_was_printed_is_not_taken_back(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    print_letters(desk.ctx)
    assert "undo" not in view(desk, reference).actions
    with pytest.raises(ConflictError):
        undo_last(desk.ctx, reference=reference)


def test_a_letter_is_printed_again_when_it_would_name_somebody_else(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    print_letters(desk.ctx)
    refer(desk.ctx, reference=reference, department="Reception", person="Ana Lind")
    assert view(desk, reference).actions[0] == "print"


def test_a_contact_is_taken_back_with_the_case_that_it_began(desk: Desk) -> None:
    logged = log(desk, CALL)
    assert logged.case is not None
    done = undo_contact(desk.ctx, interaction=logged.interaction)
    case = view(desk, logged.case)
    assert case.status is CaseStatus.WITHDRAWN
    assert {each.state for each in case.deadlines} == {DeadlineState.CANCELLED}
    assert owed(desk.ctx).items == ()
    assert Area.CASES in done.changes.areas
    assert search(desk.ctx, text="marked delivered", limit=5) == ()
    with pytest.raises(ConflictError):
        undo_contact(desk.ctx, interaction=logged.interaction)


def test_a_contact_is_not_taken_back_once_something_followed(desk: Desk) -> None:
    logged = log(desk, CALL)
    assert logged.case is not None
    desk.at("2026-11-23 09:40")
    add_note(desk.ctx, reference=logged.case, text="Courier called")
    with pytest.raises(ConflictError):
        undo_contact(desk.ctx, interaction=logged.interaction)
    assert view(desk, logged.case).status is CaseStatus.REFERRED


def test_a_further_call_and_what_came_of_it_are_taken_back_together(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    desk.at("2026-11-23 10:00")
    further = log(
        desk, CALL, kind=None, case=reference, customer=CustomerEntry(), details="Asks how it stands"
    )
    assert state(desk, reference, DeadlineKind.ACKNOWLEDGE) is DeadlineState.MET
    undo_contact(desk.ctx, interaction=further.interaction)
    case = view(desk, reference)
    assert case.status is CaseStatus.OPEN
    assert state(desk, reference, DeadlineKind.ACKNOWLEDGE) is OPEN


def test_a_contact_is_put_right_and_its_case_follows(desk: Desk) -> None:
    logged = log(desk, CALL)
    assert logged.case is not None
    correction = ContactCorrection(subject="Parcel lost", customer=CustomerEntry(name="Nora Okafor"))
    correct_contact(desk.ctx, interaction=logged.interaction, correction=correction)
    case = view(desk, logged.case)
    assert (case.subject, case.customer_name) == ("Parcel lost", "Nora Okafor")
    assert [hit.kind for hit in search(desk.ctx, text="parcel lost", limit=5)] == ["case"]


def test_an_unanswered_case_is_not_closed(desk: Desk) -> None:
    reference = begin(desk, CALL, customer=NGOZI)
    with pytest.raises(ConflictError):
        close_case(desk.ctx, reference=reference)


def test_an_earlier_day_that_is_promised_becomes_the_deadline(desk: Desk) -> None:
    reference = begin(desk, CALL, expected_on=date(2026, 11, 27))
    assert due(desk, reference, RESPOND) == local("2026-11-27 17:00")
    assert view(desk, reference).expected_on == date(2026, 11, 27)
    for day in (date(2026, 12, 3), date(2026, 11, 22), date(2026, 11, 28)):
        with pytest.raises(FrontDeskError) as refused:
            log(desk, CALL, expected_on=day)
        assert refused.value.field == "expected_on"


def test_a_promise_is_taken_back_with_its_contact(desk: Desk) -> None:
    for outcome in (Outcome.CALLBACK, Outcome.MESSAGE):
        logged = log(desk, CALL, kind=None, outcome=outcome, said=False)
        assert owed(desk.ctx).total == 1
        undo_contact(desk.ctx, interaction=logged.interaction)
        assert owed(desk.ctx).total == 0


def test_a_visit_that_was_taken_back_is_not_in_the_building(desk: Desk) -> None:
    logged = log(desk, Contact(Channel.VISIT, customer=NGOZI))
    assert len(in_the_building(desk.ctx)) == 1
    undo_contact(desk.ctx, interaction=logged.interaction)
    assert in_the_building(desk.ctx) == ()


def test_a_contact_that_was_taken_back_is_not_put_right(desk: Desk) -> None:
    logged = log(desk, CALL)
    undo_contact(desk.ctx, interaction=logged.interaction)
    with pytest.raises(ConflictError):
        correct_contact(
            desk.ctx, interaction=logged.interaction, correction=ContactCorrection(subject="Parcel lost")
        )
    with pytest.raises(NotFoundError):
        correct_contact(desk.ctx, interaction=99, correction=ContactCorrection(subject="Parcel lost"))


def test_what_was_erased_by_law_leaves_its_place_in_the_timeline(desk: Desk) -> None:
    reference = begin(desk, CALL)
    first = view(desk, reference).timeline[0]
    assert first.sequence is not None
    with desk.store.transaction():
        desk.store.events.erase_payload([first.sequence])
    erased = view(desk, reference).timeline[0]
    assert (erased.at, erased.detail, said(desk, erased.title)) == (first.at, "", "contact.logged")
    assert desk.store.events.verify() == []


def test_a_case_that_ended_is_left_alone_until_it_is_reopened(desk: Desk) -> None:
    reference = begin(desk, CALL, kind=CaseKind.QUESTION, outcome=Outcome.RESOLVED, answer="Hall 4.")
    with pytest.raises(ConflictError):
        refer(desk.ctx, reference=reference, department="Shipping", person="Jonas Weber")
    add_note(desk.ctx, reference=reference, text="Called again to say thank you")
    assert view(desk, reference).actions == ("reopen", "write_letter", "link", "undo")
