"""The book, the notice and blank forms, printed from what the store holds (POL-07, POL-08)."""

from __future__ import annotations

import os
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import HearBy, SuggestionState, TellingState
from frontdesk.services.contact import Scan
from frontdesk.services.suggestions.deciding import accept, decline, finish
from frontdesk.services.suggestions.merging import merge
from frontdesk.services.suggestions.papers.book import BookOrder, BookWish, make_book
from frontdesk.services.suggestions.papers.forms import FormsWish, make_forms
from frontdesk.services.suggestions.papers.notice import NoticeWish, make_notice, notice_printed
from frontdesk.services.suggestions.papers.wish import Paper, Period
from frontdesk.services.suggestions.photos import card_name
from frontdesk.services.suggestions.telling_views import to_be_told
from frontdesk.services.suggestions.withholding import withhold
from frontdesk.services.whole_files import writing_to
from frontdesk.store.models import Event
from tests.services.offices import Desk
from tests.services.suggestions.writers import BANCO, NAMELESS, tellings, view, write
from tests.unit.documents.images import png

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def book(desk: Desk, **wish: object) -> list[str]:
    """Return the text of each page of the book."""
    sink = BytesIO()
    made = make_book(desk.ctx, sink=sink, wish=BookWish(**wish))  # type: ignore[arg-type]  # by name
    read = texts(sink.getvalue())
    assert len(read) == made.pages
    return read


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def test_the_book_prints_entries_with_what_became_of_them(desk: Desk) -> None:
    done, declined, accepted = write(desk), write(desk, BANCO), write(desk, text="More light in the yard.")
    finish(desk.ctx, reference=done, changes={"": "Two benches stand there."})
    decline(desk.ctx, reference=declined, reasons={"": "No hay sitio.", "en": "There is no room."})
    accept(desk.ctx, reference=accepted, due_on=date(2027, 3, 1), outside="The landlord", plan="A new lamp.")
    cover, imprint, text, index = book(desk)
    assert "Suggestion book November 2026" in cover
    assert "Entries 3 Accepted 1 Done 1 Declined 1" in imprint
    assert "Done · 23 November 2026 Two benches stand there." in text
    assert "No hay sitio." in text
    assert "There is no room." not in text, "the reason stands in the contributor's language"
    assert "Accepted · by 1 March 2027 A new lamp." in text
    assert "landlord" not in text, "who works on it is not for print"
    assert "Entrance 3 Without a theme 3" in index


def test_names_are_printed_only_where_they_may_be(desk: Desk) -> None:
    write(desk)
    assert "Liam" not in " ".join(book(desk))
    write(desk, print_name=True)
    assert " ".join(book(desk)).count("Liam O’Connor") == 1


def test_what_is_withheld_is_left_out_and_counted(desk: Desk) -> None:
    write(desk)
    reference = write(desk, text="My neighbour Xaver is a fool.")
    withhold(desk.ctx, reference=reference, reason="tells of somebody")
    sink = BytesIO()
    made = make_book(desk.ctx, sink=sink)
    assert (made.entries, made.withheld) == (1, 1)
    read = " ".join(texts(sink.getvalue()))
    assert "Xaver" not in read
    assert reference not in read
    assert "1 entry is not printed" in read


def test_the_book_goes_by_theme_or_by_date_and_keeps_to_its_period(desk: Desk) -> None:
    write(desk, theme="Parking", text="First said.")
    desk.at("2026-12-02 10:00")
    write(desk, theme="entrance", text="Said in December.")
    by_date, by_theme = " ".join(book(desk)), " ".join(book(desk, order=BookOrder.THEME))
    assert by_date.index("First said.") < by_date.index("Said in December.")
    assert by_theme.index("Said in December.") < by_theme.index("First said.")
    assert "November 2026 – December 2026" in by_date
    november = " ".join(book(desk, period=NOVEMBER))
    assert "First said." in november
    assert "December" not in november.replace("Printed 2 December 2026", "")


def test_themes_that_differ_in_capitals_are_one(desk: Desk) -> None:
    write(desk, theme="parking")
    write(desk, theme="Parking")
    index = book(desk, order=BookOrder.THEME)[-1]
    assert index.lower().count("parking 3") == 1


