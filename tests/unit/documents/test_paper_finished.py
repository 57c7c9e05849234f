"""The finished PDF, looked at by another reader: right ones pass, and each fault is found and named."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest

from frontdesk.documents.content import LetterContent, Letterhead, Recipient, Signatory
from frontdesk.documents.finished import reading
from frontdesk.documents.finished.check import Finding, Written, check_finished
from frontdesk.documents.layouts.geometry import NO_OFFSET, Box, Offset
from frontdesk.documents.layouts.layout import layout_ids, letter_layout
from frontdesk.documents.letters.letter import write_letters, written_letter
from frontdesk.documents.pdf.items import Item, Page, PlacedLine, Rule, Surface
from frontdesk.documents.pdf.writer import DocumentInfo, pdf_bytes
from frontdesk.documents.text.fonts import missing_characters
from frontdesk.documents.text.typesetter import system_typesetter
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.images import png
from tests.unit.documents.paper import LETTER, letter, letter_to

INFO = DocumentInfo("Title", "Author", "en")
LAYOUT = letter_layout("us_number_10")
LONG = "We have looked into what you wrote to us and will tell you more about it soon. " * 8
NAMES = {
    "latin": "Zoë Đặng Thị Ngọc Łukasiewicz",
    "accents": "ÈÉÊËǺẪẲÅ Ṩgjpqy",
    "greek": "Ελένη Παπαδοπούλου",
    "cyrillic": "Наталья Щукина",
    "arabic": "محمد علي (المكتب) 17",
    "hebrew": "שרה כהן 42",
    "devanagari": "क्षितिज श्रीवास्तव",
    "thai": "สมชาย น้ำทิพย์ ที่ปู่",
    "chinese": "张伟在办公室",
    "japanese": "田中さくら、東京都",
    "korean": "김민준 씨에게",
}


def batch(letters: list[LetterContent], offset: Offset = NO_OFFSET) -> tuple[bytes, list[Written]]:
    sink, written = BytesIO(), list[Written]()
    write_letters(letters, sink, written=written.append, offset=offset)
    return sink.getvalue(), written


def ids(found: tuple[Finding, ...]) -> list[str]:
    return [finding.message.id for finding in found]


@pytest.mark.parametrize("layout", layout_ids("letter"))
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_good_letters_pass_in_every_layout_and_script(layout: str, name: str) -> None:
    if missing_characters(name):  # no installed font has this script: the property is about the rest
        name = NAMES["latin"]
    dress = Letterhead(logo=png(), footer=("Open Monday to Friday",))
    signed = Signatory("Maria Sandoval", "Billing", "Head", png((400, 150)))
    content = letter_to(
        *(name, "17 Orchard Lane", "Springfield, IL 62704"),
        layout=layout,
        letterhead=dress,
        signatory=signed,
        code="26-00427-0",
        paragraphs=(name, LONG * 2, LONG * 2, LONG),
        enclosures=("Leaflet",),
    )
    pdf, written = batch([content, LETTER])
    assert [each.pages for each in written][1:] == [1]
    assert check_finished(pdf, written) == ()


@pytest.mark.parametrize("layout", layout_ids("letter"))
@pytest.mark.parametrize("count", [3, 4])
def test_addresses_of_every_height_and_width_pass(layout: str, count: int) -> None:
    widest = "Ministry of Planning (ÅÉÑ) jpqgy 1"
    pdf, written = batch([letter_to(*(widest,) * count, layout=layout)])
    assert check_finished(pdf, written) == ()


@pytest.mark.parametrize("layout", layout_ids("letter"))
def test_a_name_that_is_broken_at_its_hyphens_passes(layout: str) -> None:
    name = "Meyer-Landrut-Schulze-Delitzsch-Leutheusser-Schnarrenberger-Wieczorek-Zeul-von-der-Au"
    for count in range(30, len(name)):
        pdf, written = batch([letter_to(name[:count], "5 Mill Lane", "LEEDS", layout=layout)])
        assert check_finished(pdf, written) == ()


def test_return_address_and_notes_may_be_seen() -> None:
    recipient = Recipient(("Ada Quill", "Uferweg 1", "10115 Berlin"), ("Einschreiben",))
    pdf, written = batch([letter(layout="din_5008_b", recipient=recipient)])
    assert "Einschreiben" in written[0].beside
    assert check_finished(pdf, written) == ()


def test_the_printers_offset_is_no_fault_until_it_leaves_the_sheet() -> None:
    for offset, expected in ((Offset(2, -1.5), []), (Offset(0, 14), ["finished.out_of_reach"])):
        pdf, written = batch([letter(layout="din_5008_b")], offset)
        assert sorted(set(ids(check_finished(pdf, written, offset=offset)))) == expected
    pdf, written = batch([LETTER], Offset(0, -6))
    assert check_finished(pdf, written, offset=Offset(0, -6)) == ()
    assert "finished.address_cut" in ids(check_finished(pdf, written))


def test_a_file_on_disk_is_checked_as_bytes_are(tmp_path: Path) -> None:
    pdf, written = batch([LETTER])
    path = tmp_path / "letters.pdf"
    path.write_bytes(pdf)
    assert check_finished(path, written) == ()
    with path.open("rb") as file:
        assert check_finished(file, written) == ()


@pytest.mark.parametrize("layout", layout_ids("letter"))
def test_marks_may_be_moved_to_where_a_printer_does_not_reach(layout: str) -> None:
    for offset in (Offset(-2.5, 0), Offset(2.5, 0)):
        pdf, written = batch([letter(layout=layout)], offset)
        assert check_finished(pdf, written, offset=offset) == ()


def test_whoever_waits_is_served_between_the_pages_of_a_long_file() -> None:
    """A preview must not wait until a batch of ten thousand letters has been read."""
    long, short = batch([LETTER] * 10)[0], batch([LETTER])[0]
    waiting = Thread(target=lambda: list(reading.read_pages(short)))
    with closing(reading.read_pages(long)) as pages:
        next(pages)
        waiting.start()
        while not reading._NEXT.locked():
            waiting.join(0.001)
        assert sum(1 for _ in pages) == 9
    waiting.join()


def test_a_long_file_is_opened_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What PDFium remembers of the pages it has read must not grow with the batch."""
    monkeypatch.setattr(reading, "_PAGES_AT_ONCE", 4)
    pdf, written = batch([LETTER] * 9)
    assert check_finished(pdf, written) == ()
    wrong = check_finished(pdf, written, offset=Offset(0, 9))
    assert list(dict.fromkeys(each.number for each in wrong)) == [*range(9)]


