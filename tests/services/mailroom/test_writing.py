"""Letters of any kind, written for a case or for somebody without one, and seen by a second pair of eyes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CaseKind, CorrespondenceState, LetterKind, Settles, Way
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.ending import withdraw
from frontdesk.services.changes import Area
from frontdesk.services.correspondence import (
    LetterEntry,
    OwnWords,
    approve,
    cancel_letter,
    edit_letter,
    email_content,
    letter_pdf,
    letter_preview,
    letter_words,
    mailroom_rows,
    print_letters,
    send_back,
    undo_letters,
    write_letter,
)
from frontdesk.services.correspondence.facts import ON_A_CASE, WITHOUT_CASE
from frontdesk.services.stationery.mailroom_rules import mailroom_rules, set_approval
from tests.services.contacts import CALL, LIAM, REFERRED_LETTER, ROSA, begin, log, said, view
from tests.services.mailroom.letters import APOLOGY, FREE, as_, found, nobody, text_of, waiting
from tests.services.offices import Desk, local

S = CorrespondenceState
FACTS: Mapping[LetterKind, Mapping[str, Any]] = {
    LetterKind.ACKNOWLEDGEMENT: {},
    LetterKind.ANSWER: {"analysis": "It was wet.", "resolution": "A new one comes."},
    LetterKind.EXTENSION: {"new_date": date(2026, 12, 8), "reason": "The maker asks for time."},
    LetterKind.PROGRESS: {"wording": "The van comes on Monday."},
    LetterKind.SUGGESTION_OUTCOME: {
        "suggestion": "A bench at the door",
        "given_on": date(2026, 11, 2),
        "change": "It stands there now.",
    },
    LetterKind.APOLOGY: {"done": "A new vase is on its way."},
    LetterKind.CALLBACK_MISSED: {"tries": [local("2026-11-23 09:00")]},
    LetterKind.MISSING_INFORMATION: {"needed": ["The receipt", "A photo"], "needed_by": date(2026, 12, 1)},
    LetterKind.FREE: {"subject": "Your parcel", "text": "It is on its way."},
}
REACHED = replace(ROSA, emails=("rosa@example.org",))


def a_case(desk: Desk, kind: LetterKind = LetterKind.FREE) -> str:
    """Begin a case about which a kind of letter can be written."""
    interrupted = kind is LetterKind.PROGRESS
    about = CaseKind.INTERRUPTION if interrupted else CaseKind.COMPLAINT
    return begin(desk, REFERRED_LETTER, customer=REACHED, kind=about)


def customer(desk: Desk) -> int:
    known = log(
        desk, replace(CALL, customer=REACHED, kind=None, outcome=CALL.outcome.NONE, said=False)
    ).customer
    assert known is not None
    return known


@pytest.mark.parametrize("way", [Way.LETTER, Way.EMAIL])
@pytest.mark.parametrize("kind", ON_A_CASE)
def test_any_kind_is_written_on_a_case(desk: Desk, kind: LetterKind, way: Way) -> None:
    reference = a_case(desk, kind)
    entry = LetterEntry(kind, way, FACTS[kind])
    done = write_letter(desk.ctx, entry=entry, case=reference)
    letter = found(desk, done.result)
    assert (letter.state, letter.way, letter.case) == (S.PENDING, way, reference)
    assert letter.subject
    assert Area.CORRESPONDENCE in done.changes.areas
    assert done.changes.cases == {reference}
    if way is Way.EMAIL:
        assert letter.subject in email_content(desk.ctx, id=letter.id).subject
    else:
        assert "Rosa Delgado" in text_of(letter_pdf(desk.ctx, id=letter.id))
    last = view(desk, reference).timeline[-1]
    assert said(desk, last.title).endswith(f"written: {said_kind(kind)}")


def said_kind(kind: LetterKind) -> str:
    return {
        LetterKind.EXTENSION: "new date",
        LetterKind.FREE: "letter",
        LetterKind.CALLBACK_MISSED: "callback missed",
        LetterKind.MISSING_INFORMATION: "missing information",
    }.get(kind, kind.value)


@pytest.mark.parametrize("kind", WITHOUT_CASE)
def test_somebody_without_a_case_is_written_to(desk: Desk, kind: LetterKind) -> None:
    whom = customer(desk)
    id_ = write_letter(desk.ctx, entry=LetterEntry(kind, Way.LETTER, FACTS[kind]), customer=whom).result
    letter = found(desk, id_)
    assert (letter.state, letter.case, letter.customer) == (S.PENDING, "", whom)
    assert letter.settles is Settles.NOTHING
    assert "Rosa Delgado" in text_of(letter_pdf(desk.ctx, id=id_))
    undo_letters(desk.ctx, ids=[id_])
    assert waiting(desk) == []


@pytest.mark.parametrize(
    ("kind", "on_case"),
    [(LetterKind.ANSWER, False), (LetterKind.ACKNOWLEDGEMENT, False), (LetterKind.SUGGESTION_OUTCOME, True)],
)
def test_a_kind_belongs_to_a_case_or_not(desk: Desk, kind: LetterKind, *, on_case: bool) -> None:
    reference = a_case(desk)
    entry = LetterEntry(kind, Way.LETTER, FACTS[kind])
    with pytest.raises(FrontDeskError) as refused:
        write_letter(desk.ctx, entry=entry, case=reference if on_case else "", customer=1)
    assert refused.value.field == "kind"


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (LetterKind.ANSWER, "analysis"),
        (LetterKind.EXTENSION, "reason"),
        (LetterKind.PROGRESS, "wording"),
        (LetterKind.APOLOGY, "done"),
        (LetterKind.CALLBACK_MISSED, "tries"),
        (LetterKind.MISSING_INFORMATION, "needed"),
        (LetterKind.FREE, "text"),
    ],
)
def test_what_a_letter_needs_is_asked_for_unless_it_is_a_draft(
    desk: Desk, kind: LetterKind, missing: str
) -> None:
    reference = a_case(desk, kind)
    facts = {name: fact for name, fact in FACTS[kind].items() if name != missing}
    entry = LetterEntry(kind, Way.LETTER, facts)
    with pytest.raises(FrontDeskError) as refused:
        write_letter(desk.ctx, entry=entry, case=reference)
    assert refused.value.field == missing
    id_ = write_letter(desk.ctx, entry=replace(entry, draft=True), case=reference).result
    assert found(desk, id_).state is S.DRAFT
    assert print_letters(desk.ctx, ids=[id_]).result.letters == ()
    edit_letter(desk.ctx, id=id_, entry=replace(entry, facts=FACTS[kind]))
    assert found(desk, id_).state is S.PENDING


def test_words_of_ones_own_replace_those_of_the_template(desk: Desk) -> None:
    reference = a_case(desk)
    by_template = letter_words(desk.ctx, entry=APOLOGY, case=reference)
    assert "A new vase is on its way." in "\n".join(by_template.paragraphs)
    own = OwnWords("Forgive us", (*by_template.paragraphs[:1], "We should have covered it."), "Yours")
    entry = replace(APOLOGY, words=own, enclosures=("A voucher",))
    assert "We should have covered it." in text_of(letter_preview(desk.ctx, entry=entry, case=reference))
    id_ = write_letter(desk.ctx, entry=entry, case=reference).result
    text = text_of(letter_pdf(desk.ctx, id=id_))
    for part in ("Forgive us", "We should have covered it.", "A voucher"):
        assert part in text
    assert "A new vase" not in text
    assert found(desk, id_).subject == "Forgive us"


@pytest.mark.parametrize("kind", ON_A_CASE)
def test_what_nobody_has_typed_yet_is_a_gap_in_the_preview(desk: Desk, kind: LetterKind) -> None:
    reference = a_case(desk, kind)
    entry = LetterEntry(kind, Way.LETTER)
    assert "Rosa Delgado" in text_of(letter_preview(desk.ctx, entry=entry, case=reference))
    assert letter_words(desk.ctx, entry=entry, case=reference).paragraphs


def test_a_preview_keeps_nothing(desk: Desk) -> None:
    reference = a_case(desk)
    before = desk.store.events.head()
    letter_preview(desk.ctx, entry=APOLOGY, case=reference)
    letter_words(desk.ctx, entry=FREE, customer=1)
    assert desk.store.events.head() == before
    assert len(waiting(desk)) == 1  # the acknowledgement


def test_a_letter_is_written_in_the_language_of_its_reader(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER, customer=replace(ROSA, language="es"))
    id_ = write_letter(desk.ctx, entry=APOLOGY, case=reference).result
    assert found(desk, id_).language == "es"
    assert "Nuestras disculpas" in text_of(letter_pdf(desk.ctx, id=id_))
    edit_letter(desk.ctx, id=id_, entry=replace(APOLOGY, language="fr"))
    assert "Nos excuses" in text_of(letter_pdf(desk.ctx, id=id_))


def test_what_does_not_reach_the_customer_is_refused(desk: Desk) -> None:
    by_email = begin(desk, CALL, customer=LIAM)
    with pytest.raises(FrontDeskError) as refused:
        write_letter(desk.ctx, entry=FREE, case=by_email)
    assert refused.value.field == "way"
    by_post = begin(desk, REFERRED_LETTER)
    with pytest.raises(FrontDeskError) as refused:
        write_letter(desk.ctx, entry=replace(FREE, way=Way.EMAIL), case=by_post)
    assert refused.value.field == "way"


def test_two_desks_on_one_letter_notice_each_other(desk: Desk) -> None:
    reference = a_case(desk)
    id_ = write_letter(desk.ctx, entry=FREE, case=reference).result
    shown = found(desk, id_).version
    edit_letter(desk.ctx, id=id_, entry=replace(FREE, language="de"), version=shown)
    with pytest.raises(ConflictError) as refused:
        edit_letter(desk.ctx, id=id_, entry=FREE, version=shown)
    assert refused.value.message.id == "letter.changed_meanwhile"


def test_what_is_on_paper_is_not_changed_any_more(desk: Desk) -> None:
    reference = a_case(desk)
    id_ = write_letter(desk.ctx, entry=FREE, case=reference).result
    print_letters(desk.ctx, ids=[id_])
    with pytest.raises(ConflictError):
        edit_letter(desk.ctx, id=id_, entry=FREE)
    with pytest.raises(FrontDeskError) as refused:
        edit_letter(desk.ctx, id=waiting(desk)[0], entry=FREE)
    assert refused.value.field == "kind"


def test_a_letter_that_is_not_needed_is_dropped_and_comes_back(desk: Desk) -> None:
    reference = a_case(desk)
    for id_ in (
        write_letter(desk.ctx, entry=FREE, case=reference).result,
        write_letter(desk.ctx, entry=FREE, customer=1).result,
    ):
        cancel_letter(desk.ctx, id=id_)
        assert found(desk, id_).state is S.CANCELLED
        with pytest.raises(ConflictError):
            cancel_letter(desk.ctx, id=id_)
        assert undo_letters(desk.ctx, ids=[id_]).result.ids == (id_,)
        assert found(desk, id_).state is S.PENDING


def test_a_case_that_ends_drops_its_letters_but_not_an_apology(desk: Desk) -> None:
    reference = a_case(desk)
    answered = answer(desk.ctx, reference=reference, given_by=Way.LETTER, **FACTS[LetterKind.ANSWER]).result
    apology = write_letter(desk.ctx, entry=APOLOGY, case=reference).result
    assert answered is not None
    withdraw(desk.ctx, reference=reference, reason="Found the parcel")
    assert found(desk, answered).state is S.CANCELLED
    assert found(desk, apology).state is S.PENDING


# Four eyes


def test_nobody_approves_what_they_wrote_themselves(desk: Desk) -> None:
    set_approval(desk.ctx, kinds=[LetterKind.APOLOGY])
    reference = a_case(desk)
    id_ = write_letter(desk.ctx, entry=APOLOGY, case=reference).result
    assert found(desk, id_).state is S.TO_APPROVE
    (own,) = approve(desk.ctx, ids=[id_]).result.refused
    assert own.why.id == "letter.own"
    (unknown,) = approve(nobody(desk), ids=[id_]).result.refused
    assert unknown.why.id == "letter.approved_by_nobody"
    assert print_letters(desk.ctx, ids=[id_]).result.letters == ()
    jonas = as_(desk, "Jonas Weber")
    assert approve(jonas, ids=[id_]).result.ids == (id_,)
    letter = found(desk, id_)
    assert (letter.state, letter.approved_by) == (S.PENDING, jonas.actor.staff_id)
    (row,) = mailroom_rows(desk.ctx, [id_])
    assert (row.writer, row.approver) == ("Ana Lind", "Jonas Weber")


def test_only_the_kinds_that_were_chosen_need_approval(desk: Desk) -> None:
    set_approval(desk.ctx, kinds=[LetterKind.APOLOGY])
    reference = a_case(desk)
    assert found(desk, waiting(desk)[0]).kind is LetterKind.ACKNOWLEDGEMENT
    assert found(desk, write_letter(desk.ctx, entry=FREE, case=reference).result).state is S.PENDING


def test_what_is_changed_after_it_was_approved_is_approved_anew(desk: Desk) -> None:
    set_approval(desk.ctx, kinds=list(LetterKind))
    reference = a_case(desk)
    id_ = write_letter(desk.ctx, entry=APOLOGY, case=reference).result
    jonas = as_(desk, "Jonas Weber")
    approve(jonas, ids=[id_])
    edit_letter(jonas, id=id_, entry=replace(APOLOGY, facts={"done": "Two vases."}))
    letter = found(desk, id_)
    assert (letter.state, letter.approved_by, letter.written_by) == (
        S.TO_APPROVE,
        None,
        jonas.actor.staff_id,
    )
    assert approve(jonas, ids=[id_]).result.ids == ()
    assert approve(desk.ctx, ids=[id_]).result.ids == (id_,)


def test_a_letter_is_sent_back_with_the_reason(desk: Desk) -> None:
    set_approval(desk.ctx, kinds=[LetterKind.APOLOGY])
    reference = a_case(desk)
    id_ = write_letter(desk.ctx, entry=APOLOGY, case=reference).result
    jonas = as_(desk, "Jonas Weber")
    with pytest.raises(FrontDeskError) as refused:
        send_back(jonas, id=id_, note=" ")
    assert refused.value.field == "note"
    send_back(jonas, id=id_, note="Please name the day.")
    (row,) = mailroom_rows(desk.ctx, [id_])
    assert row.letter.state is S.DRAFT
    assert said(desk, row.problem) == "Sent back by Jonas Weber: Please name the day."
    edit_letter(desk.ctx, id=id_, entry=APOLOGY)
    assert found(desk, id_).state is S.TO_APPROVE
    with pytest.raises(ConflictError):
        send_back(jonas, id=waiting(desk)[0], note="No")


def test_what_waits_for_no_approval_any_more_is_released(desk: Desk) -> None:
    set_approval(desk.ctx, kinds=[LetterKind.APOLOGY, LetterKind.FREE])
    reference = a_case(desk)
    apology = write_letter(desk.ctx, entry=APOLOGY, case=reference).result
    free = write_letter(desk.ctx, entry=FREE, case=reference).result
    set_approval(desk.ctx, kinds=[LetterKind.FREE])
    assert mailroom_rules(desk.store).approval == {LetterKind.FREE}
    assert (found(desk, apology).state, found(desk, free).state) == (S.PENDING, S.TO_APPROVE)
