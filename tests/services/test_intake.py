"""Logging a contact: who it was, what was taken for granted, and what was worth a second look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import (
    CaseKind,
    CaseStatus,
    Channel,
    ContactKind,
    DeadlineKind,
    DeadlineState,
    Direction,
    Outcome,
    Priority,
    Way,
)
from frontdesk.services.changes import Area
from frontdesk.services.contact import (
    CallbackEntry,
    CallEntry,
    Contact,
    CustomerEntry,
    MailEntry,
    PostalAddress,
    Scan,
    VisitEntry,
)
from frontdesk.services.customers.page import customer_view
from frontdesk.services.intake.log import log_contact
from frontdesk.services.intake.preview import preview
from frontdesk.services.lists.searching import search
from frontdesk.services.office.departments import departments
from frontdesk.services.references import reserve_reference
from frontdesk.services.staff.people import StaffEntry, add_staff, staff
from frontdesk.services.visits import in_the_building
from tests.services.absent import send_away
from tests.services.contacts import (
    CALL,
    EMAIL,
    LETTER,
    NGOZI,
    ROSA,
    begin,
    deadline,
    due,
    log,
    said,
    state,
    view,
)
from tests.services.offices import MONDAY, Desk, local

ACKNOWLEDGE = DeadlineKind.ACKNOWLEDGE


def test_the_same_name_with_the_same_number_is_the_same_customer(desk: Desk) -> None:
    first = log(desk, CALL).customer
    as_written_at_home = CustomerEntry(name="ngozi okafor", phones=("020 7946 0018",))
    assert log(desk, CALL, customer=as_written_at_home).customer == first
    assert log(desk, CALL, customer=CustomerEntry(id=first)).customer == first
    assert log(desk, CALL, customer=replace(NGOZI, name="Chidi Okafor")).customer != first
    assert log(desk, CALL, customer=CustomerEntry(name="Ngozi Okafor")).customer != first


def test_the_last_digits_that_found_somebody_are_no_number_of_theirs(desk: Desk) -> None:
    first = log(desk, CALL)
    known = CustomerEntry(id=first.customer, phones=("946 0018", "0018", "020 7946 0099"))
    log(desk, CALL, customer=known)
    assert first.customer is not None
    known_by = customer_view(desk.ctx, id=first.customer).phones
    assert known_by == ("+44 20 7946 0018", "020 7946 0099")


@pytest.mark.parametrize(
    "again",
    [
        CustomerEntry(name="Liam O'Connor", emails=("LIAM@example.org",)),
        CustomerEntry(name="liam oconnor", emails=("x@example.org", "liam@example.org")),
    ],
)
def test_an_email_address_finds_the_customer(desk: Desk, again: CustomerEntry) -> None:
    first = log(desk, EMAIL).customer
    assert log(desk, EMAIL, customer=again).customer == first


def test_the_same_name_at_the_same_address_is_the_same_customer(desk: Desk) -> None:
    assert log(desk, LETTER).customer == log(desk, LETTER).customer


def test_nobody_named_is_no_customer(desk: Desk) -> None:
    logged = log(desk, CALL, customer=CustomerEntry())
    assert logged.customer is None
    assert said(desk, logged.say).startswith("I’m sorry about that. I have")


def test_departments_and_people_nobody_knows_are_added_unconfirmed(desk: Desk) -> None:
    done = log_contact(desk.ctx, contact=replace(CALL, department="Lost property", person="Mei Tan"))
    assert Area.OFFICE in done.changes.areas
    added = [each for each in departments(desk.ctx) if not each.confirmed]
    assert [each.name for each in added] == ["Lost property"]
    log(desk, CALL, department="LOST  PROPERTY", person="mei tan")
    assert len(departments(desk.ctx)) == 3
    assert [each.name for each in staff(desk.ctx) if not each.confirmed] == ["Mei Tan"]


def test_a_persons_department_need_not_be_named(desk: Desk) -> None:
    case = view(desk, begin(desk, CALL, department=""))
    assert (case.department, case.owner) == ("Shipping", "Jonas Weber")


def test_who_is_promised_while_away_warns(desk: Desk) -> None:
    send_away(desk, "Jonas Weber", date(2026, 11, 20), date(2026, 12, 4))
    warnings = preview(desk.ctx, contact=CALL).warnings
    assert [said(desk, each) for each in warnings] == ["Jonas Weber is away until Fri 4 Dec."]


def test_a_similar_open_case_of_the_same_customer_warns(desk: Desk) -> None:
    reference = begin(desk, CALL)
    (warning,) = preview(desk.ctx, contact=replace(CALL, subject="Parcel again not received")).warnings
    assert said(desk, warning).startswith(f"{reference} is open for this customer")
    assert preview(desk.ctx, contact=replace(CALL, kind=CaseKind.QUESTION)).warnings == ()


def test_a_sentence_that_names_nobody_warns_before_it_is_said(desk: Desk) -> None:
    (warning,) = preview(desk.ctx, contact=replace(CALL, department="Shipping", person="")).warnings
    assert said(desk, warning).startswith("Write who in Shipping has it")
    with pytest.raises(FrontDeskError, match=r"^contact\.said_needs_person_of"):
        log(desk, CALL, department="Shipping", person="")


def test_a_customer_nobody_can_reach_warns(desk: Desk) -> None:
    (warning,) = preview(desk.ctx, contact=replace(CALL, customer=CustomerEntry(name="N. N."))).warnings
    assert warning.id == "contact.unreachable"


def test_the_preview_says_what_saving_will_say(desk: Desk) -> None:
    reserved = reserve_reference(desk.ctx).result
    contact = replace(CALL, reference=reserved)
    shown = preview(desk.ctx, contact=contact)
    logged = log(desk, contact)
    assert logged.case == reserved
    assert shown.say == logged.say
    assert dict(shown.deadlines) == {each.kind: each.due for each in logged.deadlines}


def test_a_preview_of_half_a_contact_says_what_is_missing(desk: Desk) -> None:
    shown = preview(desk.ctx, contact=replace(CALL, department="", person=""))
    assert shown.say is None
    assert [said(desk, each) for each in shown.warnings] == [
        "The customer is told who has it: name the person (POL-10)."
    ]


@pytest.mark.parametrize("reference", ["26-00007-8", "26-00000-7", "25-00001-4"])
def test_a_reference_nobody_reserved_is_refused(desk: Desk, reference: str) -> None:
    reserve_reference(desk.ctx)
    with pytest.raises(FrontDeskError) as refused:
        log(desk, CALL, reference=reference)
    assert refused.value.field == "reference"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "de-AT",
            "Das tut mir leid, Ngozi Okafor. Ich habe das weitergegeben an Jonas Weber (Abteilung Shipping)",
        ),
        (
            "fr",
            "Veuillez nous en excuser, Ngozi Okafor. J’ai transmis votre demande à la",
        ),
        ("es", "Lo siento mucho, Ngozi Okafor. Lo he pasado a Jonas Weber, del departamento Shipping"),
    ],
)
def test_the_sentence_is_said_in_the_customers_language(desk: Desk, language: str, expected: str) -> None:
    customer = replace(NGOZI, language=language)
    shown = preview(desk.ctx, contact=replace(CALL, customer=customer))
    assert shown.language == language
    assert said(desk, shown.say, language).startswith(expected)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("kind", [None, *CaseKind])
@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not Outcome.NONE])
def test_every_outcome_has_a_sentence_in_every_language(
    sqlite_desk: Desk, language: str, kind: CaseKind | None, outcome: Outcome
) -> None:
    """The customer's language is a matter of words: one database is enough."""
    desk = sqlite_desk
    if (kind is None and outcome is Outcome.REFERRED) or (kind and outcome is Outcome.MESSAGE):
        return
    shown = preview(desk.ctx, contact=replace(CALL, kind=kind, outcome=outcome, answer="Sent again."))
    sentence = said(desk, shown.say, language)
    assert sentence.endswith((".", "?"))
    assert "Jonas Weber" in sentence or outcome is Outcome.RESOLVED


