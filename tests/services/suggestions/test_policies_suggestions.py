"""POL-06 to POL-08: everybody may write in the book, hears what became of it, and gets valid reasons."""

from __future__ import annotations

from datetime import timedelta

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.suggestions import AuthorKind, SuggestionSource, SuggestionState
from frontdesk.services.owed.today import owed
from frontdesk.services.suggestions.deciding import decline, finish
from frontdesk.services.suggestions.reviewing import look_at
from tests.services.contacts import said
from tests.services.offices import Desk, local
from tests.services.suggestions.writers import BANCO, view, write

S = SuggestionState


@pytest.mark.parametrize("kind", AuthorKind)
@pytest.mark.parametrize("source", [SuggestionSource.RECEPTION, SuggestionSource.WEBSITE])
def test_pol_06_customers_partners_and_staff_write_at_reception_and_on_the_website(
    desk: Desk, kind: AuthorKind, source: SuggestionSource
) -> None:
    found = view(desk, write(desk, author_kind=kind, source=source))
    assert (found.author_kind, found.source, found.state) == (kind, source, S.NEW)


def test_pol_06_somebody_looks_within_five_business_days(desk: Desk) -> None:
    desk.at("2026-11-21 12:00")  # a Saturday: day 0
    write(desk)
    (item,) = owed(desk.ctx).items
    assert (item.kind, item.provisions) == (DeadlineKind.SUGGESTION_LOOK, ("POL-06",))
    assert item.due == local("2026-11-27 17:00"), "Friday, the fifth business day"
    (deadline,) = view(desk, item.suggestion or "").deadlines
    assert "day 5" in " · ".join(said(desk, step) for step in deadline.explanation)
    late = owed(desk.ctx, at=item.due + timedelta(minutes=1)).items
    assert late[0].suggestion == item.suggestion


@pytest.mark.parametrize("reasons", [{}, {"": "  "}, {"en": "There is no room."}])
def test_pol_08_nothing_is_declined_without_a_reason_in_the_writers_language(
    desk: Desk, reasons: dict[str, str]
) -> None:
    reference = write(desk, BANCO)  # Rosa speaks Spanish
    with pytest.raises(FrontDeskError) as refused:
        decline(desk.ctx, reference=reference, reasons=reasons)
    assert (refused.value.message.id, refused.value.field) == ("suggestion.reason_missing", "reason")
    assert refused.value.message.params["provision"] == "POL-08"
    assert view(desk, reference).state is S.NEW


def test_pol_08_a_reason_is_kept_for_the_contributor(desk: Desk) -> None:
    reference = write(desk, BANCO)
    decline(desk.ctx, reference=reference, reasons={"": "No hay sitio.", "en": "There is no room."})
    found = view(desk, reference)
    assert (found.state, found.reasons) == (S.DECLINED, {"es": "No hay sitio.", "en": "There is no room."})
    assert found.timeline[-1].detail == "No hay sitio."
    with pytest.raises(ConflictError):
        look_at(desk.ctx, reference=reference)


def test_pol_07_nothing_is_done_without_saying_what_changed(desk: Desk) -> None:
    reference = write(desk)
    with pytest.raises(FrontDeskError) as refused:
        finish(desk.ctx, reference=reference, changes={"": ""})
    assert (refused.value.message.id, refused.value.field) == ("suggestion.change_missing", "change")
