"""Letters, postcards and slips on paper: what stands on them, and what never does."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from frontdesk.documents.content import LetterContent, PostcardContent
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, Way
from frontdesk.services.addresses.lines import address_lines
from frontdesk.services.attachments import open_document
from frontdesk.services.cases.acknowledge import acknowledge
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.correspondence import (
    letter_content,
    letter_pdf,
    make_batch,
    mark_posted,
    print_letters,
    slip_email,
    slip_of,
    waiting_letters,
)
from frontdesk.services.office.departments import departments
from frontdesk.store.models import Department
from tests.services.contacts import CALL, EMAIL, REFERRED_LETTER, ROSA, begin, view
from tests.services.offices import Desk

POSTCARD = replace(REFERRED_LETTER, acknowledge_by=Way.POSTCARD, details="Soaked through; the vase is broken")


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF, blanks and line breaks as single blanks."""
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_letter_says_who_and_when(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    text = text_of(letter_pdf(desk.ctx, id=waiting_letters(desk.ctx)[0].id))
    for part in ("Harbour Office", "Rosa Delgado", "5 Mill Lane", "LONDON", "E1 7AA", reference):
        assert part in text
    assert "Jonas Weber in Shipping now has it" in text
    assert "by Wednesday, 2 December" in text


def test_a_postcard_says_nothing_of_the_content(desk: Desk) -> None:
    reference = begin(desk, POSTCARD)
    (waiting,) = waiting_letters(desk.ctx)
    content = letter_content(desk.ctx, id=waiting.id)
    assert isinstance(content, PostcardContent)
    text = text_of(letter_pdf(desk.ctx, id=waiting.id))
    assert reference in text
    for word in ("rain", "Soaked", "vase", "omplaint"):
        assert word not in text


def test_what_was_printed_is_kept_and_written_to_a_folder(desk: Desk, tmp_path: Path) -> None:
    reference = begin(desk, REFERRED_LETTER)
    out = tmp_path / "letters" / "today"
    (printed,) = print_letters(desk.ctx, out=out).result.letters
    assert (out / printed.name).read_bytes() == printed.data
    assert open_document(desk.ctx, document=printed.document).data == printed.data
    (waiting,) = waiting_letters(desk.ctx, case=reference)
    assert (waiting.state, waiting.document) == (CorrespondenceState.PRINTED, printed.document)


def test_a_folder_that_cannot_be_written_is_refused(desk: Desk, tmp_path: Path) -> None:
    begin(desk, REFERRED_LETTER)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FrontDeskError) as refused:
        print_letters(desk.ctx, out=tmp_path / "file")
    assert refused.value.field == "out"
    assert waiting_letters(desk.ctx)[0].state is CorrespondenceState.PENDING