def test_a_callback_of_ones_own_says_i(desk: Desk) -> None:
    desk.at("2026-11-23 10:00")
    logged = log(desk, CALL, outcome=Outcome.CALLBACK, department="", person="")
    assert "I will call you back by 11:00 on Monday, 23 November, on +44 20 7946 0018." in said(
        desk, logged.say
    )


def test_mail_counts_from_the_day_it_came(desk: Desk) -> None:
    desk.at("2026-11-24 10:00")
    mail = MailEntry(
        written_on=date(2026, 11, 16), postmarked_on=date(2026, 11, 18), received_on=date(2026, 11, 20)
    )
    reference = begin(desk, LETTER, mail=mail)
    assert due(desk, reference, ACKNOWLEDGE) == local("2026-11-23 17:00")


def test_what_is_entered_later_keeps_both_times(desk: Desk) -> None:
    called = local("2026-11-20 16:40")
    reference = begin(desk, CALL, at=called)
    entry = view(desk, reference).timeline[0]
    assert entry.at == called
    row = desk.store.database.execute_sql("SELECT at, entered FROM interactions").fetchone()
    assert row[1] - row[0] == (MONDAY - called) // timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"at": local("2026-11-23 09:31")}, "at"),
        ({"at": local("1969-12-31 12:00")}, "at"),
        (
            {"visit": VisitEntry(arrived=local("2026-11-23 09:00"), departed=local("2026-11-23 08:59"))},
            "visit.departed",
        ),
        ({"visit": VisitEntry(departed=local("2026-11-24 09:00"))}, "visit.departed"),
        ({"call": CallEntry(ring_seconds=-1)}, "call.ring_seconds"),
        (
            {"mail": MailEntry(written_on=date(2026, 11, 20), postmarked_on=date(2026, 11, 19))},
            "mail.postmarked_on",
        ),
        ({"mail": MailEntry(received_on=date(2026, 11, 30))}, "mail.received_on"),
        (
            {
                "outcome": Outcome.CALLBACK,
                "callback": CallbackEntry(local("2026-11-23 11:00"), local("2026-11-23 10:00")),
            },
            "callback.window_end",
        ),
        (
            {"outcome": Outcome.CALLBACK, "callback": CallbackEntry(local("2026-11-20 11:00"))},
            "callback.window_start",
        ),
        ({"customer": CustomerEntry(id=99)}, "customer.id"),
        ({"customer": CustomerEntry(name="x" * 301)}, "customer.name"),
        ({"subject": "half \ud800"}, "subject"),
        ({"kind": None, "outcome": Outcome.MESSAGE, "person": "", "department": "", "said": False}, "person"),
        ({"kind": None, "outcome": Outcome.MESSAGE, "subject": ""}, "details"),
        ({"case": "26-00001-1"}, "case"),
        ({"case": "26-00009-0"}, "case"),
        ({"scans": (Scan("letter.exe", b"MZ"),)}, "scans"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(desk: Desk, changed: dict[str, object], field: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        log(desk, CALL, **changed)
    assert refused.value.field == field
    assert said(desk, refused.value.message)
    assert search(desk.ctx, text="parcel", limit=5) == ()


def test_a_visit_is_in_the_building_until_it_departs(desk: Desk) -> None:
    visit = VisitEntry(host="Jonas Weber", badge="7", safety_note="Wheelchair")
    log(desk, Contact(Channel.VISIT, customer=ROSA, contact_kind=ContactKind.APPOINTMENT), visit=visit)
    log(desk, Contact(Channel.VISIT, customer=NGOZI), visit=VisitEntry(departed=desk.clock.now()))
    (here,) = in_the_building(desk.ctx)
    assert (here.visitor, here.host, here.badge, here.safety_note) == (
        "Rosa Delgado",
        "Jonas Weber",
        "7",
        "Wheelchair",
    )


def test_a_contact_of_our_own_is_no_case_to_acknowledge(desk: Desk) -> None:
    logged = log(desk, CALL, direction=Direction.OUTBOUND, kind=None, outcome=Outcome.NONE, said=False)
    assert (logged.case, logged.deadlines, logged.say) == (None, (), None)


def test_our_own_call_on_a_case_is_a_first_response(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    log(desk, CALL, direction=Direction.OUTBOUND, kind=None, case=reference, outcome=Outcome.NONE, said=False)
    assert state(desk, reference, DeadlineKind.FIRST_RESPONSE) is DeadlineState.MET
    assert state(desk, reference, ACKNOWLEDGE) is DeadlineState.OPEN


def test_a_further_call_answers_the_case(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    with pytest.raises(FrontDeskError) as refused:
        log(desk, CALL, kind=None, case=reference, outcome=Outcome.RESOLVED)
    assert refused.value.field == "answer"
    log(desk, CALL, kind=None, case=reference, outcome=Outcome.RESOLVED, answer="Sent again.")
    assert view(desk, reference).status is CaseStatus.AWAITING_FEEDBACK


def test_the_priority_that_was_said_wins(desk: Desk) -> None:
    assert view(desk, begin(desk, CALL)).priority is Priority.P3
    assert view(desk, begin(desk, CALL, kind=CaseKind.QUESTION)).priority is Priority.P4
    assert view(desk, begin(desk, CALL, kind=CaseKind.SAFETY)).priority is Priority.P1
    assert view(desk, begin(desk, CALL, priority=Priority.P2)).priority is Priority.P2


def test_the_wish_of_a_customer_decides_how_a_letter_is_acknowledged(desk: Desk) -> None:
    both = replace(ROSA, phones=("020 7946 0999",))
    customer = log(desk, LETTER, customer=both).customer
    desk.store.database.execute_sql("UPDATE customers SET preferred_way = 'postcard'")
    reference = begin(desk, LETTER, customer=CustomerEntry(id=customer))
    ways = desk.store.database.execute_sql("SELECT way FROM correspondence ORDER BY id").fetchall()
    assert [way for (way,) in ways] == [Way.LETTER.value, Way.POSTCARD.value]
    assert deadline(desk, reference, ACKNOWLEDGE).state is DeadlineState.OPEN


def test_every_word_of_a_contact_is_found_again(desk: Desk) -> None:
    reference = begin(desk, CALL, details="The porter in Łódź has nothing", topic="Express")
    for words in ("lodz port", "express", reference, "0018", "okafor"):
        found = search(desk.ctx, text=words, limit=5)
        assert "case" in {hit.kind for hit in found}, words


def test_somebody_who_is_no_staff_cannot_promise_to_call_back(desk: Desk) -> None:
    script = replace(desk.ctx, actor=replace(desk.ctx.actor, name="script", staff_id=None))
    with pytest.raises(FrontDeskError) as refused:
        log_contact(script, contact=replace(CALL, outcome=Outcome.CALLBACK, department="", person=""))
    assert refused.value.field == "person"


def test_a_person_of_another_department_is_asked_for_where_it_was_said(desk: Desk) -> None:
    add_staff(desk.ctx, entry=StaffEntry("Priya Nair"))
    case = view(desk, begin(desk, CALL, department="Shipping", person="Priya Nair"))
    assert (case.department, case.owner) == ("Shipping", "Priya Nair")


def test_an_address_of_another_country_keeps_its_country(desk: Desk) -> None:
    abroad = PostalAddress(("Hauptstr. 5",), city="Berlin", postal_code="10115", country="de")
    log(desk, LETTER, customer=replace(ROSA, address=abroad))
    assert desk.store.database.execute_sql("SELECT country FROM addresses").fetchone()[0] == "DE"
