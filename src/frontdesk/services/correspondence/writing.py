"""Writing a letter, postcard or e-mail of any kind, and changing it before it is on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from frontdesk.domain.correspondence import CHANGEABLE, first_state, settles
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, LetterKind, Settles, Way
from frontdesk.services.cases.acknowledge import acknowledgement_waits
from frontdesk.services.cases.answer import answer_waits
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.cases.extend import check_extension, extension_waits
from frontdesk.services.cases.letters import (
    REPLACED_BY_ANSWER,
    check_reaches,
    drop_unprinted,
    letter_waits,
    reach_of,
)
from frontdesk.services.cases.updates import update_waits
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.correspondence.changing import LetterChange, changing_letter
from frontdesk.services.correspondence.entry import LetterEntry, tidy_entry
from frontdesk.services.correspondence.facts import day_of
from frontdesk.services.correspondence.previewing import filled, having, unkept
from frontdesk.services.correspondence.record import read_letter
from frontdesk.services.correspondence.what import told_of
from frontdesk.services.customers.family import root_of
from frontdesk.services.customers.page import language_of
from frontdesk.services.customers.reach import find_customer
from frontdesk.services.rules import rules
from frontdesk.services.stationery.mailroom_rules import mailroom_rules
from frontdesk.store.models import Correspondence

_S = CorrespondenceState


def write_letter(
    ctx: Context,
    *,
    entry: LetterEntry,
    case: str = "",
    customer: int | None = None,
    version: int | None = None,
) -> Done[int]:
    """Let a letter wait in the Mailroom, for a case or for a customer without one; return its id.

    Raises `FrontDeskError` with the field at fault, see `tidy_entry`; "way" for one that does not reach the
    customer; and `ConflictError` for what the state of the case forbids.
    """
    tidy = tidy_entry(entry, on_case=bool(case))
    if not case:
        return _to_customer(ctx, tidy, customer)
    with changing(ctx, case, version, ended=_must_run(tidy.kind)) as change:
        begin = letter_waits_as_draft if tidy.draft else _BEGIN.get(tidy.kind, _begin)
        id_ = begin(change, tidy)
        change.alter(Correspondence, id_, **_columns(ctx, id_, tidy))
        letter = read_letter(ctx, id=id_)
        detail = "\n".join(str(fact) for fact in tidy.facts.values() if isinstance(fact, str))
        change.tell("case.letter_written", told_of("written", letter), icon="edit", detail=detail, letter=id_)
    return change.done(id_)


def edit_letter(
    ctx: Context,
    *,
    id: int,  # noqa: A002  the word of all the views
    entry: LetterEntry,
    version: int | None = None,
) -> Done[None]:
    """Change a letter that is not on paper yet; whoever changes it is its writer from now on.

    What was approved has to be approved anew. `version` is the letter's. Raises like `write_letter`, and
    `ConflictError` for what is on paper already, posted or dropped.
    """
    with changing_letter(ctx, id, version) as change:
        letter = change.letter
        if letter.state not in CHANGEABLE:
            raise ConflictError(f"letter.{letter.state.value}", field="letter", reference=letter.name)
        if entry.kind is not letter.kind:
            raise FrontDeskError("letter.kind_stays", field="kind")
        tidy = tidy_entry(entry, on_case=bool(letter.case))
        if change.case is not None:
            _check_on_case(change.case, tidy)
        columns = _columns(ctx, id, tidy)
        change.become(
            _S(columns.pop("state")), way=tidy.way.value, approved=None, approved_by=None, **columns
        )
        change.tell("letter_edited", told_of("edited", letter), icon="edit")
    return change.done()


def _must_run(kind: LetterKind) -> bool | None:
    """Return what `changing` asks of a case: these kinds are of no use once it has ended."""
    return False if settles(kind) not in (Settles.NOTHING, Settles.FIRST_RESPONSE) else None


def _begin(change: CaseChange, entry: LetterEntry) -> int:
    return letter_waits(change, entry.kind, entry.way, field="way", facts=entry.facts)


def letter_waits_as_draft(change: CaseChange, entry: LetterEntry) -> int:
    """Let a letter wait that is to be finished; nothing else makes room for it yet."""
    return _begin(change, entry)


def _answer(change: CaseChange, entry: LetterEntry) -> int:
    drop_unprinted(change, REPLACED_BY_ANSWER - {LetterKind.ANSWER})
    return answer_waits(change, entry.facts, entry.way)


def _extension(change: CaseChange, entry: LetterEntry) -> int:
    new_date = day_of(entry.facts, "new_date")
    if new_date is None:
        raise FrontDeskError("text.missing", field="new_date")
    return extension_waits(change, new_date, str(entry.facts.get("reason", "")), entry.way, field="way")


def _progress(change: CaseChange, entry: LetterEntry) -> int:
    wording, pick_up_at = (str(entry.facts.get(name, "")) for name in ("wording", "pick_up_at"))
    return update_waits(change, wording, entry.way, pick_up_at, field="way")


_BEGIN: Mapping[LetterKind, Callable[[CaseChange, LetterEntry], int]] = {
    LetterKind.ACKNOWLEDGEMENT: lambda change, entry: acknowledgement_waits(change, entry.way),
    LetterKind.ANSWER: _answer,
    LetterKind.EXTENSION: _extension,
    LetterKind.PROGRESS: _progress,
}


def _check_on_case(change: CaseChange, entry: LetterEntry) -> None:
    """Refuse what the case does not allow any more, when a letter is changed."""
    check_reaches(change, entry.way, reach_of(change), field="way")
    if entry.draft:
        return
    new_date = day_of(entry.facts, "new_date") if entry.kind is LetterKind.EXTENSION else None
    if new_date is not None:
        check_extension(change, new_date)
    if entry.kind is LetterKind.ANSWER:
        drop_unprinted(change, REPLACED_BY_ANSWER - {LetterKind.ANSWER})


def _columns(ctx: Context, id_: int, entry: LetterEntry) -> dict[str, Any]:
    """Return the columns of a letter that an entry decides, and where it stands with them.

    Raises `FrontDeskError` for what its template needs and nobody has said; an acknowledgement may wait
    for somebody to name (POL-10).
    """
    letter = having(read_letter(ctx, id=id_), entry)
    try:
        subject = filled(ctx, letter).subject
        complete = not entry.draft
    except FrontDeskError:
        if not (entry.draft or entry.kind is LetterKind.ACKNOWLEDGEMENT):
            raise
        subject, complete = letter.subject, False
    approval = entry.kind in mailroom_rules(ctx.store).approval
    return {
        "language": letter.language,
        "formality": letter.formality,
        "context": dict(letter.facts),
        "text": letter.words.to_json() if letter.words else None,
        "enclosures": list(letter.enclosures),
        "subject": subject,
        "problem": None,
        "written_by": ctx.actor.staff_id,
        "state": first_state(complete=complete, approval=approval).value,
    }


def _to_customer(ctx: Context, entry: LetterEntry, customer: int | None) -> Done[int]:
    if customer is None:
        raise FrontDeskError("letter.to_nobody", field="customer")
    with ctx.store.transaction():
        root = root_of(ctx.store, customer)
        office = rules(ctx)
        reach = find_customer(ctx.store, CustomerEntry(id=root), office.office.country)
        if entry.way is Way.EMAIL and not reach.has_email:
            raise FrontDeskError("contact.no_email_address", field="way", provision="POL-13")
        if entry.way is not Way.EMAIL and not reach.has_address:
            raise FrontDeskError("contact.no_address_for_letter", field="way", provision="POL-13")
        blank = unkept(ctx, entry, customer=root)
        id_ = ctx.store.insert(
            Correspondence,
            customer=root,
            kind=entry.kind.value,
            way=entry.way.value,
            language=blank.language or language_of(ctx, root),
            state=_S.DRAFT.value,
            context={},
            settles=Settles.NOTHING.value,
            created=ctx.clock.now(),
        )
        with changing_letter(ctx, id_) as change:
            _keep(change, _columns(ctx, id_, entry))
    return Done(id_, Changes(frozenset({Area.CORRESPONDENCE}), customers=frozenset({root})))


def _keep(change: LetterChange, columns: dict[str, Any]) -> None:
    change.created(Correspondence, change.letter.id)
    change.become(_S(columns.pop("state")), **columns)
    change.tell("letter_written", told_of("written", change.letter), icon="edit")
