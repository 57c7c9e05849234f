"""How letters, postcards, labels and envelopes go onto their sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from frontdesk.documents.finished.check import Finding, Written
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Way
from frontdesk.domain.message import message
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.correspondence import (
    Addresses,
    OnPaper,
    Placed,
    envelopes_of,
    labels_of,
    make_batch,
    make_job,
    mark_printed_until,
    paper_batches,
    write_letter,
)
from frontdesk.services.office.setup import set_office
from frontdesk.services.stationery.layouts import Layouts, Sides, choose_layouts, chosen_layouts
from frontdesk.services.stationery.printer import Offset
from tests.services.contacts import REFERRED_LETTER, ROSA, begin
from tests.services.mailroom.letters import CROWDED, FREE, found, many, states, text_of, waiting
from tests.services.offices import Desk

FOUR_ON_A4 = "postcard_a6_cut"


def cards(desk: Desk, count: int) -> list[int]:
    """Let so many postcards wait."""
    for number in range(count):
        customer = replace(ROSA, name=f"Rosa Delgado {number:03}")
        begin(desk, REFERRED_LETTER, customer=customer, acknowledge_by=Way.POSTCARD)
    return waiting(desk)


def drawn(desk: Desk, ids: list[int], how: OnPaper) -> tuple[list[Placed], list[str]]:
    """Return where letters are in a batch, and the text of its pages."""
    sink = BytesIO()
    batch = make_batch(desk.ctx, ids=ids, sink=sink, how=how)
    assert batch.refused == ()
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(sink.getvalue())).pages]
    return list(batch.placed), pages


def choose(desk: Desk, **changed: object) -> None:
    """Choose layouts of the office."""
    choose_layouts(desk.ctx, layouts=replace(chosen_layouts(desk.ctx), **changed))  # type: ignore[arg-type]  # by name


def test_on_both_sides_no_letter_begins_on_the_back_of_another(desk: Desk) -> None:
    first = begin(desk, REFERRED_LETTER)
    long = replace(FREE, facts={"subject": "All of it", "text": "\n\n".join(["A line of the story."] * 40)})
    write_letter(desk.ctx, entry=long, case=first)
    write_letter(desk.ctx, entry=FREE, case=first)
    ids = waiting(desk)
    placed, pages = drawn(desk, ids, OnPaper(both_sides=True))
    assert [(each.first_sheet, each.sheets) for each in placed] == [(1, 1), (2, 1), (3, 1)]
    assert len(pages) == 6
    assert (pages[1], pages[5]) == ("", "")
    assert "story" in pages[2]
    assert "story" in pages[3]
    placed, pages = drawn(desk, ids, OnPaper())
    assert [(each.first_sheet, each.sheets) for each in placed] == [(1, 1), (2, 2), (4, 1)]
    assert len(pages) == 4


def test_several_postcards_go_on_a_sheet_and_a_jam_counts_whole_sheets(desk: Desk, tmp_path: Path) -> None:
    choose(desk, postcard=FOUR_ON_A4)
    ids = cards(desk, 6)
    job = make_job(desk.ctx, ids=ids, out=tmp_path / "cards.pdf", title="Postcards").result
    assert [each.first_sheet for each in job.batch.placed] == [1, 1, 1, 1, 2, 2]
    assert job.batch.sheets == len(PdfReader(tmp_path / "cards.pdf").pages) == 2
    assert mark_printed_until(desk.ctx, job=job.id, sheet=1).result == tuple(ids[:4])
    assert states(desk, ids) == ["printed"] * 4 + ["pending"] * 2


def test_a_half_used_sheet_is_used_up(desk: Desk) -> None:
    choose(desk, postcard=FOUR_ON_A4)
    ids = cards(desk, 3)
    placed, pages = drawn(desk, ids, OnPaper(start=3))
    assert [each.first_sheet for each in placed] == [1, 1, 2]
    assert len(pages) == 2
    with pytest.raises(FrontDeskError) as refused:
        make_batch(desk.ctx, ids=ids, sink=BytesIO(), how=OnPaper(start=5))
    assert refused.value.field == "start"


@pytest.mark.parametrize("back", [Sides.MESSAGE, Sides.PICTURE])
def test_a_postcard_with_a_back_is_one_sheet_of_two_pages(desk: Desk, back: Sides, tmp_path: Path) -> None:
    choose(desk, card_back=back)
    ids = cards(desk, 2)
    placed, pages = drawn(desk, ids, OnPaper())
    assert [(each.first_sheet, each.sheets) for each in placed] == [(1, 1), (2, 1)]
    assert len(pages) == 4
    (paper,) = paper_batches(desk.ctx, ids=ids)
    assert paper.back
    job = make_job(desk.ctx, ids=ids, out=tmp_path / "cards.pdf", title="Postcards").result
    assert job.batch.sheets == 2


def test_each_paper_is_a_batch_of_its_own(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    card = cards(desk, 1)[-1]
    ids = waiting(desk)
    postcards, letters = sorted(paper_batches(desk.ctx, ids=ids[::-1]), key=lambda each: each.width)
    assert (letters.way, letters.ids, letters.width, letters.height) == (Way.LETTER, (ids[0],), 210, 297)
    assert (postcards.ids, postcards.width, postcards.places, postcards.back) == ((card,), 148, 1, False)


def test_a_printer_that_is_off_moves_the_batch_but_not_what_is_kept(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 1)
    plain, moved = tmp_path / "plain.pdf", tmp_path / "moved.pdf"
    make_batch(desk.ctx, ids=ids, sink=(sink := BytesIO()))
    plain.write_bytes(sink.getvalue())
    job = make_job(desk.ctx, ids=ids, out=moved, title="Letter", how=OnPaper(offset=Offset(2.0, -1.5))).result
    assert moved.read_bytes() != plain.read_bytes()
    mark_printed_until(desk.ctx, job=job.id, sheet=1)
    document = found(desk, ids[0]).document
    assert document is not None


def test_a_label_for_each_envelope_from_any_place_of_the_sheet(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    write_letter(desk.ctx, entry=FREE, case=reference)
    begin(desk, REFERRED_LETTER, customer=replace(ROSA, name="N. N."))
    labels = labels_of(desk.ctx, ids=waiting(desk))
    assert (labels.count, labels.width, labels.height, labels.refused) == (2, 210, 297, ())
    assert "Rosa Delgado" in text_of(labels.data)
    last = labels_of(desk.ctx, ids=waiting(desk), start=21, copies=2)
    assert len(PdfReader(BytesIO(last.data)).pages) == 2
    with pytest.raises(FrontDeskError) as refused:
        labels_of(desk.ctx, ids=waiting(desk), start=22)
    assert refused.value.field == "start"


def test_what_cannot_be_addressed_is_told_by_name_and_the_others_go_on(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER, customer=CROWDED)
    begin(desk, REFERRED_LETTER)
    crowded, _rosa = waiting(desk)
    for make in (labels_of, envelopes_of):
        made = make(desk.ctx, ids=waiting(desk))
        assert made.count == 1
        assert [each.id for each in made.refused] == [crowded]
        with pytest.raises(FrontDeskError):
            make(desk.ctx, ids=[crowded])
    with pytest.raises(FrontDeskError):
        labels_of(desk.ctx, ids=[])


def test_an_envelope_bears_the_office_and_the_customer(desk: Desk) -> None:
    abroad = CustomerEntry(
        name="Regula Steiner", address=PostalAddress(("Seilergraben 21",), "Zürich", "", "8001", "CH")
    )
    begin(desk, REFERRED_LETTER, customer=abroad)
    made = envelopes_of(desk.ctx, ids=waiting(desk), layout="envelope_c6")
    text = text_of(made.data)
    assert (made.count, made.width, made.height) == (1, 162, 114)
    assert "Harbour Office" in text
    assert "SWITZERLAND" in text


def test_the_office_chooses_its_sheets_once(desk: Desk) -> None:
    assert chosen_layouts(desk.ctx) == Layouts(
        "uk_a4", "postcard_a6", "label_avery_l7160", "envelope_dl", Sides.ONE
    )
    choose(desk, label="label_avery_3474", card_back=Sides.PICTURE)
    assert chosen_layouts(desk.ctx).label == "label_avery_3474"
    assert chosen_layouts(desk.ctx).card_back is Sides.PICTURE
    with pytest.raises(FrontDeskError):
        choose(desk, envelope="label_avery_3474")
    assert chosen_layouts(desk.ctx).envelope == "envelope_dl"


def test_an_office_that_moves_prints_as_is_customary_there(desk: Desk) -> None:
    set_office(desk.ctx, changes={"country": "US", "subdivision": ""})
    assert chosen_layouts(desk.ctx).label == "label_avery_5160"


def test_a_letter_is_left_out_whose_address_would_not_be_seen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every finished page is read again before it is printed."""
    hidden, seen = many(desk, 2)

    def check(file: BytesIO, written: Sequence[Written], *, offset: Offset) -> tuple[Finding, ...]:
        name = written[0].name
        why = message("finished.address_not_seen", name=name)
        return (Finding(0, name, "", 0, why),) if "Delgado 000" in text_of(file.getvalue()) else ()

    monkeypatch.setattr("frontdesk.services.correspondence.seen.check_finished", check)
    batch = make_batch(desk.ctx, ids=[hidden, seen], sink=BytesIO())
    assert [each.id for each in batch.placed] == [seen]
    assert [(each.id, each.why.id) for each in batch.refused] == [(hidden, "finished.address_not_seen")]


