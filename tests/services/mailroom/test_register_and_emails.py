"""The outgoing register, e-mails as files for any mail program, and posting many at once."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, LetterKind, PostalService, Way
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.correspondence import (
    LetterEntry,
    addressed,
    email_file,
    email_link,
    mark_posted,
    mark_sent,
    print_letters,
    register,
    register_csv,
    register_list,
    register_rows,
    undo_letters,
    write_letter,
)
from frontdesk.services.lists.on_paper import list_pdf
from frontdesk.services.lists.searching import search
from frontdesk.services.office.setup import set_office
from tests.services.contacts import EMAIL, LIAM, REFERRED_LETTER, ROSA, begin
from tests.services.mailroom.letters import FREE, found, many, text_of, waiting
from tests.services.offices import Desk

TODAY = date(2026, 11, 23)


def test_many_are_posted_at_once_with_service_and_number(desk: Desk) -> None:
    ids = many(desk, 3)
    print_letters(desk.ctx)
    done = mark_posted(desk.ctx, ids=ids[:2], service=PostalService.COURIER).result
    assert done.ids == tuple(ids[:2])
    number = "RR 482 113 905 GB"
    mark_posted(desk.ctx, ids=ids[2:], service=PostalService.REGISTERED, registered_number=number)
    entries = register_rows(desk.ctx, register(desk.ctx, first=TODAY, last=TODAY))
    assert [(each.service, each.registered_number, each.posted_by) for each in entries] == [
        (PostalService.REGISTERED, number, "Ana Lind"),
        (PostalService.COURIER, "", "Ana Lind"),
        (PostalService.COURIER, "", "Ana Lind"),
    ]


def test_one_that_was_posted_already_does_not_hold_the_others_up(desk: Desk) -> None:
    ids = many(desk, 3)
    print_letters(desk.ctx, ids=ids[:2])
    mark_posted(desk.ctx, ids=ids[:1])
    done = mark_posted(desk.ctx, ids=[*ids, 99]).result
    assert done.ids == (ids[1],)
    assert {each.id: each.why.id for each in done.refused} == {
        ids[0]: "letter.posted",
        ids[2]: "letter.pending",
        99: "letter.unknown",
    }


def test_several_envelopes_do_not_share_a_registered_number(desk: Desk) -> None:
    ids = many(desk, 2)
    print_letters(desk.ctx)
    with pytest.raises(FrontDeskError) as refused:
        mark_posted(desk.ctx, ids=ids, registered_number="RR 1")
    assert refused.value.field == "registered_number"
    assert found(desk, ids[0]).state is CorrespondenceState.PRINTED


def test_what_was_marked_posted_by_mistake_is_taken_back_all_at_once(desk: Desk) -> None:
    ids = many(desk, 3)
    print_letters(desk.ctx)
    mark_posted(desk.ctx, ids=ids)
    assert set(undo_letters(desk.ctx, ids=ids).result.ids) == set(ids)
    assert {found(desk, id_).state for id_ in ids} == {CorrespondenceState.PRINTED}
    assert len(register(desk.ctx, first=TODAY, last=TODAY)) == 0


def test_the_register_is_printed_and_saved(desk: Desk, tmp_path: Path) -> None:
    begin(desk, REFERRED_LETTER, customer=replace(ROSA, name="=cmd()|' /C calc'!A0"))
    begin(desk, EMAIL)
    print_letters(desk.ctx)
    mark_posted(desk.ctx, ids=waiting(desk, CorrespondenceState.PRINTED))
    desk.at("2026-11-24 10:00")
    mark_sent(desk.ctx, ids=waiting(desk))
    tuesday = date(2026, 11, 24)
    target = tmp_path / "register.csv"
    assert register_csv(desk.ctx, first=TODAY, last=tuesday, target=target) == 2
    with target.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert header[:4] == ["Posted", "To", "What", "Reference"]
    assert [row[1] for row in rows] == ["'=cmd()|' /C calc'!A0", "Liam O’Connor"]
    assert [row[4] for row in rows] == ["Letter", "E-mail"]
    content = register_list(desk.ctx, first=tuesday, last=tuesday)
    assert len(content.rows) == 1
    text = text_of(list_pdf(desk.ctx, content=content))
    assert "Outgoing register" in text
    assert "Liam O’Connor" in text


@pytest.mark.parametrize(("text", "count"), [("rosa", 1), ("26-00001-0", 1), ("RR 1", 1), ("nobody", 0)])
def test_the_register_finds_a_letter_that_came_back(desk: Desk, text: str, count: int) -> None:
    begin(desk, REFERRED_LETTER)
    print_letters(desk.ctx)
    mark_posted(
        desk.ctx,
        ids=waiting(desk, CorrespondenceState.PRINTED),
        service=PostalService.REGISTERED,
        registered_number="RR 1",
    )
    assert len(register(desk.ctx, first=TODAY, last=TODAY, text=text)) == count


def test_the_reference_of_a_letter_that_came_back_is_found_on_any_day(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    begin(desk, REFERRED_LETTER, customer=replace(ROSA, name="N. N."))
    print_letters(desk.ctx)
    mark_posted(desk.ctx, ids=waiting(desk, CorrespondenceState.PRINTED))
    desk.at("2027-03-01 10:00")
    spring = date(2027, 3, 1)
    assert len(register(desk.ctx, first=spring, last=spring)) == 0
    (id_,) = register(desk.ctx, first=spring, last=spring, text=f" {reference.replace('-', ' ')} ")
    assert found(desk, id_).case == reference


def test_addresses_for_labels_are_one_for_each_envelope(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    write_letter(desk.ctx, entry=FREE, case=reference)
    begin(desk, REFERRED_LETTER, customer=replace(ROSA, name="N. N."))
    found, refused = addressed(desk.ctx, ids=waiting(desk))
    assert [each.recipient.name for each in found] == ["Rosa Delgado", "N. N."]
    assert refused == ()


def opened(data: bytes) -> EmailMessage:
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert mail.defects == []
    return mail


def test_an_email_opens_in_any_mail_program(desk: Desk) -> None:
    set_office(desk.ctx, changes={"email": "desk@harbour.example.org", "name": "Hafenbüro „Nord“, Ost"})
    reference = begin(desk, EMAIL)
    (id_,) = waiting(desk)
    data = email_file(desk.ctx, id=id_)
    assert data.isascii()  # RFC 5322: headers of any script are encoded
    mail = opened(data)
    (to,) = mail["To"].addresses
    (sender,) = mail["From"].addresses
    assert (to.display_name, to.addr_spec) == ("Liam O’Connor", "liam@example.org")
    assert (sender.display_name, sender.addr_spec) == ("Hafenbüro „Nord“, Ost", "desk@harbour.example.org")
    assert reference in mail["Subject"]
    assert mail["Date"].datetime == desk.clock.now().replace(microsecond=0)
    assert mail["X-Unsent"] == "1"
    assert "Jonas Weber" in mail.get_content()


def test_the_letter_that_says_the_same_goes_with_an_email_where_that_is_wanted(desk: Desk) -> None:
    reference = begin(desk, EMAIL, customer=replace(LIAM, address=ROSA.address))
    (id_,) = waiting(desk)
    (pdf,) = opened(email_file(desk.ctx, id=id_, attach_pdf=True)).iter_attachments()
    assert pdf.get_filename() == f"email-{reference}.pdf"
    assert "Jonas Weber" in text_of(pdf.get_content())
    begin(desk, EMAIL, customer=CustomerEntry(name="N. N.", emails=("n@example.org",)))
    with pytest.raises(FrontDeskError) as refused:
        email_file(desk.ctx, id=waiting(desk)[-1], attach_pdf=True)
    assert refused.value.field == "customer.address"


def test_a_letter_is_no_email_and_an_email_no_letter(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    begin(desk, EMAIL)
    letter, email = waiting(desk)
    for wrong in (lambda: email_file(desk.ctx, id=letter), lambda: email_link(desk.ctx, id=letter)):
        with pytest.raises(ConflictError):
            wrong()
    assert [each.why.id for each in mark_sent(desk.ctx, ids=[letter]).result.refused] == [
        "letter.is_no_email"
    ]
    assert [each.why.id for each in mark_posted(desk.ctx, ids=[email]).result.refused] == [
        "letter.is_an_email"
    ]
    assert [each.why.id for each in print_letters(desk.ctx, ids=[email]).result.refused] == ["letter.pending"]


def test_a_link_opens_the_systems_mail_program(desk: Desk) -> None:
    reference = begin(desk, EMAIL)
    link = urlsplit(email_link(desk.ctx, id=waiting(desk)[0]))
    assert (link.scheme, link.path) == ("mailto", "liam@example.org")
    asked = parse_qs(link.query)
    assert reference in asked["subject"][0]
    assert "Jonas Weber" in asked["body"][0]


def test_a_text_that_is_too_long_for_a_link_goes_as_a_file(desk: Desk) -> None:
    reference = begin(desk, EMAIL)
    entry = LetterEntry(LetterKind.FREE, Way.EMAIL, {"subject": "Long", "text": "word " * 1_000})
    id_ = write_letter(desk.ctx, entry=entry, case=reference).result
    assert email_link(desk.ctx, id=id_) == ""
    assert opened(email_file(desk.ctx, id=id_)).get_content().count("word") == 1_000


_FEW = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
_any_text = st.text(min_size=1, max_size=60) | st.sampled_from(
    [
        "Ελένη Παπαδοπούλου",
        "ليلى حداد",
        "김민준",
        "a\nBcc: x@example.org",
        "=?utf-8?q?x?=",
        '"\\<x@y>,;:',
        "{{x}}",
    ]
)


@_FEW
@given(name=_any_text, subject=_any_text, text=_any_text, address=_any_text)
def test_no_name_or_text_breaks_an_email(
    sqlite_desk: Desk, name: str, subject: str, text: str, address: str
) -> None:
    desk = sqlite_desk
    customer = CustomerEntry(name=name, emails=(f"{address}@example.org",))
    try:
        reference = begin(desk, EMAIL, customer=customer)
        entry = LetterEntry(LetterKind.FREE, Way.EMAIL, {"subject": subject, "text": text})
        id_ = write_letter(desk.ctx, entry=entry, case=reference).result
        data = email_file(desk.ctx, id=id_)
    except FrontDeskError:
        return  # half a character, nothing but blanks, or no e-mail address
    mail = opened(data)
    assert {"Bcc", "Cc"}.isdisjoint(mail.keys())
    assert " ".join(subject.split())[:5] in mail["Subject"] or not subject.isprintable()
    assert urlsplit(email_link(desk.ctx, id=id_) or "mailto:").scheme == "mailto"


def test_what_people_wrote_in_letters_finds_the_case_once_it_went_out(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER, customer=ROSA)
    facts = {"subject": "The marmalade", "text": "We have found the porcelain hippopotamus."}
    id_ = write_letter(desk.ctx, case=reference, entry=LetterEntry(LetterKind.FREE, Way.LETTER, facts)).result
    assert found_by(desk, "hippopotamus") == []
    assert print_letters(desk.ctx, ids=[id_]).result.refused == ()
    mark_posted(desk.ctx, ids=[id_])
    for word in ("hippopotamus", "marmalade"):
        assert found_by(desk, word) == [reference]
    assert undo_letters(desk.ctx, ids=[id_]).result.refused == ()
    assert found_by(desk, "hippopotamus") == []


def found_by(desk: Desk, word: str) -> list[str]:
    """Return the cases that a word finds, and the people, by what stands first beside them."""
    return [hit.detail.partition(" · ")[0] for hit in search(desk.ctx, word)]
