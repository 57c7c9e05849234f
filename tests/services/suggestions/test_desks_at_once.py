"""Desks that do the same with the suggestion book at the same instant: it is done once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.suggestions import HearBy
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence import waiting_letters
from frontdesk.services.imports.suggestions import import_suggestions
from frontdesk.services.suggestions import supporting, telling
from frontdesk.services.suggestions.change import changing
from frontdesk.services.suggestions.deciding import decline
from frontdesk.services.suggestions.entry import SupporterEntry
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import count_suggestions
from frontdesk.services.suggestions.merging import merge
from frontdesk.services.suggestions.papers.web_answers import take_in
from frontdesk.services.suggestions.references import reserve_codes
from frontdesk.services.suggestions.supporting import support
from frontdesk.services.suggestions.telling import prepare_tellings, tell_by_hand
from frontdesk.services.suggestions.telling_views import to_be_told
from tests.services.at_once import at_once
from tests.services.offices import Desk
from tests.services.suggestions.writers import BANCO, BENCH, NGOZI, view, write

ANSWER = b"frontdesk-suggestion=1\nname=Liam\ntext=A bench\nfrontdesk-end=1\n"


def book(desk: Desk) -> int:
    assert desk.store.events.verify() == []
    return count_suggestions(desk.ctx, SuggestionFilter())


def test_a_card_is_written_in_once(desk: Desk) -> None:
    (code,) = reserve_codes(desk.ctx, count=1).result
    found = at_once(desk, *[partial(write, desk, code=code)] * 3)
    assert sorted(str(each) for each in found).count(code) == 1
    assert book(desk) == 1


def test_an_answer_of_the_website_is_taken_in_once(desk: Desk) -> None:
    found = at_once(desk, *[partial(take_in, desk.ctx, data=ANSWER)] * 3)
    assert [isinstance(each, Done) for each in found].count(True) == 1
    assert book(desk) == 1


def test_a_file_is_imported_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("id,idea\n" + "".join(f"{n},Idea {n}\n" for n in range(600)), encoding="utf-8")
    found = at_once(desk, *[partial(import_suggestions, desk.ctx, path=path)] * 2)
    assert [each.result.imported + each.result.duplicates for each in found if isinstance(each, Done)] == [
        600
    ] * 2
    assert book(desk) == 600


def test_pol_07_a_letter_that_is_asked_for_at_two_desks_is_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    decline(desk.ctx, reference=write(desk, BANCO), reasons={"": "No."})
    (owed,) = to_be_told(desk.ctx)

    def meanwhile(ctx: Context, reference: str) -> object:
        monkeypatch.setattr(telling, "changing", changing)
        prepare_tellings(ctx, ids=[owed.id])  # the other desk is quicker
        return changing(ctx, reference)

    monkeypatch.setattr(telling, "changing", meanwhile)
    (refused,) = prepare_tellings(desk.ctx, ids=[owed.id]).result.refused
    assert refused[1].message.id == "suggestion.prepared_already"
    assert len(waiting_letters(desk.ctx)) == 1
    tell_by_hand(desk.ctx, id=owed.id)
    assert waiting_letters(desk.ctx) == ()


def test_whoever_joins_an_entry_that_is_merged_meanwhile_is_told_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference, other = write(desk), write(desk, BANCO)

    def meanwhile(ctx: Context, reference: str, version: int | None) -> object:
        merge(ctx, reference=reference, into=other)
        return changing(ctx, reference, version)

    monkeypatch.setattr(supporting, "changing", meanwhile)
    with pytest.raises(ConflictError) as refused:
        support(desk.ctx, reference=reference, entry=SupporterEntry(NGOZI, HearBy.PHONE))
    assert refused.value.message.id == "suggestion.is_merged"
    assert view(desk, reference).supporters == ()
    assert BENCH.title == view(desk, reference).title
