"""Entries that ask for the same become one, are parted again, and one that asks for two is split."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.suggestions import HearBy, SuggestionState, TellingState
from frontdesk.services.suggestions.deciding import accept, decline, finish
from frontdesk.services.suggestions.entry import SupporterEntry
from frontdesk.services.suggestions.merging import merge, part, split
from frontdesk.services.suggestions.reviewing import look_at
from frontdesk.services.suggestions.supporting import support
from frontdesk.services.suggestions.undoing import undo_last
from frontdesk.services.suggestions.writing import take_back_suggestion
from frontdesk.store.health import faults_of
from frontdesk.store.models import Suggestion
from frontdesk.store.store import Store
from frontdesk.store.transfer import copy_office
from tests.services.offices import Desk
from tests.services.suggestions.writers import BANCO, BENCH, NAMELESS, NGOZI, tellings, view, write

S = SuggestionState
JONAS = 2


def test_a_twin_goes_on_with_another_entry_and_its_writer_hears_of_it(desk: Desk) -> None:
    kept, twin = write(desk), write(desk, BANCO)
    support(desk.ctx, reference=twin, entry=SupporterEntry(NGOZI, HearBy.PHONE))
    merge(desk.ctx, reference=twin, into=kept, reason="The same bench")
    assert (view(desk, twin).state, view(desk, twin).merged_into) == (S.MERGED, kept)
    assert (view(desk, kept).support, view(desk, kept).merged) == (2, (twin,))
    assert [each.state for each in view(desk, twin).deadlines] == [DeadlineState.CANCELLED]
    assert view(desk, kept).languages == ("en", "es")
    finish(desk.ctx, reference=kept, changes={"": "A bench.", "es": "Un banco."})
    assert [(each.name, each.entry) for each in tellings(desk, kept)] == [
        ("Liam O’Connor", kept), ("Rosa Delgado", twin), ("Ngozi Okafor", twin),
    ]  # fmt: skip


def test_support_of_a_twin_goes_to_the_entry_that_goes_on(desk: Desk) -> None:
    kept, twin = write(desk), write(desk, BANCO)
    merge(desk.ctx, reference=twin, into=kept)
    support(desk.ctx, reference=twin, entry=SupporterEntry(NGOZI))
    assert [each.name for each in view(desk, kept).supporters] == ["Ngozi Okafor"]


def test_parting_gives_everything_back(desk: Desk) -> None:
    kept, twin = write(desk), write(desk, BANCO)
    merge(desk.ctx, reference=twin, into=kept)
    decline(desk.ctx, reference=kept, reasons={"": "No room."})
    part(desk.ctx, reference=twin)
    assert (view(desk, twin).state, view(desk, twin).merged_into) == (S.NEW, "")
    assert view(desk, kept).support == 0
    assert [each.name for each in tellings(desk, kept)] == ["Liam O’Connor"]
    assert [each.name for each in tellings(desk, kept, TellingState.DROPPED)] == ["Rosa Delgado"]
    assert DeadlineState.OPEN in [each.state for each in view(desk, twin).deadlines]
    with pytest.raises(ConflictError) as refused:
        part(desk.ctx, reference=twin)
    assert refused.value.message.id == "suggestion.not_merged"


def test_parted_again_everything_is_owed_as_it_was(desk: Desk) -> None:
    kept, fresh, taken = write(desk), write(desk), write(desk)
    accept(desk.ctx, reference=taken, staff=JONAS, due_on=date(2026, 12, 4))
    before = [view(desk, each).deadlines for each in (fresh, taken)]
    assert [[each.kind for each in found if each.state is DeadlineState.OPEN] for found in before] == [
        [DeadlineKind.SUGGESTION_LOOK],
        [DeadlineKind.MESSAGE, DeadlineKind.SUGGESTION_DUE],
    ]
    for day in (25, 26):  # as often as somebody changes their mind
        desk.at(f"2026-11-{day} 12:00")
        for each in (fresh, taken):
            merge(desk.ctx, reference=each, into=kept)
            assert not [owed for owed in view(desk, each).deadlines if owed.state is DeadlineState.OPEN]
            part(desk.ctx, reference=each)
        assert [view(desk, each).deadlines for each in (fresh, taken)] == before


def test_what_joins_something_decided_is_told_at_once(desk: Desk) -> None:
    kept, twin = write(desk), write(desk, BANCO)
    finish(desk.ctx, reference=kept, changes={"": "A bench."})
    merge(desk.ctx, reference=twin, into=kept)
    assert [each.name for each in tellings(desk, kept)] == ["Liam O’Connor", "Rosa Delgado"]


def test_entries_never_go_on_in_a_circle(desk: Desk) -> None:
    first, second, third = write(desk), write(desk, BANCO), write(desk, NAMELESS)
    merge(desk.ctx, reference=second, into=first)
    with pytest.raises(FrontDeskError) as refused:
        merge(desk.ctx, reference=first, into=second)
    assert (refused.value.message.id, refused.value.field) == ("suggestion.itself", "into")
    with pytest.raises(ConflictError) as refused:
        merge(desk.ctx, reference=third, into=second)
    assert refused.value.message.id == "suggestion.is_merged"
    take_back_suggestion(desk.ctx, reference=third)
    with pytest.raises(ConflictError):
        merge(desk.ctx, reference=first, into=third)
    assert faults_of(desk.store) == ()


def test_a_second_idea_gets_its_own_entry(desk: Desk) -> None:
    reference = write(desk, text="A bench. And a tap for water.")
    look_at(desk.ctx, reference=reference)
    other = split(
        desk.ctx, reference=reference, text="A tap for water.", title="A tap", remaining="A bench."
    ).result
    first, second = view(desk, reference), view(desk, other)
    assert (first.text, second.text, second.split_from) == ("A bench.", "A tap for water.", reference)
    assert (second.author, second.state, second.given) == (first.author, S.NEW, first.given)
    assert second.theme == BENCH.theme
    decline(desk.ctx, reference=reference, reasons={"": "No room."})
    with pytest.raises(ConflictError) as refused:
        split(desk.ctx, reference=reference, text="Something else")
    assert refused.value.message.id == "suggestion.is_declined"


def test_a_backup_holds_an_older_entry_that_goes_on_with_a_newer_one(desk: Desk, tmp_path: Path) -> None:
    older, newer = write(desk), write(desk, BANCO)
    merge(desk.ctx, reference=older, into=newer)
    copy = Store.open(tmp_path / "copy.db", clock=desk.clock, create=True)
    copy_office(desk.store, copy)
    merged = copy.rows(
        Suggestion.select(Suggestion.reference, Suggestion.merged_into).order_by(Suggestion.id)
    )
    assert merged == [(older, view(desk, newer).id), (newer, None)]
    assert faults_of(copy) == ()
    copy.close()


def test_a_split_is_undone_as_one(desk: Desk) -> None:
    bench, clock = "A bench outside.", "A clock in the hall."
    reference = write(desk, title="", text=f"{bench} {clock}")
    second = split(desk.ctx, reference=reference, text=clock, remaining=bench).result
    assert (view(desk, reference).text, view(desk, second).text) == (bench, clock)
    assert "undo" in view(desk, reference).actions
    undo_last(desk.ctx, reference=reference)
    assert view(desk, reference).text == f"{bench} {clock}"
    assert view(desk, second).state is S.TAKEN_BACK
    third = split(desk.ctx, reference=reference, text=clock).result
    support(desk.ctx, reference=third, entry=SupporterEntry(NGOZI))
    with pytest.raises(ConflictError):
        undo_last(desk.ctx, reference=reference)
    assert view(desk, third).state is S.NEW


def test_an_entry_that_goes_on_with_a_twin_is_not_taken_back(desk: Desk) -> None:
    reference, twin = write(desk), write(desk, NAMELESS)
    merge(desk.ctx, reference=twin, into=reference)
    with pytest.raises(ConflictError) as refused:
        take_back_suggestion(desk.ctx, reference=reference)
    assert refused.value.message.id == "suggestion.has_supporters"
