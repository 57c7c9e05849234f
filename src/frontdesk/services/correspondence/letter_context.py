"""What a letter's template is filled with: the office, the customer, the case, and the letter's own facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Protocol

from frontdesk.documents.templates.contexts import TemplateContext
from frontdesk.documents.templates.placeholders import MATTER, Holds, Placeholder, context_type, placeholders
from frontdesk.documents.templates.speech import Speech
from frontdesk.domain.kinds import CaseStatus, DeadlineKind, DeadlineState, LetterKind, Way
from frontdesk.services.cases.naming import holder
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.context import Context
from frontdesk.services.correspondence.signing import signer_of
from frontdesk.services.office.opening_lines import opening_lines
from frontdesk.services.rules import Rules, rules
from frontdesk.store.models import Answer, Case, Deadline, Extension


class LetterLike(Protocol):
    """What must be known of a letter to say what it says, whether it is kept already or not."""

    @property
    def kind(self) -> LetterKind: ...
    @property
    def way(self) -> Way: ...
    @property
    def case(self) -> str: ...
    @property
    def customer(self) -> int | None: ...
    @property
    def customer_name(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def formality(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...
    @property
    def written_by(self) -> int | None: ...


def context_of(ctx: Context, letter: LetterLike, speech: Speech) -> TemplateContext:
    """Return what a letter's template is filled with; what nobody knows stays empty.

    The facts of the letter go before what the case says: a letter is about what it was written for.
    """
    known = known_of(ctx, letter, speech)
    blank = {each.name: _blank(each) for each in placeholders(letter.kind, letter.way) if each.name != MATTER}
    return context_type(letter.kind, letter.way)(**{**blank, **known})


def known_of(ctx: Context, letter: LetterLike, speech: Speech) -> dict[str, Any]:
    """Return by name what is known of the placeholders of a letter; what is empty is left out."""
    office = rules(ctx)
    case = read_case(ctx.store, letter.case) if letter.case else None
    found: dict[str, Any] = _office(office, speech) | {"customer": letter.customer_name}
    if case is not None:
        found |= _case(ctx, office, case) | _OF_KIND.get(letter.kind, _nothing)(ctx, office, case)
    if case is None or (letter.kind is LetterKind.CALLBACK_MISSED and not found["person"]):
        # Whoever writes is named; whoever called, too, where a department has the case and nobody in it.
        signer = signer_of(ctx, letter.written_by)
        found |= {"person": signer.name, "department": signer.department}
    names = {field.name for field in fields(context_type(letter.kind, letter.way))}
    wanted = [each for each in placeholders(letter.kind, letter.way) if each.name in names]
    for each in wanted:
        value = letter.facts.get(each.name)
        if value not in (None, "", []):
            found[each.name] = _read(value, each.holds, office)
    return {name: found[name] for name in names if found.get(name)}


def _office(office: Rules, speech: Speech) -> dict[str, Any]:
    particulars = office.office
    return {
        "office": particulars.name,
        "phone": particulars.phone,
        "email": particulars.email,
        "website": particulars.website,
        "hours": opening_lines(particulars.hours, speech),
    }


def _case(ctx: Context, office: Rules, case: CaseRecord) -> dict[str, Any]:
    who = holder(ctx.store, case)
    return {
        "kind": case.kind,
        "reference": case.reference,
        "received": office.day(case.received),
        "about": case.subject,
        "person": who.person,
        "department": who.department,
        "answer_by": case.expected_on,
    }


def _acknowledgement(_ctx: Context, _office: Rules, case: CaseRecord) -> dict[str, Any]:
    """Name nobody while nobody has taken the case: whoever logged it does not answer it (POL-10)."""
    named = case.status is not CaseStatus.OPEN and case.owner is not None
    return {} if named else {"person": "", "department": ""}


def _answer(ctx: Context, _office: Rules, case: CaseRecord) -> dict[str, Any]:
    query = Answer.select(Answer.analysis, Answer.resolution, Answer.reasons_not)
    row = ctx.store.one(query.where(Answer.case == case.id).order_by(Answer.at.desc(), Answer.id.desc()))
    return dict(zip(("analysis", "resolution", "reasons_not"), row, strict=True)) if row else {}


def _extension(ctx: Context, office: Rules, case: CaseRecord) -> dict[str, Any]:
    query = Extension.select(Extension.old_due, Extension.new_due, Extension.reason)
    row = ctx.store.one(
        query.where(Extension.case == case.id).order_by(Extension.told.desc(), Extension.id.desc())
    )
    if row is None:  # not given yet: the date that was promised is the old one
        return {"old_date": case.expected_on}
    old, new, reason = row
    return {"old_date": office.day_of_due(old), "new_date": office.day_of_due(new), "reason": reason}


def _progress(ctx: Context, office: Rules, case: CaseRecord) -> dict[str, Any]:
    owed = Deadline.select(Deadline.due).where(
        Deadline.case == case.id,
        Deadline.kind == DeadlineKind.PROGRESS_UPDATE.value,
        Deadline.state == DeadlineState.OPEN.value,
    )
    due = ctx.store.value(owed.order_by(Deadline.due.desc()))
    pick_up = ctx.store.value(Case.select(Case.pick_up_at).where(Case.id == case.id))
    return {
        "next_update_by": due.astimezone(office.timezone) if due else None,
        "pick_up_at": pick_up or "",
    }


def _nothing(_ctx: Context, _office: Rules, _case: CaseRecord) -> dict[str, Any]:
    return {}


_OF_KIND = {
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.ANSWER: _answer,
    LetterKind.EXTENSION: _extension,
    LetterKind.PROGRESS: _progress,
}


def _read(value: Any, holds: Holds, office: Rules) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return a fact as it was kept in JSON in the type of its placeholder."""
    match holds:
        case Holds.DAY:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        case Holds.MOMENT:
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
            return moment.astimezone(office.timezone)
        case Holds.TEXTS | Holds.MOMENTS:
            return tuple(_read(item, holds.one, office) for item in value)
    return str(value)


def _blank(placeholder: Placeholder) -> Any:  # noqa: ANN401  as above
    return () if placeholder.holds.many else "" if placeholder.holds is Holds.TEXT else None