def _wrong_together(name: str, most: int) -> Callable[..., tuple[Finding, ...]]:
    """Return a reader to whom something is wrong with one address, in a file of more than `most` only."""

    def check(_file: object, written: Sequence[Written], *, offset: Offset) -> tuple[Finding, ...]:
        why = message("finished.window_not_clear", text="Ink")
        wrong = (number for number, each in enumerate(written) if name in each.name)
        return tuple(Finding(number, name, "", 0, why) for number in wrong if len(written) > most)

    return check


def test_the_file_that_is_printed_is_read_again_and_not_only_each_letters_own(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong with one in the batch alone is left out of it; the others move up."""
    ids = many(desk, 3)
    check = _wrong_together("Delgado 001", 1)
    monkeypatch.setattr("frontdesk.services.correspondence.seen.check_finished", check)
    out = tmp_path / "batch.pdf"
    job = make_job(desk.ctx, ids=ids, out=out, title="Letters").result
    assert job.batch.placed == (Placed(ids[0], 1, 1), Placed(ids[2], 2, 1))
    assert [(each.id, each.why.id) for each in job.batch.refused] == [(ids[1], "finished.window_not_clear")]
    assert states(desk, ids) == ["spooling", "pending", "spooling"]
    texts = [page.extract_text() for page in PdfReader(out).pages]
    assert [number in text for number, text in zip(("000", "002"), texts, strict=True)] == [True, True]
    mark_printed_until(desk.ctx, job=job.id, sheet=1)
    assert states(desk, ids) == ["printed", "pending", "pending"]


@pytest.mark.parametrize("copies", [1, 3])
@pytest.mark.parametrize("of", [labels_of, envelopes_of])
def test_labels_and_envelopes_are_read_again_before_they_are_printed(
    of: Callable[..., Addresses], copies: int, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = many(desk, 3)
    check = _wrong_together("Delgado 001", 0)
    monkeypatch.setattr("frontdesk.services.correspondence.seen.check_finished", check)
    made = of(desk.ctx, ids=ids, copies=copies)
    assert (made.count, [each.id for each in made.refused]) == (2, [ids[1]])
    assert [text_of(made.data).count(number) for number in ("000", "001", "002")] == [copies, 0, copies]


def test_what_the_printers_offset_moves_off_the_paper_is_not_printed(desk: Desk, tmp_path: Path) -> None:
    """Marks to fold along may go: a letter is the same without them."""
    ids, far = many(desk, 2), Offset(0.0, 16.0)
    with pytest.raises(FrontDeskError) as refused:
        make_job(desk.ctx, ids=ids, out=tmp_path / "far.pdf", title="Letters", how=OnPaper(offset=far))
    assert refused.value.message.id == "letter.nothing_printable"
    problems = [found(desk, id_).problem for id_ in ids]
    assert [each.id for each in problems if each] == ["finished.out_of_reach"] * 2
    for of in (labels_of, envelopes_of):
        with pytest.raises(FrontDeskError) as off_the_sheet:
            of(desk.ctx, ids=ids, offset=Offset(-40.0, 0.0))
        assert off_the_sheet.value.message.id == "finished.out_of_reach"
    left = OnPaper(offset=Offset(-2.0, 0.0))
    assert len(make_batch(desk.ctx, ids=ids, sink=BytesIO(), how=left).placed) == 2