def test_printed_is_not_posted_and_posted_once(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    (waiting,) = waiting_letters(desk.ctx)
    assert _refusals(desk, waiting.id) == ["letter.pending"]
    print_letters(desk.ctx, ids=[waiting.id])
    assert mark_posted(desk.ctx, ids=[waiting.id]).result.ids == (waiting.id,)
    assert _refusals(desk, waiting.id) == ["letter.posted"]
    assert waiting_letters(desk.ctx) == ()
    assert _refusals(desk, 99) == ["letter.unknown"]


def _refusals(desk: Desk, letter: int) -> list[str]:
    return [each.why.id for each in mark_posted(desk.ctx, ids=[letter]).result.refused]


def test_many_letters_go_out_in_one_pdf(desk: Desk) -> None:
    for name in ("Rosa Delgado", "Tomasz Wiśniewski", "Hartmann & Söhne <GmbH>"):
        begin(desk, REFERRED_LETTER, customer=replace(ROSA, name=name))
    ids = [each.id for each in waiting_letters(desk.ctx)]
    sink = BytesIO()
    make_batch(desk.ctx, ids=ids, sink=sink)
    text = text_of(sink.getvalue())
    for name in ("Rosa Delgado", "Tomasz Wiśniewski", "Hartmann & Söhne <GmbH>"):
        assert name in text
    begin(desk, POSTCARD)
    with pytest.raises(FrontDeskError):
        make_batch(desk.ctx, ids=[each.id for each in waiting_letters(desk.ctx)], sink=BytesIO())


def test_one_letter_that_cannot_be_printed_does_not_stop_the_others(desk: Desk) -> None:
    floors = tuple(f"Floor {number}" for number in range(9))
    crowded = CustomerEntry(name="N. N.", address=PostalAddress(floors, "London", "", "E1 7AA", "GB"))
    begin(desk, REFERRED_LETTER, customer=crowded)
    begin(desk, REFERRED_LETTER)
    done = print_letters(desk.ctx).result
    assert len(done.letters) == 1
    assert [each.field for each in done.refused] == ["customer.address"]


def test_the_slip_tells_the_department_what_is_needed(desk: Desk) -> None:
    reference = begin(desk, POSTCARD)
    text = text_of(slip_of(desk.ctx, reference=reference))
    for part in (
        reference,
        "Shipping",
        "Jonas Weber",
        "Wednesday, 2 December",
        "Parcel left in the rain",
        "Soaked",
    ):
        assert part in text


def test_the_slip_goes_by_any_mail_program(desk: Desk) -> None:
    shipping = next(each for each in departments(desk.ctx) if each.name == "Shipping")
    desk.store.execute(Department.update(email="shipping@example.org").where(Department.id == shipping.id))
    reference = begin(desk, CALL)
    mail = message_from_bytes(slip_email(desk.ctx, reference=reference), policy=policy.default)
    assert mail["To"] == "shipping@example.org"
    assert mail["Subject"] == f"{reference} {CALL.subject}"
    (slip,) = mail.iter_attachments()
    assert reference in text_of(slip.get_content())


def test_a_case_that_was_not_referred_has_no_slip(desk: Desk) -> None:
    reference = begin(desk, replace(REFERRED_LETTER, outcome=CALL.outcome.NONE, department="", person=""))
    with pytest.raises(ConflictError):
        slip_of(desk.ctx, reference=reference)
    assert view(desk, reference).documents == ()


@pytest.mark.parametrize(
    ("address", "home", "language", "expected"),
    [
        (
            PostalAddress(("Hauptstr. 5",), "Berlin", "", "10115", "DE"),
            "DE",
            "de",
            ("Rosa Delgado", "Hauptstr. 5", "10115 BERLIN"),
        ),
        (
            PostalAddress(("Hauptstr. 5",), "Berlin", "", "10115", "DE"),
            "GB",
            "en",
            ("Rosa Delgado", "Hauptstr. 5", "10115 BERLIN", "GERMANY"),
        ),
        (
            PostalAddress(("350 5th Ave",), "New York", "NY", "10118", "US"),
            "FR",
            "fr",
            ("Rosa Delgado", "350 5th Ave", "NEW YORK, NY 10118", "ÉTATS-UNIS"),
        ),
        (
            PostalAddress(("5 Mill Lane",), "London", "", "E1 7AA", ""),
            "GB",
            "en",
            ("Rosa Delgado", "5 Mill Lane", "LONDON", "E1 7AA"),
        ),
        (
            PostalAddress(("5 Mill Lane",), "Nowhere", "", "1", "XX"),
            "XX",
            "en",
            ("Rosa Delgado", "5 Mill Lane", "1 Nowhere"),
        ),
        (
            PostalAddress(("1-1 Chiyoda",), "Chiyoda-ku", "Tokyo", "100-0001", "JP"),
            "JP",
            "en",
            ("Rosa Delgado", "1-1 Chiyoda", "Chiyoda-ku, TOKYO", "100-0001"),
        ),
        (
            PostalAddress(("12 Creek Road",), "Deira", "Dubai", "", "AE"),
            "AE",
            "en",
            ("Rosa Delgado", "12 Creek Road", "Deira", "Dubai"),
        ),
        (
            PostalAddress(("5 Raffles Place",), "Singapore", "", "048618", "SG"),
            "SG",
            "en",
            ("Rosa Delgado", "5 Raffles Place", "SINGAPORE 048618"),
        ),
    ],
)
def test_an_address_is_laid_out_as_its_country_wants_it(
    address: PostalAddress, home: str, language: str, expected: tuple[str, ...]
) -> None:
    assert address_lines(address, name="Rosa Delgado", home=home, language=language) == expected


def test_letters_take_the_layout_of_the_office(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    content = letter_content(desk.ctx, id=waiting_letters(desk.ctx)[0].id)
    assert isinstance(content, LetterContent)
    assert content.layout == "uk_a4"


def test_an_email_that_was_sent_elsewhere_is_marked_sent(desk: Desk) -> None:
    reference = begin(desk, EMAIL)
    acknowledge(desk.ctx, reference=reference, way=Way.EMAIL)
    rows = desk.store.database.execute_sql("SELECT way, state FROM correspondence").fetchall()
    assert [tuple(row) for row in rows] == [("email", "posted")]
