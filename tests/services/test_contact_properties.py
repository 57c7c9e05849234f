"""Whatever is typed: a refusal names its field, and leaves nothing half done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import (
    CaseKind,
    Channel,
    ContactKind,
    Direction,
    LetterKind,
    MailType,
    Outcome,
    Priority,
    Slip,
    Way,
)
from frontdesk.services.callbacks.attempts import complete_callback
from frontdesk.services.cases.acknowledge import acknowledge, choose_way
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.correct import Correction, correct_case
from frontdesk.services.cases.ending import close_case, reopen, withdraw
from frontdesk.services.cases.excuse import excuse
from frontdesk.services.cases.extend import extend
from frontdesk.services.cases.feedback import record_feedback
from frontdesk.services.cases.joining import join, link
from frontdesk.services.cases.notes import add_note
from frontdesk.services.cases.refer import confirm_referral, refer
from frontdesk.services.cases.safety import follow_up_safety, report_safety
from frontdesk.services.cases.undo import undo_last
from frontdesk.services.cases.updates import tell_customer
from frontdesk.services.cases.view import case_view
from frontdesk.services.cases.waiting import resume, wait_for_customer
from frontdesk.services.changes import Done
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
from frontdesk.services.context import Context
from frontdesk.services.correspondence import (
    LetterEntry,
    OwnWords,
    mark_posted,
    print_letters,
    waiting_letters,
    write_letter,
)
from frontdesk.services.correspondence import Outcome as PostedLetters
from frontdesk.services.correspondence.facts import FACTS
from frontdesk.services.intake.log import log_contact
from frontdesk.services.intake.preview import preview
from frontdesk.services.intake.undo import undo_contact
from frontdesk.services.messages import deliver_message
from frontdesk.services.owed.today import owed
from tests.services.contacts import CALL, EMAIL, REFERRED_LETTER, begin, log
from tests.services.offices import MONDAY, Desk

_OFTEN = settings(
    max_examples=25,
    deadline=None,
    # Shrinking a long story on a real database takes minutes: what failed is shown as it was.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COUNTED = (
    "customers", "phones", "emails", "addresses", "departments", "staff", "cases", "interactions", "calls",
    "visits", "mail_items", "deadlines", "referrals", "callbacks", "answers", "notes", "extensions",
    "correspondence", "attachments", "events", "search_documents", "counters",
)  # fmt: skip

texts = st.text(max_size=30) | st.sampled_from(
    (
        "Jonas Weber",
        "Shipping",
        "shipping ",
        "Ana Lind",
        "26-00001-0",
        "\x00",
        "\ud800",
        "<b>",
        "{{x}}",
        "' --",
    )
)
instants = st.integers(min_value=-300_000_000, max_value=2_200_000_000).map(
    lambda seconds: _EPOCH + timedelta(seconds=seconds)
) | st.sampled_from([MONDAY, MONDAY - timedelta(days=3), MONDAY + timedelta(hours=2)])
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)) | st.dates(
    min_value=date(2026, 11, 20), max_value=date(2026, 12, 20)
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


addresses = st.builds(
    PostalAddress,
    lines=st.lists(texts, max_size=4).map(tuple),
    city=texts,
    region=texts,
    postal_code=texts,
    country=st.sampled_from(["", "GB", "de", "US", "JP", "XX", "zz", "💥"]),
)
customers = st.builds(
    CustomerEntry,
    id=maybe(st.integers(min_value=-1, max_value=4)),
    name=texts,
    organisation=texts,
    phones=st.lists(texts | st.from_regex(r"\+?[0-9 ()-]{3,20}", fullmatch=True), max_size=2).map(tuple),
    emails=st.lists(texts, max_size=2).map(tuple),
    address=maybe(addresses),
    language=st.sampled_from(["", "en", "de", "ja", "xx-YY", "💥"]),
    anonymous=st.booleans(),
)
seconds = maybe(st.integers(min_value=-5, max_value=10**9))
contacts = st.builds(
    Contact,
    channel=st.sampled_from(Channel),
    direction=st.sampled_from(Direction),
    at=maybe(instants),
    customer=customers,
    kind=maybe(st.sampled_from(CaseKind)),
    contact_kind=maybe(st.sampled_from(ContactKind)),
    priority=maybe(st.sampled_from(Priority)),
    subject=texts,
    details=texts,
    topic=texts,
    outcome=st.sampled_from(Outcome),
    department=texts,
    person=texts,
    acknowledge_by=maybe(st.sampled_from(Way)),
    said=st.booleans(),
    understood=st.booleans(),
    answer=texts,
    expected_on=maybe(days),
    reference=st.just("") | texts,
    case=st.just("") | st.just("26-00001-0") | texts,
    channel_label=texts,
    visit=maybe(st.builds(VisitEntry, maybe(instants), maybe(instants), texts, texts, texts, texts)),
    call=maybe(st.builds(CallEntry, texts, st.booleans(), seconds, seconds)),
    mail=maybe(st.builds(MailEntry, st.sampled_from(MailType), texts, maybe(days), maybe(days), maybe(days))),
    callback=maybe(st.builds(CallbackEntry, maybe(instants), maybe(instants), texts)),
    scans=st.lists(st.builds(Scan, texts, st.sampled_from([b"", b"%PDF-1.4", b"MZ\x90"])), max_size=1).map(
        tuple
    ),
)


def rows(desk: Desk) -> dict[str, int]:
    """Return how many rows each table has."""
    database = desk.store.database
    return {name: database.execute_sql(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED}


def attempt(desk: Desk, operation: Callable[[], Done[Any]]) -> Done[Any] | None:
    """Run an operation; a refusal names its field and changes nothing, anything else is logged."""
    before = rows(desk)
    refusal: FrontDeskError | None = None
    try:
        done = operation()
    except FrontDeskError as error:
        refusal = error
    after = rows(desk)
    if refusal is None:
        assert after["events"] > before["events"]
        return done
    assert refusal.field is not None
    assert after == before
    return None


@_OFTEN
@given(contact=contacts)
def test_a_contact_is_kept_whole_or_refused_with_its_field(desk: Desk, contact: Contact) -> None:
    before = rows(desk)
    done = attempt(desk, lambda: log_contact(desk.ctx, contact=contact))
    if done is None:
        return
    logged = done.result
    after = rows(desk)
    assert after["interactions"] == before["interactions"] + 1
    assert after["events"] > before["events"]
    assert after["cases"] == before["cases"] + (contact.kind is not None and not contact.case.strip())
    assert (logged.case is not None) == bool(contact.kind or contact.case.strip())


@_OFTEN
@given(contact=contacts)
def test_a_preview_never_fails_and_writes_nothing(desk: Desk, contact: Contact) -> None:
    before = rows(desk)
    preview(desk.ctx, contact=contact)
    assert rows(desk) == before


def written(ctx: Context, *, reference: str, entry: LetterEntry) -> Done[int]:
    """Write a letter on a case."""
    return write_letter(ctx, entry=entry, case=reference)


def everything_posted(ctx: Context, *, reference: str) -> Done[PostedLetters]:
    """Print and post whatever waits; refuse when that is nothing."""
    printed = print_letters(ctx).result.letters
    if not printed:
        raise FrontDeskError("letter.nothing_printable", field="letter")
    return mark_posted(ctx, ids=[each.id for each in printed])


WITH_REASON: list[Callable[..., Done[None]]] = [wait_for_customer, withdraw, excuse, reopen]
operations = st.one_of(
    st.builds(dict, do=st.just(refer), department=texts, person=texts, needed=texts, expected_on=maybe(days)),
    st.builds(dict, do=st.just(confirm_referral), slip=st.sampled_from(Slip)),
    st.builds(dict, do=st.sampled_from([acknowledge, choose_way]), way=st.sampled_from(Way)),
    st.builds(dict, do=st.just(extend), new_date=days, reason=texts, told_by=st.sampled_from(Way)),
    st.builds(
        dict,
        do=st.just(answer),
        given_by=st.sampled_from(Way),
        analysis=texts,
        resolution=texts,
        reasons_not=texts,
    ),
    st.builds(dict, do=st.just(record_feedback), feedback=texts, none_because=texts),
    st.builds(dict, do=st.sampled_from(WITH_REASON), reason=texts),
    st.builds(dict, do=st.sampled_from([resume, close_case, undo_last])),
    st.builds(dict, do=st.just(join), into=texts, reason=texts),
    st.builds(dict, do=st.just(link), other=texts, reason=texts),
    st.builds(dict, do=st.just(add_note), text=texts),
    st.builds(dict, do=st.just(tell_customer), wording=texts, told_by=st.sampled_from(Way), pick_up_at=texts),
    st.builds(
        dict,
        do=st.just(written),
        entry=st.builds(
            LetterEntry,
            kind=st.sampled_from(LetterKind),
            way=st.sampled_from(Way),
            facts=st.dictionaries(
                st.sampled_from(sorted({fact.name for facts in FACTS.values() for fact in facts})),
                texts | days | instants | st.lists(texts, max_size=3) | st.none() | st.integers(),
            ),
            language=st.sampled_from(["", "en", "de", "xx", "💥"]),
            words=maybe(st.builds(OwnWords, texts, st.lists(texts, max_size=3).map(tuple), texts)),
            enclosures=st.lists(texts, max_size=2).map(tuple),
            draft=st.booleans(),
        ),
    ),
    st.builds(dict, do=st.just(everything_posted)),
    st.builds(dict, do=st.just(report_safety), to=texts),
    st.builds(dict, do=st.just(follow_up_safety), outcome=texts),
    st.builds(
        dict,
        do=st.just(correct_case),
        correction=st.builds(
            Correction,
            kind=maybe(st.sampled_from(CaseKind)),
            priority=maybe(st.sampled_from(Priority)),
            subject=maybe(texts),
            topic=maybe(texts),
            department=maybe(texts),
            person=maybe(texts),
        ),
    ),
)


@_OFTEN
@given(
    first=st.sampled_from([CALL, REFERRED_LETTER, EMAIL]),
    kind=st.sampled_from(CaseKind),
    steps=st.lists(st.tuples(operations, st.timedeltas(timedelta(0), timedelta(days=5))), max_size=6),
)
def test_a_case_lives_through_any_steps(
    desk: Desk, first: Contact, kind: CaseKind, steps: list[tuple[dict[str, Any], timedelta]]
) -> None:
    desk.clock.instant = MONDAY
    reference = begin(desk, first, kind=kind)
    for step, later in steps:
        desk.clock.instant += later
        given_ = dict(step)
        operation = given_.pop("do")
        attempt(desk, partial(operation, desk.ctx, reference=reference, **given_))
    case = case_view(desk.ctx, reference=reference)
    assert case.actions
    assert [entry.at for entry in case.timeline] == sorted(entry.at for entry in case.timeline)
    assert owed(desk.ctx).total >= 0
    assert desk.store.events.verify() == []


@_OFTEN
@given(number=st.integers(min_value=-2, max_value=2**40), note=texts)
def test_numbers_that_nobody_has_are_refused(desk: Desk, number: int, note: str) -> None:
    log(desk, CALL, kind=None, outcome=Outcome.CALLBACK, said=False)
    for operation in (
        lambda: complete_callback(desk.ctx, deadline=number, reached=True, note=note),
        lambda: deliver_message(desk.ctx, deadline=number, note=note),
        lambda: undo_contact(desk.ctx, interaction=-abs(number) - 1),
    ):
        attempt(desk, operation)


@_OFTEN
@given(customer=customers)
def test_any_address_is_printed_or_refused(desk: Desk, customer: CustomerEntry) -> None:
    try:
        begin(desk, REFERRED_LETTER, customer=customer)
    except FrontDeskError:
        return
    waiting = waiting_letters(desk.ctx)
    printed = print_letters(desk.ctx).result
    assert len(printed.letters) + len(printed.refused) == len([each for each in waiting if not each.printed])
