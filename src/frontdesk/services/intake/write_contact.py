"""The interaction itself, with what only a visit, a call or a piece of mail has, and its scans."""

from __future__ import annotations

from typing import Any

from frontdesk.domain.kinds import Channel, Outcome
from frontdesk.domain.message import Message, message
from frontdesk.services.contact import CallEntry, MailEntry, VisitEntry
from frontdesk.services.intake.indexing import index_contact
from frontdesk.services.intake.writing import Writing
from frontdesk.services.staff.assignees import Assignee, ensure_assignee, find_assignee, find_colleague
from frontdesk.store.models import Call, Interaction, MailItem, Visit
from frontdesk.store.store import Store
from frontdesk.words import words_for

_OUTCOMES = {
    Outcome.RESOLVED: ("case.answered_at_once", "answer"),
    Outcome.REFERRED: ("case.referred", "refer"),
    Outcome.CALLBACK: ("case.callback_agreed", "callback"),
    Outcome.TRANSFERRED: ("case.transferred", "refer"),
    Outcome.MESSAGE: ("contact.message_taken", "note"),
}


def write_contact(writing: Writing) -> None:
    """Store the interaction and what is particular to its channel; index it and note it for the log."""
    writing.interaction = writing.ctx.store.insert(Interaction, **_row(writing))
    _write_channel(writing)
    index_contact(writing)
    _note(writing)


def _row(writing: Writing) -> dict[str, Any]:
    plan, contact = writing.plan, writing.plan.contact
    said = plan.say(writing.reference) if contact.said else None
    return {
        "case": writing.case,
        "customer": writing.customer,
        "channel": contact.channel.value,
        "channel_label": contact.channel_label,
        "direction": contact.direction.value,
        "at": plan.at,
        "entered": plan.entered,
        "staff": writing.ctx.actor.staff_id,
        "desk": writing.ctx.desk,
        "contact_kind": contact.contact_kind.value if contact.contact_kind else "",
        "subject": contact.subject,
        "details": contact.details,
        "outcome": contact.outcome.value,
        "said": contact.said,
        "sentence": _spoken(writing, said) if said else "",
        "understood": contact.understood,
    }


def _spoken(writing: Writing, said: Message) -> str:
    words = words_for(writing.language, timezone=writing.office.timezone, clock=writing.ctx.clock)
    return words.render(said)


def _write_channel(writing: Writing) -> None:
    contact = writing.plan.contact
    if contact.channel is Channel.CALL:
        writing.ctx.store.insert(Call, **_call_row(writing, contact.call or CallEntry()))
    elif contact.channel is Channel.VISIT:
        writing.ctx.store.insert(Visit, **_visit_row(writing, contact.visit or VisitEntry()))
    elif contact.channel is Channel.MAIL:
        writing.ctx.store.insert(MailItem, **_mail_row(writing, contact.mail or MailEntry()))


def _call_row(writing: Writing, call: CallEntry) -> dict[str, Any]:
    plan = writing.plan
    transferred = plan.contact.outcome is Outcome.TRANSFERRED
    return {
        "interaction": writing.interaction,
        "number": call.number or plan.number,
        "number_withheld": call.withheld,
        "ring_seconds": call.ring_seconds,
        "talk_seconds": call.talk_seconds,
        "transferred_to": (plan.assignee.person or plan.assignee.department) if transferred else "",
    }


def _visit_row(writing: Writing, visit: VisitEntry) -> dict[str, Any]:
    plan = writing.plan
    host = _host(writing.ctx.store, visit.host)
    return {
        "interaction": writing.interaction,
        "visitor": visit.visitor or plan.reach.name,
        "organisation": plan.reach.organisation,
        "host": ensure_assignee(writing.ctx.store, host).staff_id,
        "arrived": visit.arrived or plan.at,
        "departed": visit.departed,
        "badge": visit.badge,
        "safety_note": visit.safety_note,
    }


def _host(store: Store, name: str) -> Assignee:
    """Return who is visited: a colleague may be named by the first name, as everybody does."""
    known = find_colleague(store, name, field="visit.host")
    return known or find_assignee(store, department="", person=name)


def _mail_row(writing: Writing, mail: MailEntry) -> dict[str, Any]:
    return {
        "interaction": writing.interaction,
        "mail_type": mail.mail_type.value,
        "registered_number": mail.registered_number,
        "written_on": mail.written_on,
        "postmarked_on": mail.postmarked_on,
        "received_on": mail.received_on,
        "for_department": writing.assignee.department_id,
    }


def _note(writing: Writing) -> None:
    """Note for the log what came in, and what was done about it."""
    contact = writing.plan.contact
    title = message(f"timeline.{contact.direction.value}.{contact.channel.value}")
    begins = {"opened": writing.reference} if writing.plan.kind is not None else {}
    writing.note(
        "contact.logged",
        title,
        icon=contact.channel.value,
        detail=contact.details or contact.subject,
        at=writing.plan.at,
        outcome=contact.outcome.value,
        **begins,
    )
    followed = _OUTCOMES.get(contact.outcome)
    promised = contact.outcome in (Outcome.CALLBACK, Outcome.MESSAGE)
    if followed and (promised or not contact.case):
        kind, icon = followed
        writing.note(kind, _followed(writing), icon=icon, detail=contact.answer, at=writing.plan.at)


def _followed(writing: Writing) -> Message:
    plan = writing.plan
    match plan.contact.outcome:
        case Outcome.REFERRED | Outcome.TRANSFERRED as outcome if plan.expected_on:
            who, day = plan.assignee.who, plan.expected_on
            return message(f"timeline.{outcome.value}.dated", who=who, day=day)
        case Outcome.CALLBACK if plan.window:
            return message("timeline.callback", who=plan.assignee.who, at=plan.window[1])
        case outcome:
            return message(f"timeline.{outcome.value}", who=plan.assignee.who)