def line(text: str, left: float, baseline: float) -> PlacedLine:
    return PlacedLine(system_typesetter().line(text, LAYOUT.look["address"], "en"), left, baseline, "address")


def address(left: float = 25.4, top: float = 70.5) -> list[Item]:
    return [line(text, left, top + 4.6 * index) for index, text in enumerate(LETTER.recipient.lines)]


def faults(items: list[Item]) -> tuple[Finding, ...]:
    pdf = pdf_bytes([Page(LAYOUT.sheet.width, LAYOUT.sheet.height, tuple(items))], INFO)
    return check_finished(pdf, [written_letter(LETTER, 0, 1)])


def test_an_address_in_its_place_has_no_fault() -> None:
    assert faults(address()) == ()


@pytest.mark.parametrize(
    ("items", "why"),
    [
        (address(left=20), "finished.address_cut"),
        (address(top=64), "finished.address_cut"),
        (address(top=77), "finished.address_cut"),
        (address(left=85), "finished.address_cut"),
        (address(top=150), "finished.address_not_seen"),
        (address()[:2], "finished.address_not_seen"),
        ([*address(), line("Your complaint", 80, 75)], "finished.window_not_clear"),
        ([*address(), line("Your complaint", 112, 75)], "finished.window_not_clear"),
        ([*address(), line("Your complaint", 60, 60)], "finished.window_not_clear"),
        ([*address(), Rule(0, 80, 200, 80, 0.5, "#000000")], "finished.window_not_clear"),
        ([*address(), Surface(Box(100, 60, 30, 20), "#e6f0fb")], "finished.window_not_clear"),
        ([*address(), line("Far right", 205, 150)], "finished.out_of_reach"),
        ([*address(), line("Above", 30, 4)], "finished.out_of_reach"),
        ([*address(), Rule(0, 200, 3, 200, 0.5, "#000000")], "finished.out_of_reach"),
    ],
)
def test_each_fault_is_found(items: list[Item], why: str) -> None:
    found = faults(items)
    assert why in ids(found)
    assert {(finding.number, finding.name, finding.reference, finding.page) for finding in found} == {
        (0, "Ada Quill", "26-00427-0", 0)
    }


def test_the_text_that_is_wrong_is_named() -> None:
    found = faults([*address(), line("Your complaint", 80, 75)])
    assert "Your complaint" in {finding.message.params["text"] for finding in found}


def test_the_letter_that_is_wrong_is_named_among_many() -> None:
    pdf, written = batch([letter_to(f"Ada {n}", "1 Lane", "Town", reference=f"26-{n}") for n in range(5)])
    told = [*written[:3], replace(written[3], address=("Boris Marsh", "1 Lane", "Town")), written[4]]
    (finding,) = check_finished(pdf, told)
    assert (finding.number, finding.reference, finding.page) == (3, "26-3", 3)
    assert finding.message.id == "finished.address_not_seen"


def test_pages_that_are_not_there_are_told() -> None:
    pdf, written = batch([LETTER])
    extra = written_letter(letter_to("Boris Marsh", "1 Lane", "Town"), 1, 2)
    found = check_finished(pdf, [*written, extra])
    assert [(finding.number, finding.page) for finding in found] == [(1, 1), (1, 2)]
    assert set(ids(found)) == {"finished.page_missing"}


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(FrontDeskError, match=r"finished\.unreadable"):
        check_finished(data, [])


def test_a_file_that_is_cut_off_is_refused_or_its_pages_are_missed() -> None:
    pdf, written = batch([LETTER] * 3)
    try:
        found = ids(check_finished(pdf[: len(pdf) // 2], written))
    except FrontDeskError as refusal:
        found = [refusal.message.id]
    assert found


def test_a_letter_that_is_refused_is_told_and_the_batch_goes_on() -> None:
    letters = [
        LETTER,
        letter_to(*("Line",) * 50),
        letter(subject="\U0010fffd"),
        letter_to("Boris", "1 Lane", "Town"),
    ]
    sink, written, refused = BytesIO(), list[Written](), list[tuple[int, str]]()
    write_letters(
        letters,
        sink,
        written=written.append,
        refused=lambda content, error: refused.append((letters.index(content), error.message.id)),
    )
    assert refused == [(1, "paper.address_too_long"), (2, "paper.missing_characters")]
    assert [(each.name, each.first_page) for each in written] == [("Ada Quill", 0), ("Boris", 1)]
    assert check_finished(sink.getvalue(), written) == ()
