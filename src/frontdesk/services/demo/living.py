"""Living the story: every step through the same services that the window uses, at its own time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from frontdesk.domain.clock import FixedClock
from frontdesk.domain.kinds import CorrespondenceState, DeadlineKind, PostalService, Slip, Way
from frontdesk.services.cases.acknowledge import acknowledge
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.ending import close_case
from frontdesk.services.cases.extend import extend
from frontdesk.services.cases.feedback import record_feedback
from frontdesk.services.cases.notes import add_note
from frontdesk.services.cases.refer import confirm_referral
from frontdesk.services.cases.safety import follow_up_safety, report_safety
from frontdesk.services.cases.updates import tell_customer
from frontdesk.services.cases.waiting import resume, wait_for_customer
from frontdesk.services.changes import Done
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.correspondence import mark_posted, print_letters, waiting_letters, write_letter
from frontdesk.services.customers.twins import merge_customers
from frontdesk.services.demo.calls import make_call, promise_call
from frontdesk.services.demo.contacts import contact_of, customer_of
from frontdesk.services.demo.letters import letter_of
from frontdesk.services.demo.script import Step, Story
from frontdesk.services.demo.suggestions import suggestion_of, supporter_of
from frontdesk.services.intake.log import log_contact
from frontdesk.services.messages import deliver_message
from frontdesk.services.owed.today import owed
from frontdesk.services.staff.people import actor_named
from frontdesk.services.suggestions.deciding import accept, decline, finish
from frontdesk.services.suggestions.reviewing import comment, look_at
from frontdesk.services.suggestions.supporting import support
from frontdesk.services.suggestions.writing import write_suggestion
from frontdesk.services.visits import depart

_OPERATIONS: Mapping[str, Callable[..., Done[Any]]] = {
    operation.__name__: operation
    for operation in (
        acknowledge,
        add_note,
        answer,
        close_case,
        comment,
        confirm_referral,
        decline,
        extend,
        finish,
        follow_up_safety,
        look_at,
        record_feedback,
        report_safety,
        resume,
        tell_customer,
        wait_for_customer,
    )
}
_MEANT: Mapping[str, Callable[[Any], object]] = {
    "way": Way,
    "given_by": Way,
    "told_by": Way,
    "slip": Slip,
    "new_date": date.fromisoformat,
    "sent": bool,
    "reasons": dict,
    "changes": dict,
}


@dataclass(slots=True)
class Life:
    """The office while it lives the story: which case and customer a label stands for, who leaves when."""

    ctx: Context
    clock: FixedClock
    story: Story
    cases: dict[str, str] = field(default_factory=dict)
    customers: dict[str, int] = field(default_factory=dict)
    _leaving: list[tuple[datetime, int]] = field(default_factory=list)

    def live(self) -> None:
        """Do every step of the story."""
        for step in self.story.steps:
            self._let_visitors_leave(step.at)
            self.clock.instant = step.at
            self._do(replace(self.ctx, actor=actor_named(self.ctx, step.by)), step)

    def _do(self, ctx: Context, step: Step) -> None:
        operation = _OPERATIONS.get(step.do)
        if operation is None:
            _OWN[step.do](self, ctx, step)
            return
        given = {name: _MEANT.get(name, str)(value) for name, value in step.values.items()}
        operation(ctx, reference=self.cases[step.case], **given)

    def _log(self, ctx: Context, step: Step) -> None:
        label = step.values["customer"]
        contact = contact_of(step.values, self._customer(label), step.at)
        logged = log_contact(ctx, contact=contact).result
        if label and logged.customer is not None:
            self.customers[label] = logged.customer
        if logged.case:
            self.cases[step.case] = logged.case
        if "departed" in step.values:
            left = time.fromisoformat(step.values["departed"])
            self._leaving.append((datetime.combine(step.at.date(), left, step.at.tzinfo), logged.interaction))

    def _customer(self, label: str) -> CustomerEntry:
        if not label:
            return CustomerEntry()
        if label in self.customers:
            return CustomerEntry(id=self.customers[label])
        return customer_of(self.story.customers[label])

    def _close(self, ctx: Context, step: Step) -> None:
        for label in step.values["cases"]:
            close_case(ctx, reference=self.cases[label])

    def _print(self, ctx: Context, step: Step) -> None:
        waiting = waiting_letters(ctx, state=CorrespondenceState.PENDING, case=self.cases[step.case])
        print_letters(ctx, ids=[letter.id for letter in waiting])

    def _post(self, ctx: Context, step: Step) -> None:
        printed = waiting_letters(ctx, state=CorrespondenceState.PRINTED, case=self.cases[step.case])
        mark_posted(
            ctx,
            ids=[letter.id for letter in printed],
            service=PostalService(step.values.get("service", PostalService.ORDINARY)),
            registered_number=step.values.get("number", ""),
        )

    def _write(self, ctx: Context, step: Step) -> None:
        entry = letter_of(step.values)
        if step.case:
            write_letter(ctx, entry=entry, case=self.cases[step.case])
        else:
            customer = self._known(ctx, step.values["customer"], step.at)
            write_letter(ctx, entry=entry, customer=customer)

    def _promise_call(self, ctx: Context, step: Step) -> None:
        case, customer = self._whom(ctx, step)
        promise_call(ctx, step.values, step.at.tzinfo, case=case, customer=customer)

    def _call(self, ctx: Context, step: Step) -> None:
        case, customer = self._whom(ctx, step)
        make_call(ctx, step.values, case=case, customer=customer)

    def _whom(self, ctx: Context, step: Step) -> tuple[str, int | None]:
        """Return the case that a call is on, or the customer without one."""
        if step.case:
            return self.cases[step.case], None
        return "", self._known(ctx, step.values["customer"], step.at)

    def _deliver(self, ctx: Context, step: Step) -> None:
        messages = (item for item in owed(ctx).items if item.kind is DeadlineKind.MESSAGE)
        deliver_message(ctx, deadline=next(messages).deadline_id, note=step.values["note"])

    def _merge(self, ctx: Context, step: Step) -> None:
        kept, twin = (self._known(ctx, step.values[name], step.at) for name in ("kept", "twin"))
        merge_customers(ctx, kept=kept, twin=twin)

    def _suggest(self, ctx: Context, step: Step) -> None:
        label = step.values.get("customer", "")
        entry = suggestion_of(step.values, self._customer(label), step.at)
        written = write_suggestion(ctx, entry=entry).result
        self.cases[step.case] = written.reference
        if label and written.customer is not None:
            self.customers[label] = written.customer

    def _accept(self, ctx: Context, step: Step) -> None:
        due_on, name = date.fromisoformat(step.values["due_on"]), step.values["person"]
        staff = actor_named(ctx, name).staff_id
        accept(ctx, reference=self.cases[step.case], due_on=due_on, staff=staff, plan=step.values["plan"])

    def _support(self, ctx: Context, step: Step) -> None:
        supporter = supporter_of(step.values, self._customer(step.values.get("customer", "")))
        support(ctx, reference=self.cases[step.case], entry=supporter)

    def _known(self, ctx: Context, label: str, at: datetime) -> int:
        """Return the customer of a label, from an e-mail of theirs where there was no contact yet."""
        if label not in self.customers:
            email = {"channel": "email", "customer": label, "subject": "Thank you for invoice 20418"}
            self._log(ctx, Step(at, ctx.actor.name, "log", "", email))
        return self.customers[label]

    def _let_visitors_leave(self, until: datetime) -> None:
        for left, interaction in sorted(self._leaving):
            if left <= until:
                self.clock.instant = left
                depart(self.ctx, interaction=interaction)
        self._leaving = [waiting for waiting in self._leaving if waiting[0] > until]


_OWN: Mapping[str, Callable[[Life, Context, Step], None]] = {
    "close": Life._close,
    "log": Life._log,
    "print": Life._print,
    "post": Life._post,
    "write": Life._write,
    "promise_call": Life._promise_call,
    "call": Life._call,
    "deliver": Life._deliver,
    "merge": Life._merge,
    "suggest": Life._suggest,
    "accept": Life._accept,
    "support": Life._support,
}
"""What the story does besides the operations on one case or entry of the suggestion book."""
