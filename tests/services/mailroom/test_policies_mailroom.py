"""What the policies ask of letters: what is owed ends on the day they are posted, and not before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import (
    CaseKind,
    CaseStatus,
    Channel,
    CorrespondenceState,
    DeadlineKind,
    DeadlineState,
    LetterKind,
    Way,
)
from frontdesk.services.cases.acknowledge import acknowledge, choose_way
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.extend import extend
from frontdesk.services.cases.refer import refer
from frontdesk.services.cases.undo import undo_last
from frontdesk.services.cases.updates import tell_customer
from frontdesk.services.contact import Contact
from frontdesk.services.correspondence import (
    LetterEntry,
    letter_content,
    letter_pdf,
    mark_posted,
    mark_sent,
    print_letters,
    undo_letters,
    waiting_letters,
    write_letter,
)
from tests.services.contacts import (
    CALL,
    EMAIL,
    LETTER,
    LIAM,
    REFERRED_LETTER,
    ROSA,
    begin,
    deadline,
    due,
    log,
    said,
    state,
    view,
)
from tests.services.mailroom.letters import APOLOGY, FREE, found, post, text_of, waiting
from tests.services.offices import Desk, local

ACKNOWLEDGE, RESPOND = DeadlineKind.ACKNOWLEDGE, DeadlineKind.RESPOND
FIRST_RESPONSE, UPDATE = DeadlineKind.FIRST_RESPONSE, DeadlineKind.PROGRESS_UPDATE
OPEN, MET = DeadlineState.OPEN, DeadlineState.MET
INTERRUPTION = replace(REFERRED_LETTER, kind=CaseKind.INTERRUPTION, subject="No pick-up since Monday")
FOUND = {"analysis": "It stood in the rain.", "resolution": "A new vase is on its way."}


def test_pol_09_a_letter_acknowledges_on_the_day_it_is_posted_even_if_that_is_noted_later(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    (printed,) = print_letters(desk.ctx).result.letters
    desk.at("2026-11-26 10:00")
    mark_posted(desk.ctx, ids=[printed.id], day=date(2026, 11, 24))
    acknowledged = deadline(desk, reference, ACKNOWLEDGE)
    assert (acknowledged.state, acknowledged.settled) == (MET, local("2026-11-24 17:00"))
    assert acknowledged.settled is not None
    assert acknowledged.settled <= acknowledged.due
    missed = [said(desk, each.title) for each in view(desk, reference).timeline if each.kind == "overdue"]
    assert "Acknowledgement overdue" not in missed


def test_pol_09_posted_too_late_is_shown_as_late(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    (printed,) = print_letters(desk.ctx).result.letters
    desk.at("2026-11-26 10:00")
    mark_posted(desk.ctx, ids=[printed.id])
    missed = [said(desk, each.title) for each in view(desk, reference).timeline if each.kind == "overdue"]
    assert {"First response overdue", "Acknowledgement overdue"} <= set(missed)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 20)])
def test_pol_09_no_day_to_come_and_none_before_it_was_printed(desk: Desk, day: date) -> None:
    reference = begin(desk, REFERRED_LETTER)
    (printed,) = print_letters(desk.ctx).result.letters
    if day > date(2026, 11, 23):
        with pytest.raises(FrontDeskError) as refused:
            mark_posted(desk.ctx, ids=[printed.id], day=day)
        assert refused.value.field == "day"
    else:
        (why,) = mark_posted(desk.ctx, ids=[printed.id], day=day).result.refused
        assert why.field == "day"
    assert state(desk, reference, ACKNOWLEDGE) is OPEN


def test_pol_10_an_acknowledgement_waits_to_be_written_until_there_is_somebody_to_name(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    (waits,) = waiting_letters(desk.ctx)
    assert waits.state is CorrespondenceState.DRAFT
    assert waits.missing is not None
    assert view(desk, reference).actions[0] == "refer"
    refer(desk.ctx, reference=reference, department="Shipping", person="Jonas Weber")
    assert found(desk, waits.id).state is CorrespondenceState.PENDING
    undo_last(desk.ctx, reference=reference)
    assert found(desk, waits.id).state is CorrespondenceState.DRAFT


def test_pol_12_an_email_acknowledges_once_somebody_has_sent_it(desk: Desk) -> None:
    reference = begin(desk, EMAIL)
    (waits,) = waiting(desk)
    assert state(desk, reference, ACKNOWLEDGE) is OPEN
    sent = desk.at("2026-11-23 10:00")
    mark_sent(desk.ctx, ids=[waits])
    acknowledged = deadline(desk, reference, ACKNOWLEDGE)
    assert (acknowledged.state, acknowledged.settled) == (MET, sent)
    assert acknowledged.settled_how == "settled.emailed"


@pytest.mark.parametrize("way", [Way.VERBAL, Way.LETTER, Way.POSTCARD, Way.EMAIL])
def test_pol_13_post_is_acknowledged_by_telephone_post_or_email_as_fits(desk: Desk, way: Way) -> None:
    reference = begin(desk, REFERRED_LETTER, customer=replace(ROSA, emails=("rosa@example.org",)))
    choose_way(desk.ctx, reference=reference, way=way)
    letters = [found(desk, id_) for id_ in waiting(desk)]
    assert [each.way for each in letters] == ([] if way is Way.VERBAL else [way])
    if way is Way.VERBAL:
        acknowledge(desk.ctx, reference=reference, way=way)
    elif way is Way.EMAIL:
        mark_sent(desk.ctx, ids=[letters[0].id])
    else:
        post(desk, letters[0].id)
    assert state(desk, reference, ACKNOWLEDGE) is MET


def test_pol_14_the_words_come_from_the_template_unless_somebody_wrote_others(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    (waits,) = waiting(desk)
    assert found(desk, waits).words is None
    assert "Jonas Weber in Shipping now has it" in text_of(letter_pdf(desk.ctx, id=waits))


def test_pol_15_an_answer_by_letter_is_given_when_it_is_posted(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    letter = _answer(desk, reference, Way.LETTER)
    assert (state(desk, reference, RESPOND), view(desk, reference).status) == (OPEN, CaseStatus.REFERRED)
    assert view(desk, reference).actions[0] == "print"
    print_letters(desk.ctx, ids=[letter])
    assert state(desk, reference, RESPOND) is OPEN
    assert view(desk, reference).actions[0] == "mark_posted"
    posted = desk.at("2026-11-30 15:00")
    mark_posted(desk.ctx, ids=[letter])
    answered = deadline(desk, reference, RESPOND)
    assert (answered.state, answered.settled) == (MET, posted)
    assert view(desk, reference).status is CaseStatus.AWAITING_FEEDBACK
    assert deadline(desk, reference, DeadlineKind.FEEDBACK).state is OPEN


def test_pol_15_the_letter_says_what_was_found_and_what_is_done_or_why_not(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    letter = _answer(desk, reference, Way.LETTER)
    text = text_of(letter_pdf(desk.ctx, id=letter))
    for part in (*FOUND.values(), reference, "Rosa Delgado"):
        assert part in text
    other = begin(desk, REFERRED_LETTER)
    why = "The time limit of two years has passed."
    refused = answer(desk.ctx, reference=other, given_by=Way.LETTER, reasons_not=why).result
    assert refused is not None
    assert why in text_of(letter_pdf(desk.ctx, id=refused))


def test_pol_15_an_answer_that_was_posted_is_taken_back_with_everything_that_came_of_it(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    letter = _answer(desk, reference, Way.LETTER)
    print_letters(desk.ctx, ids=[letter])
    before = view(desk, reference)
    mark_posted(desk.ctx, ids=[letter])
    assert undo_letters(desk.ctx, ids=[letter]).result.refused == ()
    after = view(desk, reference)
    assert (after.deadlines, after.status) == (before.deadlines, before.status)
    assert found(desk, letter).state is CorrespondenceState.PRINTED
    mark_posted(desk.ctx, ids=[letter])
    assert state(desk, reference, RESPOND) is MET


def test_pol_15_an_answer_written_by_mistake_is_taken_back_and_the_acknowledgement_waits_again(
    desk: Desk,
) -> None:
    reference = begin(desk, REFERRED_LETTER)
    _answer(desk, reference, Way.LETTER)
    undo_last(desk.ctx, reference=reference)
    assert [each.kind for each in waiting_letters(desk.ctx)] == [LetterKind.ACKNOWLEDGEMENT]


def test_pol_15_one_answer_waits_at_a_time(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    _answer(desk, reference, Way.LETTER)
    with pytest.raises(ConflictError) as refused:
        _answer(desk, reference, Way.LETTER)
    assert refused.value.message.id == "case.answer_waits"


def test_pol_15_what_is_said_meanwhile_drops_the_answer_that_waits(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    letter = _answer(desk, reference, Way.LETTER)
    _say_answer(desk, reference)
    assert found(desk, letter).state is CorrespondenceState.CANCELLED


def test_pol_16_a_notice_by_letter_counts_from_the_day_it_is_posted(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    letter = _extend(desk, reference, Way.LETTER)
    assert due(desk, reference, RESPOND) == local("2026-12-02 17:00")
    posted = desk.at("2026-12-02 16:00")
    post(desk, letter)
    chain = [each for each in view(desk, reference).deadlines if each.kind is RESPOND]
    assert {(each.due, each.state) for each in chain} == {
        (local("2026-12-02 17:00"), DeadlineState.KEPT_BY_NOTICE),
        (local("2026-12-08 17:00"), OPEN),
    }
    kept = next(each for each in chain if each.state is DeadlineState.KEPT_BY_NOTICE)
    assert kept.settled == posted
    assert view(desk, reference).expected_on == date(2026, 12, 8)


def test_pol_16_a_notice_posted_after_the_old_date_keeps_nothing(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    letter = _extend(desk, reference, Way.LETTER)
    print_letters(desk.ctx, ids=[letter])
    desk.at("2026-12-03 09:30")
    mark_posted(desk.ctx, ids=[letter])
    (respond,) = [each for each in view(desk, reference).deadlines if each.kind is RESPOND]
    assert (respond.due, respond.state) == (local("2026-12-02 17:00"), OPEN)
    assert view(desk, reference).expected_on == date(2026, 12, 8)  # it is what the customer was told
    assert "POL-16" in said(desk, view(desk, reference).timeline[-1].title)


def test_pol_16_a_notice_noted_later_counts_for_the_day_on_which_it_was_posted(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    letter = _extend(desk, reference, Way.LETTER)
    print_letters(desk.ctx, ids=[letter])
    desk.at("2026-12-03 09:30")
    mark_posted(desk.ctx, ids=[letter], day=date(2026, 12, 2))
    assert due(desk, reference, RESPOND) == local("2026-12-08 17:00")


def test_pol_16_a_second_notice_takes_the_place_of_the_one_that_waits(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    first, second = _extend(desk, reference, Way.LETTER), _extend(desk, reference, Way.POSTCARD)
    assert found(desk, first).state is CorrespondenceState.CANCELLED
    assert "rain" not in text_of(letter_pdf(desk.ctx, id=second))


def test_pol_17_letters_and_emails_wait_in_the_mailroom(desk: Desk) -> None:
    reference = begin(desk, EMAIL)
    letter = _answer(desk, reference, Way.EMAIL)
    assert view(desk, reference).actions[0] == "send_email"
    mark_sent(desk.ctx, ids=[letter])
    assert view(desk, reference).status is CaseStatus.ANSWERED
    assert deadline(desk, reference, ACKNOWLEDGE).settled_how == "settled.answered"


def test_pol_22_a_postcard_acknowledges_when_it_is_posted(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER, acknowledge_by=Way.POSTCARD)
    (waits,) = waiting(desk)
    print_letters(desk.ctx)
    assert state(desk, reference, ACKNOWLEDGE) is OPEN
    mark_posted(desk.ctx, ids=[waits])
    assert deadline(desk, reference, ACKNOWLEDGE).settled_how == "settled.posted"
    assert state(desk, reference, FIRST_RESPONSE) is MET


def test_std_15_pro_5_1_an_apology_goes_out_on_paper_and_is_a_first_response(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    letter = write_letter(desk.ctx, entry=APOLOGY, case=reference).result
    text = text_of(letter_pdf(desk.ctx, id=letter))
    assert "We are sorry" in text
    assert "A new vase is on its way." in text
    assert state(desk, reference, FIRST_RESPONSE) is OPEN
    post(desk, letter)
    assert state(desk, reference, FIRST_RESPONSE) is MET
    assert state(desk, reference, ACKNOWLEDGE) is OPEN  # it names nobody and no date (POL-10)


def test_std_15_the_follow_up_may_go_out_after_the_case_has_ended(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER, kind=CaseKind.QUESTION)
    _say_answer(desk, reference)
    letter = write_letter(desk.ctx, entry=APOLOGY, case=reference).result
    post(desk, letter)
    assert found(desk, letter).state is CorrespondenceState.POSTED


def test_csp_003_an_update_by_letter_counts_from_its_posting(desk: Desk) -> None:
    reference = begin(desk, INTERRUPTION)
    letter = tell_customer(
        desk.ctx, reference=reference, wording="A van comes on Monday.", told_by=Way.LETTER
    ).result
    assert letter is not None
    assert "A van comes on Monday." in text_of(letter_pdf(desk.ctx, id=letter))
    before = due(desk, reference, UPDATE)
    desk.at("2026-11-23 14:00")
    post(desk, letter)
    renewed = deadline(desk, reference, UPDATE)
    assert (renewed.due, renewed.state) == (local("2026-11-24 14:00"), OPEN)
    settled = [each for each in view(desk, reference).deadlines if each.kind is UPDATE and each.state is MET]
    assert [(each.due, each.settled) for each in settled] == [(before, local("2026-11-23 14:00"))]


def test_csp_003_older_news_that_is_posted_later_starts_no_clock_anew(desk: Desk) -> None:
    reference = begin(desk, INTERRUPTION)
    letter = tell_customer(desk.ctx, reference=reference, wording="Monday.", told_by=Way.LETTER).result
    assert letter is not None
    print_letters(desk.ctx, ids=[letter])
    desk.at("2026-11-24 09:30")
    tell_customer(desk.ctx, reference=reference, wording="Tuesday.", told_by=Way.VERBAL)
    mark_posted(desk.ctx, ids=[letter], day=date(2026, 11, 23))
    assert due(desk, reference, UPDATE) == local("2026-11-25 09:30")


@pytest.mark.parametrize(
    "entry",
    [
        LetterEntry(LetterKind.EXTENSION, Way.POSTCARD, {"new_date": date(2026, 12, 8), "reason": "SECRET"}),
        LetterEntry(
            LetterKind.CALLBACK_MISSED,
            Way.POSTCARD,
            {"tries": [local("2026-11-23 09:00")], "about": "SECRET"},
        ),
        LetterEntry(
            LetterKind.MISSING_INFORMATION,
            Way.POSTCARD,
            {"needed": ["SECRET"], "needed_by": date(2026, 12, 1), "reason": "SECRET"},
        ),
    ],
)
def test_pro_4_1_a_postcard_never_carries_what_the_case_is_about(desk: Desk, entry: LetterEntry) -> None:
    reference = begin(desk, REFERRED_LETTER, details="SECRET", subject="SECRET")
    letter = write_letter(desk.ctx, entry=entry, case=reference).result
    content = letter_content(desk.ctx, id=letter)
    assert "SECRET" not in repr(content)
    assert reference in text_of(letter_pdf(desk.ctx, id=letter))


@pytest.mark.parametrize("kind", [LetterKind.ANSWER, LetterKind.APOLOGY, LetterKind.FREE])
def test_pro_4_1_what_has_content_is_refused_on_a_postcard(desk: Desk, kind: LetterKind) -> None:
    reference = begin(desk, REFERRED_LETTER)
    facts = {**FOUND, **APOLOGY.facts, **FREE.facts}
    with pytest.raises(FrontDeskError) as refused:
        write_letter(desk.ctx, entry=LetterEntry(kind, Way.POSTCARD, facts), case=reference)
    assert (refused.value.field, refused.value.message.params["provision"]) == ("way", "PRO-4.1")


def test_pro_1_3_a_letter_to_somebody_without_a_case_is_logged_as_a_contact(desk: Desk) -> None:
    customer = begin_contact(desk)
    letter = write_letter(desk.ctx, entry=FREE, customer=customer).result
    post(desk, letter)
    rows = desk.store.database.execute_sql(
        "SELECT channel, direction, subject FROM interactions WHERE direction = 'outbound'"
    ).fetchall()
    assert [tuple(row) for row in rows] == [("mail", "outbound", "Your parcel")]
    undo_letters(desk.ctx, ids=[letter])
    (count,) = desk.store.database.execute_sql(
        "SELECT count(*) FROM interactions WHERE direction = 'outbound'"
    ).fetchone()
    assert count == 0
    assert found(desk, letter).state is CorrespondenceState.PRINTED


def test_a_call_is_answered_by_letter_too(desk: Desk) -> None:
    reference = begin(desk, CALL, customer=ROSA)
    letter = _answer(desk, reference, Way.LETTER)
    post(desk, letter)
    assert state(desk, reference, RESPOND) is MET


def begin_contact(desk: Desk) -> int:
    """Log a contact of which no case comes, and return the customer."""
    customer = log(desk, Contact(Channel.CALL, customer=replace(ROSA, emails=LIAM.emails))).customer
    assert customer is not None
    return customer


def _answer(desk: Desk, reference: str, way: Way) -> int:
    done = answer(
        desk.ctx,
        reference=reference,
        given_by=way,
        analysis=FOUND["analysis"],
        resolution=FOUND["resolution"],
    )
    assert done.result is not None
    return done.result


def _say_answer(desk: Desk, reference: str) -> None:
    answer(desk.ctx, reference=reference, given_by=Way.VERBAL, analysis="Wet.", resolution="Replaced.")


def _extend(desk: Desk, reference: str, way: Way) -> int:
    letter = extend(
        desk.ctx, reference=reference, new_date=date(2026, 12, 8), reason="The rain is analysed", told_by=way
    ).result
    assert letter is not None
    return letter
