"""The life of an entry: written, looked at, decided; every step in the log and able to be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.suggestions import AuthorKind, HearBy, Size, SuggestionState, TellingState
from frontdesk.services.contact import CustomerEntry, Scan
from frontdesk.services.owed.today import Scope, owed
from frontdesk.services.suggestions.deciding import accept, decline, finish, reopen, say_in
from frontdesk.services.suggestions.entry import SupporterEntry
from frontdesk.services.suggestions.linking import link_case, unlink_case
from frontdesk.services.suggestions.merging import merge, part
from frontdesk.services.suggestions.photos import add_photo
from frontdesk.services.suggestions.references import (
    looks_like_suggestion,
    parse_suggestion_reference,
    reserve_codes,
)
from frontdesk.services.suggestions.reviewing import assign, comment, look_at, weigh
from frontdesk.services.suggestions.supporting import leave, support, withdraw_support
from frontdesk.services.suggestions.telling import tell_by_hand
from frontdesk.services.suggestions.undoing import undo_last
from frontdesk.services.suggestions.withholding import show, withhold
from frontdesk.services.suggestions.writing import correct_suggestion, take_back_suggestion
from frontdesk.store.health import faults_of
from tests.services.contacts import CALL, begin, log, said
from tests.services.offices import Desk, local
from tests.services.suggestions.writers import BENCH, LIAM, NAMELESS, NGOZI, ROSA, tellings, view, write

S = SuggestionState
PIXEL = b"\x89PNG\r\n\x1a\n" + b"0" * 20
JONAS = 2  # in Shipping


def refusal(error: pytest.ExceptionInfo[FrontDeskError]) -> tuple[str, str | None]:
    return error.value.message.id, error.value.field


def open_kinds(desk: Desk, reference: str) -> list[DeadlineKind]:
    found = view(desk, reference).deadlines
    return [each.kind for each in found if each.state is DeadlineState.OPEN]


def test_an_entry_keeps_everything_that_was_said(desk: Desk) -> None:
    reference = write(desk, place="Front door", print_name=True, scans=(Scan("bench.png", PIXEL),))
    found = view(desk, reference)
    assert parse_suggestion_reference(reference.lower().replace("-", " ")) == reference
    assert (found.state, found.title, found.theme, found.place) == (
        S.NEW,
        BENCH.title,
        "Entrance",
        "Front door",
    )
    assert (found.author, found.language, found.hear_by, found.print_name) == (
        "Liam O’Connor", "en", HearBy.EMAIL, True,
    )  # fmt: skip
    assert [document.name for document in found.documents] == ["bench.png"]
    assert said(desk, found.timeline[0].title) == "Written into the book at reception"
    hits = desk.store.search.query("bench sun", limit=5)
    assert [(hit.kind, hit.title) for hit in hits] == [("suggestion", BENCH.title)]


def test_an_anonymous_entry_keeps_nobody(desk: Desk) -> None:
    reference = write(desk, BENCH, anonymous=True, print_name=True)
    found = view(desk, reference)
    assert (found.customer, found.author, found.print_name, found.hear_by) == (None, "", False, HearBy.NOTICE)
    call = log(desk, CALL).interaction
    assert view(desk, write(desk, BENCH, anonymous=True, interaction=call)).interaction is None
    named = write(desk, BENCH, interaction=call)
    correct_suggestion(desk.ctx, reference=named, entry=replace(BENCH, anonymous=True))
    assert (view(desk, named).interaction, view(desk, named).customer) == (None, None)
    assert desk.store.search.query("Liam", limit=5, kind="suggestion") == []


def test_a_colleague_writes_under_their_own_name(desk: Desk) -> None:
    found = view(desk, write(desk, text="A kettle", author_kind=AuthorKind.STAFF, customer=CustomerEntry()))
    assert (found.author, found.staff, found.customer) == ("Ana Lind", desk.ctx.actor.staff_id, None)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"text": " ", "title": ""}, ("text.missing", "text")),
        ({"hear_by": HearBy.LETTER}, ("contact.no_address_for_letter", "hear_by")),
        ({"hear_by": HearBy.PHONE}, ("suggestion.no_number", "hear_by")),
        ({"code": "S26-00001-7"}, ("reference.misheard", "code")),
        ({"code": "S26-00009-3"}, ("reference.not_reserved", "code")),
        ({"given": local("2026-11-24 10:00")}, ("suggestion.given_in_the_future", "given")),
        ({"scans": (Scan("a.exe", b"MZ"),)}, ("scan.not_a_scan", "scans")),
        ({"text": "x" * 20_001}, ("text.too_long", "text")),
    ],
)
def test_what_cannot_be_so_is_refused(
    desk: Desk, changed: dict[str, object], expected: tuple[str, str]
) -> None:
    with pytest.raises(FrontDeskError) as refused:
        write(desk, BENCH, **changed)
    assert refusal(refused) == expected
    assert owed(desk.ctx).items == ()


def test_a_card_with_a_code_finds_its_entry(desk: Desk) -> None:
    codes = reserve_codes(desk.ctx, count=3).result
    assert len(set(codes)) == 3
    assert all(map(looks_like_suggestion, codes))
    assert write(desk, code=codes[1]) == codes[1]
    with pytest.raises(FrontDeskError) as refused:
        write(desk, code=codes[1])
    assert refusal(refused) == ("suggestion.code_used", "code")
    assert write(desk) not in codes


def test_correcting_replaces_words_and_stays_in_the_log(desk: Desk) -> None:
    reference = write(desk)
    correct_suggestion(desk.ctx, reference=reference, entry=replace(BENCH, title="Two benches"), version=1)
    found = view(desk, reference)
    assert (found.title, found.version) == ("Two benches", 2)
    assert [hit.title for hit in desk.store.search.query("two benches", limit=5)] == ["Two benches"]
    undo_last(desk.ctx, reference=reference)
    assert view(desk, reference).title == BENCH.title
    assert [entry.undone for entry in view(desk, reference).timeline] == [False, True, False]


def test_two_desks_on_one_entry_notice_each_other(desk: Desk) -> None:
    reference = write(desk)
    look_at(desk.ctx, reference=reference, version=1)
    with pytest.raises(ConflictError) as refused:
        withhold(desk.ctx, reference=reference, reason="Rude", version=1)
    assert refusal(refused) == ("suggestion.changed_meanwhile", "version")


def test_looking_ends_what_is_owed_first(desk: Desk) -> None:
    reference = write(desk)
    (item,) = owed(desk.ctx).items
    assert (item.suggestion, item.kind, item.action) == (reference, DeadlineKind.SUGGESTION_LOOK, "look_at")
    assert (item.subject, item.customer_name) == (BENCH.title, "Liam O’Connor")
    assert said(desk, item.why) == "5 business days"
    look_at(desk.ctx, reference=reference)
    assert owed(desk.ctx).items == ()
    undo_last(desk.ctx, reference=reference)
    assert (view(desk, reference).state, view(desk, reference).looked) == (S.NEW, None)
    assert len(owed(desk.ctx).items) == 1


def test_whoever_is_given_an_entry_is_told_on_today(desk: Desk) -> None:
    reference = write(desk)
    given = assign(desk.ctx, reference=reference, staff=JONAS, note="Yours, I think").result
    assert given.name == "Jonas Weber"
    jonas = replace(desk.ctx, actor=replace(desk.ctx.actor, name="Jonas Weber", staff_id=JONAS))
    assert [item.suggestion for item in owed(jonas, scope=Scope.MINE).items] == [reference]
    comment(jonas, reference=reference, text="I’ll measure the space.")
    assert owed(jonas, scope=Scope.MINE).items == ()
    assert [each.text for each in view(desk, reference).comments] == ["I’ll measure the space."]


def test_an_entry_is_handed_to_somebody_outside(desk: Desk) -> None:
    reference = write(desk)
    assign(desk.ctx, reference=reference, outside="City gardens office")
    found = view(desk, reference)
    assert (found.state, found.assignee, found.outside) == (S.LOOKING, None, "City gardens office")
    with pytest.raises(FrontDeskError) as refused:
        assign(desk.ctx, reference=reference, staff=JONAS, outside="Somebody")
    assert refusal(refused) == ("suggestion.one_assignee", "assignee")


def test_accepting_names_who_does_it_by_when(desk: Desk) -> None:
    reference = write(desk)
    with pytest.raises(FrontDeskError) as refused:
        accept(desk.ctx, reference=reference, due_on=date(2026, 12, 4))
    assert refusal(refused) == ("suggestion.nobody_named", "assignee")
    with pytest.raises(FrontDeskError) as refused:
        accept(desk.ctx, reference=reference, due_on=date(2026, 11, 20), staff=JONAS)
    assert refusal(refused) == ("suggestion.due_in_the_past", "due_on")
    accept(desk.ctx, reference=reference, due_on=date(2026, 12, 5), staff=JONAS, plan="An oak bench")
    found = view(desk, reference)
    assert (found.state, found.assignee_name, found.plan) == (S.ACCEPTED, "Jonas Weber", "An oak bench")
    due = next(each for each in found.deadlines if each.kind is DeadlineKind.SUGGESTION_DUE)
    assert due.due == local("2026-12-07 17:00"), "a Saturday: the next opening is Monday's"


def test_what_was_accepted_can_be_given_to_another_date(desk: Desk) -> None:
    reference = write(desk)
    accept(desk.ctx, reference=reference, due_on=date(2026, 12, 4), staff=JONAS)
    weigh(desk.ctx, reference=reference, effort=Size.SMALL, benefit=Size.LARGE, due_on=date(2026, 12, 11))
    found = view(desk, reference)
    assert (found.effort, found.benefit, found.due_on) == (Size.SMALL, Size.LARGE, date(2026, 12, 11))
    weigh(desk.ctx, reference=reference, effort=None, benefit=Size.LARGE, due_on=date(2026, 12, 11))
    found = view(desk, reference)
    assert (found.effort, found.benefit) == (None, Size.LARGE)
    assert [said(desk, entry.title) for entry in found.timeline][-2:] == [
        "Weighed: effort: Small, benefit: Large, by Fri 11 Dec", "Weighed: effort: Not weighed",
    ]  # fmt: skip
    assert open_kinds(desk, reference).count(DeadlineKind.SUGGESTION_DUE) == 1


def test_reopening_takes_those_who_were_not_told_off_the_list(desk: Desk) -> None:
    reference = write(desk)
    decline(desk.ctx, reference=reference, reasons={"": "There is no room."})
    reopen(desk.ctx, reference=reference, reason="There is room after all")
    found = view(desk, reference)
    assert (found.state, found.decided, found.told) == (S.LOOKING, None, None)
    assert [each.telling for each in found.tellings] == [TellingState.DROPPED]
    finish(desk.ctx, reference=reference, changes={"en": "A bench stands there."})
    assert len(tellings(desk, reference)) == 1


def test_taking_back_a_decision_leaves_nobody_to_be_told(desk: Desk) -> None:
    reference = write(desk)
    finish(desk.ctx, reference=reference, changes={"": "A bench stands there."})
    undo_last(desk.ctx, reference=reference)
    found = view(desk, reference)
    assert (found.state, found.changes, found.tellings) == (S.NEW, {}, ())
    assert open_kinds(desk, reference) == [DeadlineKind.SUGGESTION_LOOK]


def test_supporters_hear_of_it_in_their_own_language(desk: Desk) -> None:
    reference = write(desk)
    support(desk.ctx, reference=reference, entry=SupporterEntry(ROSA, HearBy.LETTER))
    support(desk.ctx, reference=reference, entry=SupporterEntry(count=40))
    assert (view(desk, reference).support, view(desk, reference).counted) == (41, 40)
    assert view(desk, reference).languages == ("en", "es")
    decline(desk.ctx, reference=reference, reasons={"": "There is no room."})
    liam, rosa = tellings(desk, reference)
    assert (liam.problem, rosa.supporter) == (None, True)
    assert rosa.problem is not None
    assert "Spanish" in said(desk, rosa.problem)
    say_in(desk.ctx, reference=reference, language="es", text="No hay sitio.")
    assert [each.problem for each in tellings(desk, reference)] == [None, None]


def test_nobody_supports_twice_and_support_is_withdrawn(desk: Desk) -> None:
    reference = write(desk)
    id_ = support(desk.ctx, reference=reference, entry=SupporterEntry(ROSA, HearBy.LETTER)).result.supporter
    assert id_ is not None
    for entry in (ROSA, LIAM):
        with pytest.raises(ConflictError) as refused:
            support(desk.ctx, reference=reference, entry=SupporterEntry(entry))
        assert refusal(refused) == ("suggestion.supports_already", "customer")
    withdraw_support(desk.ctx, reference=reference, supporter=id_)
    assert (view(desk, reference).support, view(desk, reference).supporters) == (0, ())
    undo_last(desk.ctx, reference=reference)
    (rosa,) = view(desk, reference).supporters
    assert (rosa.id, rosa.name, rosa.hear_by) == (id_, ROSA.name, HearBy.LETTER)
    assert view(desk, reference).support == 1


def test_who_joined_by_mistake_is_taken_off_whatever_was_done_meanwhile(desk: Desk) -> None:
    reference, kept = write(desk), write(desk)
    rosa = support(desk.ctx, reference=reference, entry=SupporterEntry(ROSA, HearBy.LETTER)).result
    many = support(desk.ctx, reference=reference, entry=SupporterEntry(count=3)).result
    comment(desk.ctx, reference=reference, text="Three more on the telephone")
    merge(desk.ctx, reference=reference, into=kept)
    with pytest.raises(ConflictError) as refused:
        leave(desk.ctx, joined=rosa)  # the other entry counts them
    assert refusal(refused)[0] == "suggestion.is_merged"
    with pytest.raises(ConflictError) as refused:
        withdraw_support(desk.ctx, reference=reference, supporter=rosa.supporter or 0)
    assert refusal(refused)[0] == "suggestion.is_merged"
    passed_on = support(desk.ctx, reference=reference, entry=SupporterEntry(NGOZI)).result
    assert passed_on.reference == kept
    leave(desk.ctx, joined=passed_on)
    assert (view(desk, kept).supporters, view(desk, kept).support) == ((), 5)
    part(desk.ctx, reference=reference)
    leave(desk.ctx, joined=many)
    leave(desk.ctx, joined=rosa)
    found = view(desk, reference)
    assert (found.support, found.counted, found.supporters, len(found.comments)) == (0, 0, (), 1)
    for again, id_ in ((many, "suggestion.counted_less"), (rosa, "suggestion.no_supporter")):
        with pytest.raises(FrontDeskError) as refused_again:
            leave(desk.ctx, joined=again)
        assert refusal(refused_again)[0] == id_


def test_who_was_told_has_not_joined_by_mistake(desk: Desk) -> None:
    reference = write(desk)
    joined = support(desk.ctx, reference=reference, entry=SupporterEntry(NGOZI)).result
    finish(desk.ctx, reference=reference, changes={"": "A bench stands there."})
    tell_by_hand(desk.ctx, id=tellings(desk, reference)[1].id)
    with pytest.raises(ConflictError) as refused:
        leave(desk.ctx, joined=joined)
    assert refusal(refused)[0] == "suggestion.supporter_told"
    assert said(desk, refused.value.message).startswith("Ngozi Okafor has been told")


def test_who_joins_after_the_decision_is_told_too(desk: Desk) -> None:
    reference = write(desk)
    finish(desk.ctx, reference=reference, changes={"": "A bench stands there."})
    support(desk.ctx, reference=reference, entry=SupporterEntry(NGOZI, HearBy.PHONE))
    assert [each.name for each in tellings(desk, reference)] == ["Liam O’Connor", "Ngozi Okafor"]


def test_withholding_needs_a_reason_and_deletes_nothing(desk: Desk) -> None:
    reference = write(desk)
    with pytest.raises(FrontDeskError) as refused:
        withhold(desk.ctx, reference=reference, reason=" ")
    assert refusal(refused) == ("text.missing", "reason")
    withhold(desk.ctx, reference=reference, reason="Names a neighbour")
    found = view(desk, reference)
    assert (found.withheld, found.withheld_reason, found.text) == (True, "Names a neighbour", BENCH.text)
    show(desk.ctx, reference=reference)
    assert not view(desk, reference).withheld
    with pytest.raises(ConflictError):
        show(desk.ctx, reference=reference)


def test_an_entry_is_taken_back_but_can_be_seen(desk: Desk) -> None:
    reference = write(desk)
    assign(desk.ctx, reference=reference, staff=JONAS)
    weigh(desk.ctx, reference=reference, effort=None, benefit=None, due_on=date(2026, 12, 4))
    take_back_suggestion(desk.ctx, reference=reference, reason="Written twice")
    assert open_kinds(desk, reference) == []
    assert (view(desk, reference).state, view(desk, reference).actions) == (S.TAKEN_BACK, ("undo", "correct"))
    assert owed(desk.ctx).items == ()
    undo_last(desk.ctx, reference=reference)
    assert view(desk, reference).state is S.LOOKING
    assert open_kinds(desk, reference) == [DeadlineKind.MESSAGE, DeadlineKind.SUGGESTION_DUE]


def test_an_entry_that_others_support_is_not_taken_back(desk: Desk) -> None:
    reference = write(desk)
    support(desk.ctx, reference=reference, entry=SupporterEntry(ROSA))
    with pytest.raises(ConflictError) as refused:
        take_back_suggestion(desk.ctx, reference=reference)
    assert refusal(refused)[0] == "suggestion.has_supporters"


def test_cases_are_linked(desk: Desk) -> None:
    reference, case = write(desk), begin(desk, CALL)
    link_case(desk.ctx, reference=reference, case=case)
    assert [each.reference for each in view(desk, reference).cases] == [case]
    with pytest.raises(ConflictError):
        link_case(desk.ctx, reference=reference, case=case)
    unlink_case(desk.ctx, reference=reference, case=case)
    assert view(desk, reference).cases == ()
    undo_last(desk.ctx, reference=reference)
    assert [each.reference for each in view(desk, reference).cases] == [case]


def test_a_photo_is_kept(desk: Desk) -> None:
    reference = write(desk, NAMELESS)
    kept = add_photo(desk.ctx, reference=reference, scan=Scan("clock.png", PIXEL)).result
    assert kept.media_type == "image/png"
    assert [each.name for each in view(desk, reference).documents] == ["clock.png"]


@pytest.mark.parametrize("reference", ["S26-00099-4", "26-00099-4"])
def test_what_is_not_there_is_said(desk: Desk, reference: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        look_at(desk.ctx, reference=reference)
    assert refusal(refused) == ("suggestion.unknown", "reference")


def test_the_database_is_sound_after_a_whole_life(desk: Desk) -> None:
    reference = write(desk)
    comment(desk.ctx, reference=reference, text="Good idea")
    accept(desk.ctx, reference=reference, due_on=date(2026, 12, 4), outside="City gardens office")
    finish(desk.ctx, reference=reference, changes={"": "A bench stands there."})
    assert faults_of(desk.store) == ()
