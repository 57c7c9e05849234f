"""Putting right what was written of a contact; what stood there before stays in the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.message import Message, message
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.customers.adding import ensure_customer
from frontdesk.services.customers.index import index_customer
from frontdesk.services.customers.reach import find_customer
from frontdesk.services.lists.case_index import index_case
from frontdesk.services.rules import rules
from frontdesk.services.telling import told
from frontdesk.services.texts import SUBJECT, many_lines, one_line
from frontdesk.store.models import Case, Interaction


@dataclass(frozen=True, slots=True)
class ContactCorrection:
    """What is put right; None leaves it as it is."""

    subject: str | None = None
    details: str | None = None
    customer: CustomerEntry | None = None


def correct_contact(ctx: Context, *, interaction: int, correction: ContactCorrection) -> Done[None]:
    """Change subject, details or customer of a contact, and with it of the case that it began.

    Raises `NotFoundError`, `ConflictError` for one that was taken back, `FrontDeskError` with the
    field at fault.
    """
    with ctx.store.transaction():
        before = _before(ctx, interaction)
        after, corrected = _after(ctx, before, correction)
        if not corrected:
            raise FrontDeskError("case.nothing_corrected", field="subject")
        ctx.store.execute(Interaction.update(**after).where(Interaction.id == interaction))
        reference = _follow(ctx, before, after) if before["case"] is not None else ""
        _tell(ctx, interaction, before, corrected)
        customers = frozenset(id_ for id_ in (before["customer"], after.get("customer")) if id_)
    areas = frozenset({Area.CONTACTS, Area.CASES, Area.CUSTOMERS})
    return Done(None, Changes(areas, frozenset({reference} if reference else ()), customers))


def _before(ctx: Context, interaction: int) -> dict[str, Any]:
    names = ("case", "customer", "subject", "details", "undone")
    columns = [getattr(Interaction, name) for name in names]
    row = ctx.store.one(Interaction.select(*columns).where(Interaction.id == interaction))
    if row is None:
        raise NotFoundError("contact.unknown", field="interaction", id=interaction)
    before = dict(zip(names, row, strict=True))
    if before["undone"]:
        raise ConflictError("contact.taken_back_already", field="interaction")
    return before


def _after(
    ctx: Context, before: dict[str, Any], correction: ContactCorrection
) -> tuple[dict[str, Any], list[Message]]:
    after: dict[str, Any] = {}
    if correction.subject is not None:
        after["subject"] = one_line(correction.subject, "subject", limit=SUBJECT)
    if correction.details is not None:
        after["details"] = many_lines(correction.details, "details")
    if correction.customer is not None:
        after["customer"] = _customer(ctx, correction.customer)
    after = {name: value for name, value in after.items() if value != before[name]}
    corrected = [message(f"corrected.contact.{name}", before=str(before[name] or "")) for name in after]
    return after, corrected


def _customer(ctx: Context, entry: CustomerEntry) -> int | None:
    country = rules(ctx).office.country
    reach = find_customer(ctx.store, entry, country)
    customer = ensure_customer(ctx.store, entry, reach, country=country, now=ctx.clock.now())
    if customer is not None and reach.id is None:
        index_customer(ctx.store, customer)
    return customer


def _follow(ctx: Context, before: dict[str, Any], after: dict[str, Any]) -> str:
    """Let the case follow where it still says what the contact said; return its reference."""
    case = before["case"]
    query = Case.select(Case.reference, Case.subject, Case.customer).where(Case.id == case)
    row = ctx.store.one(query)
    if row is None:
        return ""
    reference, subject, customer = row
    same = {"subject": subject == before["subject"], "customer": customer == before["customer"]}
    fields = {name: after[name] for name in same if name in after and same[name]}
    ctx.store.execute(Case.update(version=Case.version + 1, **fields).where(Case.id == case))
    index_case(ctx.store, case)
    return str(reference)


def _tell(ctx: Context, interaction: int, before: dict[str, Any], corrected: list[Message]) -> None:
    event = told(
        ctx,
        "contact.corrected",
        title=message("timeline.corrected", what=tuple(corrected)),
        case_id=before["case"],
        customer_id=before["customer"],
        interaction_id=interaction,
        icon="correct",
    )
    ctx.store.events.append(event)