def test_an_entry_that_goes_on_with_another_says_so(desk: Desk) -> None:
    first, twin = write(desk), write(desk, text="A bench at the door")
    merge(desk.ctx, reference=twin, into=first)
    assert f"Goes on with {first}" in book(desk)[2]


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_the_book_speaks_four_languages(desk: Desk, language: str) -> None:
    write(desk)
    cover = book(desk, language=language)[0]
    title = {"de": "Ideenbuch", "fr": "Cahier de suggestions", "es": "Libro de sugerencias"}[language]
    assert title in cover


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (BookWish(paper=Paper.A3), "paper"),
        (BookWish(language="xx"), "language"),
        (BookWish(period=Period(date(2026, 2, 1), date(2026, 1, 1))), "last"),
    ],
)
def test_a_wish_that_cannot_be_names_its_field(sqlite_desk: Desk, wish: BookWish, field: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        make_book(sqlite_desk.ctx, sink=BytesIO(), wish=wish)
    assert refused.value.field == field


def test_pol_07_an_anonymous_contributor_stays_on_the_list_until_the_notice_is_printed(desk: Desk) -> None:
    reference = write(desk, NAMELESS)
    finish(desk.ctx, reference=reference, changes={"": "It is set by radio now."})
    desk.at("2026-12-10 10:00")  # another month: it waits until a notice answers it
    notice = make_notice(desk.ctx)
    assert notice.entries == (reference,)
    assert "It is set by radio now." in texts(notice.pdf)[0]
    assert [each.entry for each in to_be_told(desk.ctx)] == [reference], "looking at it tells nobody"
    done = notice_printed(desk.ctx, entries=notice.entries)
    assert done.result == 1
    assert done.changes.suggestions == {reference}
    assert to_be_told(desk.ctx) == ()
    (told,) = tellings(desk, reference, TellingState.TOLD)
    assert told.ended == desk.clock.now()
    assert told.how is not None
    assert told.how.id == "settled.on_notice"
    found = view(desk, reference)
    assert found.told == desk.clock.now()
    assert found.timeline[-1].title.id == "timeline.suggestion_on_notice"
    kinds = [kind for (kind,) in desk.store.rows(Event.select(Event.kind).order_by(Event.sequence))]
    assert kinds[-2:] == ["suggestion.told", "suggestion.notice_printed"]


def test_pol_07_a_notice_tells_only_whoever_reads_notices(desk: Desk) -> None:
    by_email, by_notice = write(desk), write(desk, hear_by=HearBy.NOTICE)
    for reference in (by_email, by_notice):
        finish(desk.ctx, reference=reference, changes={"": "Two benches stand there."})
    notice = make_notice(desk.ctx)
    assert set(notice.entries) == {by_email, by_notice}, "both were decided this month"
    assert notice_printed(desk.ctx, entries=notice.entries).result == 1
    assert [each.entry for each in to_be_told(desk.ctx)] == [by_email]
    assert notice_printed(desk.ctx, entries=notice.entries).result == 0, "nobody is told twice"


def test_pol_08_the_notice_gives_the_reason_to_who_left_no_name(desk: Desk) -> None:
    reference = write(desk, NAMELESS)
    decline(desk.ctx, reference=reference, reasons={"": "It is part of a listed building."})
    (text,) = texts(make_notice(desk.ctx).pdf)
    assert "Why we cannot · 23 November 2026 It is part of a listed building." in text


def test_pol_07_what_is_withheld_is_on_no_notice_and_stays_on_the_list(desk: Desk) -> None:
    reference = write(desk, NAMELESS)
    finish(desk.ctx, reference=reference, changes={"": "Mended."})
    withhold(desk.ctx, reference=reference, reason="tells of somebody")
    assert make_notice(desk.ctx).entries == ()
    assert notice_printed(desk.ctx, entries=[reference]).result == 0
    assert [each.entry for each in to_be_told(desk.ctx)] == [reference]


def test_a_notice_shows_the_first_photo_that_can_be_printed(desk: Desk) -> None:
    photos = (Scan("plan.pdf", b"%PDF-1.4 x"), Scan("bench.png", png((60, 40))))
    reference = write(desk, scans=photos)
    finish(desk.ctx, reference=reference, changes={"": "Two benches stand there."})

    def pictures(wish: NoticeWish) -> int:
        return len(PdfReader(BytesIO(make_notice(desk.ctx, wish=wish).pdf)).pages[0].images)

    assert (pictures(NoticeWish(pictures=True)), pictures(NoticeWish())) == (1, 0)


def test_the_card_that_was_written_on_hangs_on_no_wall(desk: Desk) -> None:
    code = make_forms(desk.ctx, wish=FormsWish()).result.codes[0]
    reference = write(desk, code=code, scans=(Scan(card_name(code), png((60, 40))),))
    finish(desk.ctx, reference=reference, changes={"": "Two benches stand there."})
    notice = make_notice(desk.ctx, wish=NoticeWish(pictures=True))
    assert notice.entries == (reference,)
    assert len(PdfReader(BytesIO(notice.pdf)).pages[0].images) == 0


def test_the_code_of_a_blank_page_finds_its_entry(desk: Desk) -> None:
    forms = make_forms(desk.ctx, wish=FormsWish(sheets=2, cards=True)).result
    assert len(set(forms.codes)) == len(forms.codes) == 8
    assert write(desk, code=forms.codes[3]) == forms.codes[3]
    assert view(desk, forms.codes[3]).state is SuggestionState.NEW
    assert forms.codes[3] in " ".join(texts(forms.pdf))


@pytest.mark.parametrize("sheets", [0, -1, 10_000])
def test_too_many_forms_or_none_are_refused(sqlite_desk: Desk, sheets: int) -> None:
    with pytest.raises(FrontDeskError) as refused:
        make_forms(sqlite_desk.ctx, wish=FormsWish(sheets=sheets))
    assert refused.value.field == "count"


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "book.pdf"
    target.write_bytes(b"before")
    with pytest.raises(TypeError), writing_to(target) as sink:
        sink.writelines((b"half", None))  # type: ignore[arg-type]  # what goes wrong in the middle
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(FrontDeskError) as refused, writing_to(tmp_path / "none" / "book.pdf"):
        pass
    assert refused.value.message.id == "store.cannot_write_file"


def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDWR)
    with writing_to(pipe) as sink:
        sink.write(b"book")
    assert (os.read(end, 9), pipe.is_fifo()) == (b"book", True)
    os.close(end)
