"""The figures of the suggestion book: counted by hand in a small one."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import AuthorKind, HearBy, SuggestionSource, SuggestionState
from frontdesk.services.suggestions.deciding import decline, finish
from frontdesk.services.suggestions.figures import Spread, suggestion_figures
from frontdesk.services.suggestions.papers.figures import FiguresWish, make_figures
from frontdesk.services.suggestions.papers.notice import make_notice, notice_printed
from frontdesk.services.suggestions.papers.wish import Paper, Period
from frontdesk.services.suggestions.reviewing import look_at
from frontdesk.services.suggestions.withholding import withhold
from frontdesk.services.suggestions.writing import take_back_suggestion
from tests.services.offices import Desk
from tests.services.suggestions.writers import NAMELESS, write

S = SuggestionState


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """Keep a book of five entries: given on a Friday, looked at and decided in the week after."""
    desk.at("2026-11-20 10:00")
    nameless = write(desk, NAMELESS, theme="Hall")
    bench = write(desk, theme="Entrance", author_kind=AuthorKind.PARTNER)
    silent = write(desk, theme="entrance", hear_by=HearBy.NONE, source=SuggestionSource.WEBSITE)
    rude = write(desk, text="My neighbour is a fool.", theme="")
    mistake = write(desk, text="Test")
    take_back_suggestion(desk.ctx, reference=mistake)
    withhold(desk.ctx, reference=rude, reason="tells of somebody")
    desk.at("2026-11-23 10:00")
    look_at(desk.ctx, reference=bench)
    desk.at("2026-11-25 10:00")
    finish(desk.ctx, reference=nameless, changes={"": "It is set by radio now."})
    finish(desk.ctx, reference=silent, changes={"": "Done."})
    decline(desk.ctx, reference=bench, reasons={"": "There is no room."})
    desk.at("2026-11-26 10:00")
    notice_printed(desk.ctx, entries=make_notice(desk.ctx).entries)
    return desk


def test_the_book_is_counted(kept: Desk) -> None:
    found = suggestion_figures(kept.ctx)
    assert (found.given, found.anonymous, found.withheld) == (4, 1, 1)
    assert found.states == {S.NEW: 1, S.DONE: 2, S.DECLINED: 1}
    assert found.authors == {AuthorKind.CUSTOMER: 3, AuthorKind.PARTNER: 1}
    assert found.sources == {SuggestionSource.RECEPTION: 3, SuggestionSource.WEBSITE: 1}
    assert [(theme.lower(), count) for theme, count in found.themes] == [
        ("entrance", 2),
        ("", 1),
        ("hall", 1),
    ]
    assert found.decided == 3
    assert (found.told, found.to_be_told, found.excused) == (1, 2, 1)


def test_days_are_business_days(kept: Desk) -> None:
    found = suggestion_figures(kept.ctx)
    assert found.first_look == Spread(3, 3.0, 3), "Friday to Monday is one, to Wednesday three"
    assert found.decision == Spread(3, 3.0, 3)
    assert found.answer is not None
    assert found.answer.nine_in_ten == 4, "the notice was hung up on Thursday"


def test_a_period_counts_what_was_given_in_it(kept: Desk) -> None:
    assert suggestion_figures(kept.ctx, period=Period(date(2026, 11, 20), date(2026, 11, 20))).given == 4
    later = suggestion_figures(kept.ctx, period=Period(first=date(2026, 11, 21)))
    assert (later.given, later.to_be_told, later.first_look, later.themes) == (0, 0, None, ())
    with pytest.raises(FrontDeskError) as refused:
        suggestion_figures(kept.ctx, period=Period(date(2026, 11, 21), date(2026, 11, 20)))
    assert refused.value.field == "last"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_figures_are_printed_on_one_page(kept: Desk, language: str) -> None:
    for paper in (Paper.A4, Paper.LETTER):
        (page,) = PdfReader(
            BytesIO(make_figures(kept.ctx, wish=FiguresWish(paper=paper, language=language)))
        ).pages
        text = " ".join(page.extract_text().split())
        assert "75" in text, "three of four are decided"
        assert "50" in text, "one of two was told"
        assert "‹" not in text


def test_an_empty_book_has_figures_too(sqlite_desk: Desk) -> None:
    (page,) = PdfReader(BytesIO(make_figures(sqlite_desk.ctx))).pages
    assert "–" in page.extract_text()
