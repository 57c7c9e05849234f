"""Replies that are kept to be used again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.suggestions.replies import (
    ReplyEntry,
    add_reply,
    bring_back_reply,
    change_reply,
    remove_reply,
    replies,
)
from tests.services.offices import Desk

S = SuggestionState
STREET = ReplyEntry("Street of the council", "en", "The street belongs to the council.", S.DECLINED)


def names(desk: Desk, decision: SuggestionState | None = None) -> list[str]:
    return [each.entry.name for each in replies(desk.ctx, decision=decision)]


def test_a_reply_is_offered_for_its_decision_in_each_language_by_itself(desk: Desk) -> None:
    ctx = desk.ctx
    street = add_reply(ctx, entry=STREET).result
    add_reply(ctx, entry=replace(STREET, language="es", text="La calle es del ayuntamiento."))
    add_reply(ctx, entry=ReplyEntry(" Thank  you ", "en", "Thank you for the idea."))
    assert names(desk, S.DECLINED) == [STREET.name, STREET.name, "Thank you"]
    assert names(desk, S.DONE) == ["Thank you"]
    with pytest.raises(ConflictError) as refused:
        add_reply(ctx, entry=replace(STREET, name="street of the COUNCIL"))
    assert refused.value.field == "name"

    change_reply(ctx, id=street, entry=replace(STREET, name="Not ours", decision=None))
    assert names(desk, S.DONE) == ["Not ours", "Thank you"]
    remove_reply(ctx, id=street)
    assert names(desk, S.DONE) == ["Thank you"]
    bring_back_reply(ctx, id=street)
    assert names(desk, S.DONE) == ["Not ours", "Thank you"]
    kinds = [kind for (kind,) in ctx.store.database.execute_sql("SELECT kind FROM events ORDER BY sequence")]
    assert kinds[-6:] == ["reply.added"] * 3 + ["reply.changed", "reply.removed", "reply.brought_back"]
    with pytest.raises(NotFoundError):
        remove_reply(ctx, id=street + 100)


@given(st.text(alphabet=" \n\t\x00\x1f", max_size=4), st.sampled_from(["name", "text", "language"]))
def test_a_reply_without_words_is_refused_where_they_are_missing(blank: str, part: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        add_reply(None, entry=replace(STREET, **{part: blank}))  # type: ignore[arg-type]  # never reached
    assert refused.value.field == part
    with pytest.raises(FrontDeskError):
        add_reply(None, entry=replace(STREET, decision=S.ACCEPTED))  # type: ignore[arg-type]  # never reached
