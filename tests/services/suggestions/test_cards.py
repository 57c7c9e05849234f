"""Cards that were printed, written on and scanned are found again, and written down together (POL-06)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from frontdesk.documents.pictures.scanned_cards import cards_on
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import SuggestionSource, SuggestionState
from frontdesk.services.owed.today import owed
from frontdesk.services.suggestions.cards import bring_back_cards, read_cards, take_back_cards, write_cards
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import suggestion_ids
from frontdesk.services.suggestions.papers.forms import FormsWish, make_forms
from frontdesk.services.suggestions.reviewing import comment
from frontdesk.services.suggestions.withholding import withhold
from frontdesk.services.suggestions.writing import take_back_suggestion
from frontdesk.store.health import faults_of
from frontdesk.store.models import Event
from tests.services.offices import Desk
from tests.services.suggestions.writers import BENCH, NAMELESS, view


@pytest.fixture
def desk(sqlite_desk: Desk) -> Desk:
    """A sheet is a sheet, whatever database it goes into."""
    return sqlite_desk


def scanned(pdf: bytes, *, turned: int = 0, dots: int = 200) -> Image.Image:
    """Return a sheet as a scanner gives it: grey, a little askew, perhaps the wrong way round."""
    document = pdfium.PdfDocument(pdf)
    sheet = document[0].render(scale=dots / 72).to_pil().convert("L")
    document.close()
    return sheet.rotate(turned + 0.7, expand=True, fillcolor=255)


@pytest.mark.parametrize("turned", [0, 90, 180])
def test_pol_06_the_cards_of_a_scanned_sheet_are_found_with_their_pictures(
    desk: Desk, tmp_path: Path, turned: int
) -> None:
    forms = make_forms(desk.ctx, wish=FormsWish(cards=True)).result
    first, *rest = forms.codes
    write_cards(desk.ctx, entries=[replace(BENCH, code=first)])
    file = tmp_path / "sheet.png"
    scanned(forms.pdf, turned=turned).save(file)
    found = read_cards(desk.ctx, paths=[file, file])
    assert [code for code, _ in found.blank] == rest
    assert found.written == (first,)
    for code, picture in found.blank:
        with Image.open(BytesIO(picture.data)) as card:
            assert card.width > card.height * 1.2, "one card of A6 across, not the sheet"
        assert picture.name == f"{code}.jpg"


def test_a_pdf_of_pages_is_read_too(desk: Desk, tmp_path: Path) -> None:
    forms = make_forms(desk.ctx, wish=FormsWish(sheets=2)).result
    file = tmp_path / "pages.pdf"
    file.write_bytes(forms.pdf)
    assert [code for code, _ in read_cards(desk.ctx, paths=[file]).blank] == list(forms.codes)


def test_all_cards_of_a_sheet_are_written_down_or_none(desk: Desk) -> None:
    codes = make_forms(desk.ctx, wish=FormsWish(cards=True)).result.codes
    entries = [replace(NAMELESS, code=code, source=SuggestionSource.PAPER) for code in codes]
    with pytest.raises(FrontDeskError) as refused:
        write_cards(desk.ctx, entries=[*entries[:2], replace(entries[2], text=" ")])
    assert refused.value.field == "rows.2.text"
    assert not suggestion_ids(desk.ctx, SuggestionFilter())
    done = write_cards(desk.ctx, entries=entries)
    assert tuple(each.reference for each in done.result) == codes
    assert set(codes) <= done.changes.suggestions
    assert view(desk, codes[3]).source is SuggestionSource.PAPER


def test_a_batch_is_taken_back_but_for_what_others_went_on_with(desk: Desk, tmp_path: Path) -> None:
    forms = make_forms(desk.ctx, wish=FormsWish(cards=True)).result
    file = tmp_path / "sheet.png"
    scanned(forms.pdf).save(file)
    cards = read_cards(desk.ctx, paths=[file]).blank
    entries = [
        replace(NAMELESS, text=f"Idea {code}", code=code, source=SuggestionSource.PAPER, scans=(scan,))
        for code, scan in cards
    ]
    written = write_cards(desk.ctx, entries=entries).result
    codes = [each.reference for each in written]
    comment(desk.ctx, reference=codes[1], text="My idea, too")
    before = len(desk.store.rows(Event.select(Event.sequence)))
    done = take_back_cards(desk.ctx, written=written)
    assert done.result.kept == (codes[1],)
    assert len(desk.store.rows(Event.select(Event.sequence))) == before + 3, "one line for each"
    assert view(desk, codes[1]).comments
    assert {view(desk, code).state for code in codes} == {SuggestionState.TAKEN_BACK, SuggestionState.NEW}
    assert [item.suggestion for item in owed(desk.ctx).items] == [codes[1]]
    blank = [code for code, _ in read_cards(desk.ctx, paths=[file]).blank]
    assert blank == [codes[0], *codes[2:]], "what is on the table can be written down again"
    again = write_cards(desk.ctx, entries=[replace(entries[0], text="Idea, read better")]).result
    found = view(desk, codes[0])
    assert (found.state, found.text, len(found.documents)) == (SuggestionState.NEW, "Idea, read better", 1)
    back = bring_back_cards(desk.ctx, taken=done.result.taken).result
    assert [each.reference for each in back] == codes[2:], "what was written anew stays"
    assert view(desk, codes[0]).text == "Idea, read better"
    assert len(take_back_cards(desk.ctx, written=[*again, *back]).result.taken) == 3
    assert faults_of(desk.store) == ()


def test_a_card_that_is_written_down_anew_begins_anew(desk: Desk) -> None:
    (code, *_) = make_forms(desk.ctx, wish=FormsWish(cards=True)).result.codes
    entry = replace(NAMELESS, code=code, source=SuggestionSource.PAPER)
    write_cards(desk.ctx, entries=[entry])
    withhold(desk.ctx, reference=code, reason="Names somebody")
    take_back_suggestion(desk.ctx, reference=code)
    write_cards(desk.ctx, entries=[replace(entry, text="What names nobody")])
    found = view(desk, code)
    assert (found.text, found.withheld, found.withheld_reason) == ("What names nobody", False, "")


@pytest.mark.parametrize("kind", ["blank", "text", "cut"])
def test_what_holds_no_card_is_told(desk: Desk, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "sheet.png"
    Image.new("L", (400, 400), 255).save(file)
    if kind == "text":
        file.write_text("S26-00001-0", encoding="utf-8")
    elif kind == "cut":
        file.write_bytes(file.read_bytes()[:60])
    with pytest.raises(FrontDeskError) as refused:
        read_cards(desk.ctx, paths=[file])
    assert refused.value.field == "scans"


@pytest.mark.filterwarnings("ignore::Warning:PIL")  # what Pillow says of such files besides
@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("PNG", "JPEG", "TIFF")), st.lists(st.tuples(st.integers(0, 299), st.integers(0, 255)))
)
def test_no_altered_file_brings_it_down(kind: str, changes: list[tuple[int, int]]) -> None:
    sink = BytesIO()
    Image.new("L", (120, 80), 255).save(sink, kind)
    data = bytearray(sink.getvalue())
    for place, value in changes:
        data[place % len(data)] = value
    with suppress(FrontDeskError):
        assert list(cards_on(bytes(data))) == []
