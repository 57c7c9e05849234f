"""What the window looks up: whom a case can go to, which case was found, what was written, a scan's file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.domain.kinds import CaseKind, Channel, Outcome
from frontdesk.services import scan_files
from frontdesk.services.contact import CallEntry, Contact, CustomerEntry
from frontdesk.services.intake.log import log_contact
from frontdesk.services.lists.found_case import case_of
from frontdesk.services.lists.searching import search
from frontdesk.services.office.departments import departments
from frontdesk.services.scan_files import media_type_of, read_scan
from frontdesk.services.staff.assignee_lookup import look_up_assignees
from frontdesk.services.staff.people import StaffEntry, add_staff
from frontdesk.services.views import Logged, SearchHit
from frontdesk.services.written import written_of
from tests.services.absent import send_away
from tests.services.offices import Desk, open_desk


@pytest.fixture
def desk(any_store_url: str) -> Iterator[Desk]:
    made = open_desk(any_store_url)
    yield made
    made.store.close()


@pytest.fixture
def logged(desk: Desk) -> Logged:
    contact = Contact(
        Channel.CALL,
        customer=CustomerEntry(name="Rosa Delgado"),
        kind=CaseKind.COMPLAINT,
        subject="Parcel left in the rain",
        details="Two books are ruined.",
        outcome=Outcome.REFERRED,
        department="Shipping",
        call=CallEntry(withheld=True),
    )
    return log_contact(desk.ctx, contact=contact).result


def names(desk: Desk, text: str) -> list[str]:
    return [each.person or each.department for each in look_up_assignees(desk.ctx, text)]


def test_a_department_comes_before_its_people(desk: Desk) -> None:
    assert names(desk, "shi") == ["Shipping", "Jonas Weber"]


def test_people_are_found_by_any_word_of_their_name(desk: Desk) -> None:
    assert names(desk, "web") == ["Jonas Weber"]
    assert names(desk, "jonas w") == ["Jonas Weber"]
    assert names(desk, "nobody") == []


def test_nothing_typed_offers_everybody(desk: Desk) -> None:
    assert names(desk, "") == ["Reception", "Shipping", "Ana Lind", "Jonas Weber"]


def test_accents_do_not_matter_and_absence_is_known(desk: Desk) -> None:
    shipping = next(each.id for each in departments(desk.ctx) if each.name == "Shipping")
    add_staff(desk.ctx, entry=StaffEntry("Klára Novotná", shipping))
    send_away(desk, "Klára Novotná", date(2026, 11, 1), date(2026, 12, 4))
    (found,) = look_up_assignees(desk.ctx, "klara")
    assert found.department == "Shipping"
    assert found.away_on(date(2026, 11, 23)) is not None


def test_a_found_case_is_known_by_its_reference(desk: Desk, logged: Logged) -> None:
    hits = search(desk.ctx, "parcel rain")
    assert {case_of(desk.ctx, hit) for hit in hits if hit.kind != "customer"} == {logged.case}


def test_a_found_contact_leads_to_the_case_it_belongs_to(desk: Desk, logged: Logged) -> None:
    assert case_of(desk.ctx, SearchHit("interaction", logged.interaction, "", "")) == logged.case


def test_what_was_written_is_shown_before_it_is_corrected(desk: Desk, logged: Logged) -> None:
    written = written_of(desk.ctx, interaction=logged.interaction)
    assert (written.subject, written.details) == ("Parcel left in the rain", "Two books are ruined.")
    with pytest.raises(NotFoundError):
        written_of(desk.ctx, interaction=logged.interaction + 1)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe1", "image/jpeg"),
        (b"II*\x00", "image/tiff"),
        (b"MM\x00*", "image/tiff"),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_a_scan_is_known_by_its_content(content: bytes, media_type: str | None) -> None:
    assert media_type_of(content) == media_type


def test_a_file_that_is_no_scan_is_refused_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_text("hello")
    with pytest.raises(FrontDeskError) as refused:
        read_scan(file)
    assert (refused.value.message.id, refused.value.field) == ("scan.not_a_scan", "scans")
    assert refused.value.message.params["name"] == "scan.pdf"


def test_a_file_that_is_gone_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FrontDeskError, match=r"^scan\.unreadable"):
        read_scan(tmp_path / "gone.pdf")
    monkeypatch.setattr(scan_files, "LARGEST_SCAN", 4)
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF-1.7")
    with pytest.raises(FrontDeskError, match=r"^scan\.too_large"):
        read_scan(large)
