"""An idea is handed to somebody outside the program: on a slip, or by e-mail with its photos."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from frontdesk.documents.content import SlipContent
from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import Slip
from frontdesk.services.contact import Scan
from frontdesk.services.correspondence import slips
from frontdesk.services.suggestions.deciding import accept
from frontdesk.services.suggestions.handing import hand_over, suggestion_slip, suggestion_slip_email
from frontdesk.services.suggestions.photos import add_photo, card_name
from frontdesk.services.suggestions.reviewing import assign
from frontdesk.services.suggestions.withholding import withhold
from tests.services.offices import Desk
from tests.services.suggestions.writers import BENCH, view, write
from tests.unit.documents.images import by, encoded

TOLD = encoded(Image.new("RGB", (40, 20)), "JPEG", exif=by("Liam", turned=6), comment=b"Liam took it")
PIXEL = b"\x89PNG\r\n\x1a\n" + b"0" * 20
PARKS = "City parks (Ms Reed, reed@parks.example)"


def test_somebody_outside_gets_the_idea_in_hand_but_not_whose_it_is(desk: Desk) -> None:
    ctx, reference = desk.ctx, write(desk)
    assert "hand_over" not in view(desk, reference).actions
    with pytest.raises(ConflictError):
        suggestion_slip(ctx, reference=reference)
    accept(ctx, reference=reference, outside=PARKS, due_on=date(2026, 12, 4), plan="Oak, two seats.")
    photos = (Scan("Liam.jpg", TOLD), Scan("torn.png", PIXEL))
    pages = (Scan("page of Liam.pdf", b"%PDF-1.4\n"), Scan(card_name(reference), TOLD))
    for scan in (*pages, *photos):
        add_photo(ctx, reference=reference, scan=scan)

    (page,) = PdfReader(BytesIO(suggestion_slip(ctx, reference=reference))).pages
    words = " ".join(page.extract_text().split())
    said = (
        reference,
        "City parks",
        BENCH.title,
        "Oak, two seats.",
        "done by Friday, 4 December",
        "in the sun",
    )
    assert [each for each in said if each not in words] == []
    assert "Liam" not in words

    mail = message_from_bytes(suggestion_slip_email(ctx, reference=reference), policy=default)
    assert (mail["To"], mail["X-Unsent"]) == ("reed@parks.example", "1")
    assert reference in mail["Subject"]
    slip, photo = mail.iter_attachments()
    assert (slip.get_filename(), photo.get_filename()) == (f"{reference}.pdf", f"{reference}-1.jpg")
    assert "Liam" not in mail.as_string()
    with Image.open(BytesIO(photo.get_content())) as plain:
        assert (plain.size, dict(plain.getexif()), "comment" in plain.info) == ((20, 40), {}, False)

    hand_over(ctx, reference=reference, slip=Slip.EMAILED)
    last = view(desk, reference).timeline[-1]
    assert (last.title.id, last.title.params["who"]) == ("timeline.suggestion_handed_over.emailed", PARKS)


def test_what_is_withheld_is_not_handed_on(desk: Desk) -> None:
    reference = write(desk)
    assign(desk.ctx, reference=reference, outside=PARKS)
    withhold(desk.ctx, reference=reference, reason="It names somebody.")
    with pytest.raises(ConflictError) as refused:
        suggestion_slip_email(desk.ctx, reference=reference)
    assert refused.value.field == "slip"


@given(st.text(max_size=30))
def test_no_address_keeps_a_slip_from_being_written(to: str) -> None:
    content = SlipContent("a4", "en", "Office", "S26-1", "Parks", "", "", "A bench", ())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slips, "slip_pdf", lambda _content: b"%PDF-")
        mail = slips.slip_mail(content, to)
    assert message_from_bytes(mail.as_bytes(), policy=default)["Subject"] == "S26-1 A bench"
