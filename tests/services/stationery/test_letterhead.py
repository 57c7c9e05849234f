"""The letterhead: sender, logo, signatures, and how customers are spoken to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from frontdesk.documents.content import LetterContent
from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.kinds import Formality, Way
from frontdesk.services.changes import Area, Changes
from frontdesk.services.correspondence import letter_content, letter_pdf, slip_of, waiting_letters
from frontdesk.services.correspondence.content import email_content
from frontdesk.services.staff.people import staff
from frontdesk.services.stationery.images import (
    LARGEST_PICTURE,
    logo_data,
    read_picture,
    set_logo,
    set_signature,
    signature_data,
)
from frontdesk.services.stationery.letterhead import letterhead, letterhead_view, set_letter_settings
from frontdesk.services.stationery.settings import LetterSettings, letter_settings
from frontdesk.services.upkeep import check_database
from frontdesk.store.models import Customer, Event
from tests.services.contacts import EMAIL, REFERRED_LETTER, begin
from tests.services.offices import Desk
from tests.unit.documents.images import SVG, huge_png, png

CHANGED = LetterSettings(
    sender_name="Harbour Office, Claims",
    sender_lines=("P.O. Box 7", "London E1 6AN"),
    colour="#0B5CAD",
    font="source_serif",
    footer=("Registered in London",),
    formality=Formality.INFORMAL,
)


def letter(desk: Desk) -> LetterContent:
    content = letter_content(desk.ctx, id=waiting_letters(desk.ctx)[0].id)
    assert isinstance(content, LetterContent)
    return content


def jonas(desk: Desk) -> int:
    return next(each.id for each in staff(desk.ctx) if each.name == "Jonas Weber")


def events(desk: Desk) -> list[str]:
    rows = desk.store.rows(Event.select(Event.kind).where(Event.kind.startswith("letterhead.")))
    return [kind for (kind,) in rows]


def test_letters_wear_what_the_office_has_decided(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    assert letter(desk).sender.name == "Harbour Office"
    done = set_letter_settings(desk.ctx, settings=CHANGED, seen=LetterSettings())
    assert Area.TEMPLATES in done.changes.areas
    content = letter(desk)
    assert (content.sender.name, content.sender.lines) == (CHANGED.sender_name, CHANGED.sender_lines)
    assert content.letterhead == letterhead(desk.store, CHANGED)
    assert (content.letterhead.colour, content.letterhead.font) == ("#0B5CAD", "source_serif")
    assert content.letterhead.footer == ("Registered in London",)
    assert content.code == content.reference
    assert content.paragraphs[0] == "Hello Rosa Delgado,"
    assert letter_pdf(desk.ctx, id=waiting_letters(desk.ctx)[0].id).startswith(b"%PDF")
    assert events(desk) == ["letterhead.changed"]


def test_the_same_again_changes_nothing_and_two_at_once_are_told(desk: Desk) -> None:
    assert set_letter_settings(desk.ctx, settings=LetterSettings()).changes == Changes()
    set_letter_settings(desk.ctx, settings=CHANGED, seen=LetterSettings())
    with pytest.raises(ConflictError, match=r"letterhead\.changed_meanwhile"):
        set_letter_settings(desk.ctx, settings=replace(CHANGED, colour=""), seen=LetterSettings())
    assert letter_settings(desk.store) == CHANGED
    assert events(desk) == ["letterhead.changed"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"colour": "blue"}, "colour"),
        ({"colour": "#12345"}, "colour"),
        ({"font": "comic"}, "font"),
        ({"code": "ean"}, "code"),
        ({"language": "nonsense"}, "language"),
        ({"footer": tuple("abcde")}, "footer"),
        ({"sender_lines": tuple("abcdefg")}, "sender_lines"),
        ({"sender_name": "x" * 301}, "sender_name"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(desk: Desk, changed: dict[str, object], field: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        set_letter_settings(desk.ctx, settings=replace(CHANGED, **changed))  # type: ignore[arg-type]  # by name
    assert refused.value.field == field
    assert letter_settings(desk.store) == LetterSettings()


@pytest.mark.parametrize("data", [png(), SVG])
def test_a_logo_is_set_printed_and_taken_away(desk: Desk, data: bytes) -> None:
    begin(desk, REFERRED_LETTER)
    set_logo(desk.ctx, name="logo.png", data=png((20, 20)))
    set_logo(desk.ctx, name="logo.png", data=data)
    assert logo_data(desk.store) == letter(desk).letterhead.logo == letterhead_view(desk.ctx).logo == data
    assert letter_pdf(desk.ctx, id=waiting_letters(desk.ctx)[0].id).startswith(b"%PDF")
    assert check_database(desk.ctx) == ()
    set_logo(desk.ctx, name="", data=b"")
    assert logo_data(desk.store) == b""
    assert events(desk) == ["letterhead.logo_set", "letterhead.logo_set", "letterhead.logo_removed"]


def test_whoever_has_the_case_signs_with_their_own_hand(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    assert letter(desk).signatory.signature == b""
    set_signature(desk.ctx, staff=jonas(desk), name="jonas.png", data=png((90, 30)))
    assert letter(desk).signatory.signature == png((90, 30))
    assert letter(desk).signatory.name == "Jonas Weber"
    assert signature_data(desk.store, desk.ctx.actor.staff_id) == b""
    set_signature(desk.ctx, staff=jonas(desk), name="", data=b"")
    assert signature_data(desk.store, jonas(desk)) == b""
    with pytest.raises(NotFoundError):
        set_signature(desk.ctx, staff=999, name="", data=png())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"not a picture", "picture.unknown_kind"),
        (b"%PDF-1.4", "picture.unknown_kind"),
        (png()[:60], "picture.damaged"),
        (huge_png(20_000, 10_000), "picture.too_many_dots"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "picture.drawing_part"),
    ],
)
def test_what_is_no_picture_is_refused_and_nothing_is_kept(
    sqlite_desk: Desk, tmp_path: Path, data: bytes, why: str
) -> None:
    with pytest.raises(FrontDeskError) as refused:
        set_logo(sqlite_desk.ctx, name="logo", data=data)
    assert (refused.value.message.id, refused.value.field) == (why, "logo")
    assert logo_data(sqlite_desk.store) == b""
    file = tmp_path / "logo.png"
    file.write_bytes(data)
    with pytest.raises(FrontDeskError) as refused:
        read_picture(file, field="signature")
    assert (refused.value.message.id, refused.value.field) == (why, "signature")


def test_a_file_that_cannot_be_a_picture_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(FrontDeskError, match=r"picture\.unreadable"):
        read_picture(tmp_path / "nothing.png")
    empty = tmp_path / "empty.png"
    empty.touch()
    with pytest.raises(FrontDeskError, match=r"picture\.unknown_kind"):
        read_picture(empty)
    with (tmp_path / "large.png").open("wb") as large:
        large.truncate(LARGEST_PICTURE + 1)
    with pytest.raises(FrontDeskError, match=r"picture\.file_too_large"):
        read_picture(tmp_path / "large.png")


def test_customers_are_spoken_to_in_the_language_of_letters_unless_they_have_their_own(desk: Desk) -> None:
    set_letter_settings(desk.ctx, settings=LetterSettings(language="fr"))
    reference = begin(desk, REFERRED_LETTER)
    assert letter(desk).paragraphs[0] == "Bonjour Rosa Delgado,"
    assert b"%PDF" in slip_of(desk.ctx, reference=reference)[:8]


def test_a_customer_is_addressed_as_they_wish_or_as_the_office_does(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    assert letter(desk).paragraphs[0] == "Dear Rosa Delgado,"
    with desk.store.transaction():
        desk.store.execute(Customer.update(formality="informal").where(Customer.name == "Rosa Delgado"))
    assert letter(desk).paragraphs[0] == "Hello Rosa Delgado,"


def test_an_email_says_the_same_with_the_office_below(desk: Desk) -> None:
    set_letter_settings(desk.ctx, settings=replace(CHANGED, formality=Formality.FORMAL))
    reference = begin(desk, EMAIL, acknowledge_by=Way.EMAIL)
    row = desk.store.database.execute_sql("SELECT id FROM correspondence WHERE way = 'email'").fetchone()
    email = email_content(desk.ctx, id=row[0])
    assert email.subject == f"{reference}: we are looking after your question"
    text, below = email.body.split("\n\n-- \n")
    assert text.startswith("Dear Liam O’Connor,\n\n")
    assert text.endswith("Yours sincerely,\nJonas Weber")
    assert below.splitlines() == [
        "Shipping",
        "Harbour Office, Claims",
        "P.O. Box 7, London E1 6AN",
        "Registered in London",
    ]
