"""Envelopes: address and sender where the post expects them, on every size."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from frontdesk.documents.content import Letterhead, Recipient
from frontdesk.documents.finished.check import Written, check_finished
from frontdesk.documents.layouts.geometry import Offset
from frontdesk.documents.layouts.layout import layout_ids
from frontdesk.documents.sheets.envelopes import write_envelopes
from frontdesk.documents.sheets.layouts import envelope_layout
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.images import png
from tests.unit.documents.paper import RECIPIENT, SENDER, envelopes_pdf, found, pages, place_of

SIZES = {
    "envelope_dl": (220, 110),
    "envelope_c6": (162, 114),
    "envelope_c5": (229, 162),
    "envelope_c56": (229, 114),
    "envelope_us_10": (241.3, 104.8),
    "envelope_us_9": (225.4, 98.4),
    "envelope_us_6_3_4": (165.1, 92.1),
}
NOTED = Recipient(("Ada Quill", "Uferweg 1", "10115 Berlin"), ("Einschreiben", "Persönlich"))


def test_every_size_has_a_layout() -> None:
    assert set(layout_ids("envelope")) == set(SIZES)


@pytest.mark.parametrize("layout", sorted(SIZES))
def test_the_envelope_has_its_size(layout: str) -> None:
    page = PdfReader(BytesIO(envelopes_pdf([RECIPIENT], layout, SENDER))).pages[0]
    size = float(page.mediabox.width) * 25.4 / 72, float(page.mediabox.height) * 25.4 / 72
    assert size == pytest.approx(SIZES[layout], abs=0.01)


@pytest.mark.parametrize("logo", [b"", png()], ids=["plain", "logo"])
@pytest.mark.parametrize("layout", sorted(SIZES))
def test_sender_notes_and_address_stand_apart(layout: str, logo: bytes) -> None:
    sink, written = BytesIO(), list[Written]()
    dress = Letterhead(logo=logo, font="open_sans")
    write_envelopes([NOTED, RECIPIENT], layout, SENDER, sink, letterhead=dress, written=written.append)
    pdf = sink.getvalue()
    assert check_finished(pdf, written) == ()
    sender, note, name = (place_of(text, pdf) for text in ("1200 Harbor Street", "Persönlich", "Ada Quill"))
    assert sender.baseline < note.baseline < name.baseline
    assert sender.left < name.left == pytest.approx(note.left, abs=0.01)


@pytest.mark.parametrize("layout", [name for name in sorted(SIZES) if "us" in name])
def test_the_american_post_reads_the_address(layout: str) -> None:
    width, height = SIZES[layout]
    for line in found(envelopes_pdf([RECIPIENT], layout, SENDER)):
        if line.text in RECIPIENT.lines:
            assert line.left >= 12.7
            assert line.top >= height - 69.9
            assert line.baseline <= height - 15.9
            assert line.size >= 8
    assert envelope_layout(layout).address.right <= width - 12.7


@pytest.mark.parametrize("layout", [name for name in sorted(SIZES) if "us" not in name])
def test_stamp_and_code_of_the_post_have_their_room(layout: str) -> None:
    width, height = SIZES[layout]
    for line in found(envelopes_pdf([NOTED], layout, SENDER)):
        assert not (line.left > width - 74 and line.top < 40)
        assert line.baseline < height - 15


def test_each_has_its_copies_and_its_offset() -> None:
    sink, written = BytesIO(), list[Written]()
    people = [RECIPIENT, NOTED]
    count = write_envelopes(
        people, "envelope_dl", SENDER, sink, copies=2, offset=Offset(-1, 1), written=written.append
    )
    assert count == 4
    assert [each.name for each in written] == ["Ada Quill"] * 4
    assert [each.first_page for each in written] == [0, 1, 2, 3]
    assert check_finished(sink.getvalue(), written, offset=Offset(-1, 1)) == ()


def test_what_does_not_fit_is_refused_by_field() -> None:
    for recipient, id_, field in (
        (
            Recipient(("Ministry of Everything and More Besides " * 4,) * 7),
            "paper.address_too_large",
            "customer.address",
        ),
        (Recipient(("Ada",) * 50), "paper.address_too_long", "customer.address"),
        (replace(NOTED, notes=("Note",) * 9), "paper.too_many_notes", "notes"),
    ):
        with pytest.raises(FrontDeskError, match=id_) as refusal:
            envelopes_pdf([recipient], "envelope_c6", SENDER)
        assert refusal.value.field == field
    with pytest.raises(FrontDeskError, match=r"paper\.sender_too_large") as refusal:
        envelopes_pdf([RECIPIENT], "envelope_c6", replace(SENDER, lines=("One line",) * 12))
    assert refusal.value.field == "sender"
    with pytest.raises(FrontDeskError, match=r"sheet\.wrong_copies"):
        envelopes_pdf([RECIPIENT], "envelope_c6", SENDER, copies=0)


def test_the_title_is_in_the_readers_language() -> None:
    reader = PdfReader(BytesIO(envelopes_pdf([RECIPIENT], "envelope_dl", SENDER, language="de-AT")))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Umschläge", SENDER.name)
    assert len(pages(envelopes_pdf([RECIPIENT] * 3, "envelope_dl", SENDER))) == 3
