"""Whoever suggested something hears what became of it, and stays on the list until then (POL-07)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, LetterKind
from frontdesk.domain.suggestions import HearBy, TellingState
from frontdesk.services.callbacks.attempts import record_attempt
from frontdesk.services.callbacks.lists import open_callbacks
from frontdesk.services.callbacks.tries import Try
from frontdesk.services.callbacks.undoing import undo_callback
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.correspondence import cancel_letter, mark_posted, print_letters, waiting_letters
from frontdesk.services.correspondence.undoing import undo_letters
from frontdesk.services.suggestions.deciding import decline, finish, reopen
from frontdesk.services.suggestions.entry import SupporterEntry
from frontdesk.services.suggestions.figures import suggestion_figures
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import count_suggestions
from frontdesk.services.suggestions.merging import merge
from frontdesk.services.suggestions.supporting import support, withdraw_support
from frontdesk.services.suggestions.telling import excuse_telling, prepare_tellings, tell_by_hand
from frontdesk.services.suggestions.telling_views import count_to_be_told, to_be_told
from frontdesk.services.suggestions.undoing import undo_last
from frontdesk.services.suggestions.withholding import withhold
from frontdesk.services.suggestions.writing import correct_suggestion
from frontdesk.store.models import Correspondence
from tests.services.contacts import said
from tests.services.offices import Desk
from tests.services.suggestions.writers import BANCO, LIAM, NAMELESS, NGOZI, ROSA, tellings, view, write

S = TellingState
WHY = {"": "No hay sitio."}


def declined(desk: Desk) -> tuple[str, int]:
    """Decline an entry whose writer wants a letter; return its reference, and who is to be told."""
    reference = write(desk, BANCO)
    decline(desk.ctx, reference=reference, reasons=WHY)
    (telling,) = to_be_told(desk.ctx)
    return reference, telling.id


def stands(desk: Desk, reference: str) -> TellingState:
    (telling,) = view(desk, reference).tellings
    return telling.telling


def test_pol_07_a_letter_waits_in_the_mailroom_and_tells_only_once_it_is_posted(desk: Desk) -> None:
    reference, telling = declined(desk)
    (letter,) = prepare_tellings(desk.ctx, ids=[telling]).result.letters
    (waiting,) = waiting_letters(desk.ctx, state=CorrespondenceState.PENDING)
    assert (waiting.id, waiting.kind, waiting.language) == (letter, LetterKind.SUGGESTION_OUTCOME, "es")
    assert stands(desk, reference) is S.PREPARED
    print_letters(desk.ctx, ids=[letter])
    assert stands(desk, reference) is S.PREPARED
    assert to_be_told(desk.ctx)
    mark_posted(desk.ctx, ids=[letter])
    assert stands(desk, reference) is S.TOLD
    assert to_be_told(desk.ctx) == ()
    assert count_suggestions(desk.ctx, SuggestionFilter(to_tell=True)) == 0
    undo_letters(desk.ctx, ids=[letter])
    assert stands(desk, reference) is S.PREPARED
    assert to_be_told(desk.ctx)


def test_pol_07_a_letter_that_is_dropped_leaves_its_reader_on_the_list(desk: Desk) -> None:
    reference, telling = declined(desk)
    (letter,) = prepare_tellings(desk.ctx, ids=[telling]).result.letters
    cancel_letter(desk.ctx, id=letter)
    assert stands(desk, reference) is S.OWED
    (again,) = prepare_tellings(desk.ctx, ids=[telling]).result.letters
    assert again != letter


def test_the_letter_says_what_became_of_it_in_the_readers_words(desk: Desk) -> None:
    _, telling = declined(desk)
    (letter,) = prepare_tellings(desk.ctx, ids=[telling]).result.letters
    printed = print_letters(desk.ctx, ids=[letter]).result
    assert printed.refused == ()
    assert len(printed.letters) == 1


def test_one_letter_is_enough(desk: Desk) -> None:
    _, telling = declined(desk)
    prepare_tellings(desk.ctx, ids=[telling])
    again = prepare_tellings(desk.ctx, ids=[telling]).result
    assert again.letters == ()
    assert [refusal.message.id for _, refusal in again.refused] == ["suggestion.prepared_already"]


def test_who_cannot_be_written_to_does_not_keep_the_others_from_it(desk: Desk) -> None:
    _, told = declined(desk)
    finish(desk.ctx, reference=write(desk, NAMELESS), changes={"": "It is right now."})
    ids = [each.id for each in to_be_told(desk.ctx)]
    done = prepare_tellings(desk.ctx, ids=ids).result
    assert len(done.letters) == 1
    assert [(id_, refusal.field) for id_, refusal in done.refused] == [
        (next(each for each in ids if each != told), "hear_by")
    ]


def call(desk: Desk, callback: int, outcome: CallOutcome) -> None:
    record_attempt(desk.ctx, callback=callback, tried=Try(outcome, "Said."))


def test_pol_07_a_call_is_owed_and_tells_only_whom_it_reaches(desk: Desk) -> None:
    reference = write(desk, customer=NGOZI, hear_by=HearBy.PHONE)
    finish(desk.ctx, reference=reference, changes={"": "It stands there."})
    (telling,) = to_be_told(desk.ctx)
    (callback,) = prepare_tellings(desk.ctx, ids=[telling.id]).result.callbacks
    (owed,) = (each for each in open_callbacks(desk.ctx).rows if each.id == callback)
    assert "It stands there." in owed.about
    assert (stands(desk, reference), len(to_be_told(desk.ctx))) == (S.PREPARED, 1)
    call(desk, callback, CallOutcome.GAVE_UP)
    (again,) = to_be_told(desk.ctx)
    assert again.telling is S.OWED
    assert again.note is not None
    (callback,) = prepare_tellings(desk.ctx, ids=[telling.id]).result.callbacks
    call(desk, callback, CallOutcome.REACHED)
    assert (stands(desk, reference), to_be_told(desk.ctx)) == (S.TOLD, ())
    assert view(desk, reference).told == desk.ctx.clock.now()
    undo_callback(desk.ctx, callback=callback)
    assert (stands(desk, reference), view(desk, reference).told) == (S.PREPARED, None)


def test_what_is_decided_anew_withdraws_what_no_longer_holds(desk: Desk) -> None:
    by_letter, _ = declined(desk)
    by_phone = write(desk, customer=NGOZI, hear_by=HearBy.PHONE)
    finish(desk.ctx, reference=by_phone, changes={"": "It stands there."})
    prepare_tellings(desk.ctx, ids=[each.id for each in to_be_told(desk.ctx)])
    for reference in (by_letter, by_phone):
        reopen(desk.ctx, reference=reference)
    assert waiting_letters(desk.ctx, state=CorrespondenceState.PENDING) == ()
    assert open_callbacks(desk.ctx).rows == ()
    assert to_be_told(desk.ctx) == ()
    undo_last(desk.ctx, reference=by_letter)
    assert stands(desk, by_letter) is S.PREPARED


def test_figures_count_those_as_told_whose_letter_was_posted(desk: Desk) -> None:
    _, telling = declined(desk)
    (letter,) = prepare_tellings(desk.ctx, ids=[telling]).result.letters
    found = suggestion_figures(desk.ctx)
    assert (found.to_be_told, found.told, found.answer) == (1, 0, None)
    print_letters(desk.ctx, ids=[letter])
    mark_posted(desk.ctx, ids=[letter])
    found = suggestion_figures(desk.ctx)
    assert (found.to_be_told, found.told) == (1, 1)
    assert found.answer is not None


def test_a_correction_leads_what_is_owed_where_it_belongs(desk: Desk) -> None:
    reference, _ = declined(desk)
    entry = replace(BANCO, hear_by=HearBy.NOTICE, language="de")
    correct_suggestion(desk.ctx, reference=reference, entry=entry)
    (telling,) = to_be_told(desk.ctx)
    assert (telling.hear_by, telling.language) == (HearBy.NOTICE, "de")
    title = view(desk, reference).timeline[-1].title
    assert said(desk, title) == "Corrected: how they want to hear of it, the language"
    undo_last(desk.ctx, reference=reference)
    (telling,) = to_be_told(desk.ctx)
    assert (telling.hear_by, telling.language) == (HearBy.LETTER, "es")
    correct_suggestion(desk.ctx, reference=reference, entry=replace(BANCO, hear_by=HearBy.NONE))
    assert (stands(desk, reference), to_be_told(desk.ctx)) == (S.EXCUSED, ())


def test_who_wrote_two_entries_that_are_one_hears_once(desk: Desk) -> None:
    kept = write(desk, BANCO)
    twin = write(desk, BANCO, customer=CustomerEntry(id=view(desk, kept).customer))
    merge(desk.ctx, reference=twin, into=kept)
    decline(desk.ctx, reference=kept, reasons=WHY)
    assert [each.entry for each in to_be_told(desk.ctx)] == [kept]


def test_pol_07_who_is_told_in_person_leaves_the_list(desk: Desk) -> None:
    reference = write(desk, customer=NGOZI, hear_by=HearBy.PHONE)
    finish(desk.ctx, reference=reference, changes={"": "It stands there."})
    (telling,) = to_be_told(desk.ctx)
    tell_by_hand(desk.ctx, id=telling.id, note="She laughed.")
    found = view(desk, reference)
    assert found.tellings[0].telling is S.TOLD
    assert found.told is not None
    assert found.timeline[-1].detail == "She laughed."
    with pytest.raises(ConflictError):
        tell_by_hand(desk.ctx, id=telling.id)
    undo_last(desk.ctx, reference=reference)
    assert stands(desk, reference) is S.OWED
    assert view(desk, reference).told is None


def test_pol_07_nobody_is_excused_without_a_reason(desk: Desk) -> None:
    reference, telling = declined(desk)
    with pytest.raises(FrontDeskError) as refused:
        excuse_telling(desk.ctx, id=telling, reason="  ")
    assert refused.value.field == "reason"
    excuse_telling(desk.ctx, id=telling, reason="Moved away, no address.")
    assert stands(desk, reference) is S.EXCUSED
    assert to_be_told(desk.ctx) == ()


def test_pol_07_an_anonymous_writer_stays_until_the_notice(desk: Desk) -> None:
    reference = write(desk, NAMELESS)
    finish(desk.ctx, reference=reference, changes={"": "The clock is right now."})
    (telling,) = to_be_told(desk.ctx)
    assert (telling.hear_by, telling.problem) == (HearBy.NOTICE, None)
    done = prepare_tellings(desk.ctx, ids=[telling.id]).result
    assert [refusal.message.id for _, refusal in done.refused] == ["suggestion.not_by_post"]
    for otherwise in (partial(tell_by_hand, note="Called out"), partial(excuse_telling, reason="No name")):
        with pytest.raises(ConflictError):
            otherwise(desk.ctx, id=telling.id)
    assert to_be_told(desk.ctx) == (telling,)
    assert count_to_be_told(desk.ctx) == 1
    withhold(desk.ctx, reference=reference, reason="It names somebody.")  # now no notice tells them
    assert to_be_told(desk.ctx)[0].problem is not None
    excuse_telling(desk.ctx, id=telling.id, reason="It must not be printed.")
    assert to_be_told(desk.ctx) == ()
    assert count_to_be_told(desk.ctx) == 0


def test_no_letter_goes_to_a_supporter_who_was_taken_off(desk: Desk) -> None:
    reference = write(desk, NAMELESS)
    id_ = (
        support(desk.ctx, reference=reference, entry=SupporterEntry(ROSA, HearBy.LETTER)).result.supporter
        or 0
    )
    decline(desk.ctx, reference=reference, reasons={"": "No.", "es": "No."})
    (owed_to,) = (each for each in tellings(desk, reference) if each.supporter)
    prepare_tellings(desk.ctx, ids=[owed_to.id])
    withdraw_support(desk.ctx, reference=reference, supporter=id_)
    assert waiting_letters(desk.ctx) == ()
    assert not any(each.supporter for each in view(desk, reference).tellings)
    undo_last(desk.ctx, reference=reference)
    (back,) = (each for each in view(desk, reference).tellings if each.supporter)
    assert (back.id, back.telling) == (owed_to.id, TellingState.PREPARED)
    assert len(waiting_letters(desk.ctx)) == 1


def test_of_what_is_withheld_its_writer_alone_reads_the_words(desk: Desk) -> None:
    giulia = CustomerEntry(name="Giulia Rossi", emails=("giulia@example.org",))
    reference = write(desk, BANCO)
    twin = write(desk, NAMELESS, anonymous=False, customer=giulia, hear_by=HearBy.EMAIL)
    support(desk.ctx, reference=reference, entry=SupporterEntry(LIAM, HearBy.EMAIL))
    support(desk.ctx, reference=reference, entry=SupporterEntry(NGOZI, HearBy.PHONE))
    merge(desk.ctx, reference=twin, into=reference)
    withhold(desk.ctx, reference=reference, reason="Names a neighbour")
    decline(desk.ctx, reference=reference, reasons={"": "No.", "en": "No."})
    prepare_tellings(desk.ctx, ids=[each.id for each in tellings(desk, reference)])
    rows = desk.store.rows(Correspondence.select(Correspondence.customer, Correspondence.context))
    ideas = {customer: facts["suggestion"] for customer, facts in rows}
    assert [each.about for each in open_callbacks(desk.ctx).rows] == [f"{reference}: No."]
    rosa, joined, _, wrote = (each.customer for each in view(desk, reference).tellings)
    assert ideas == {rosa: BANCO.text, joined: reference, wrote: NAMELESS.text}
