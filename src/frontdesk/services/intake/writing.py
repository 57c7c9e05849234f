"""What has been written of a contact so far, and what the log and the search index are told at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from frontdesk.domain.message import Message
from frontdesk.services.context import Context
from frontdesk.services.customers.adding import ensure_customer
from frontdesk.services.intake.plan import Plan
from frontdesk.services.owed.deadline_rows import stored_views
from frontdesk.services.rules import Rules
from frontdesk.services.staff.assignees import Assignee, ensure_assignee
from frontdesk.services.telling import told
from frontdesk.services.views import DeadlineView
from frontdesk.store.event_log import NewEvent
from frontdesk.store.models import Deadline


@dataclass(slots=True)
class Writing:
    """One contact on its way into the store; every part adds what it wrote."""

    ctx: Context
    office: Rules
    plan: Plan
    customer: int | None
    assignee: Assignee
    owner: Assignee
    new_customer: bool
    case: int | None = None
    reference: str = ""
    interaction: int = 0
    corresponds: bool = False  # a letter, postcard or e-mail waits to be sent
    undo: dict[str, Any] = field(default_factory=dict)
    _deadlines: list[dict[str, Any]] = field(default_factory=list)
    _deadline_ids: list[int] = field(default_factory=list)
    _events: list[NewEvent] = field(default_factory=list)

    @classmethod
    def begun(cls, ctx: Context, office: Rules, plan: Plan) -> Writing:
        """Return the writing with customer, department and person found or added."""
        customer = ensure_customer(
            ctx.store,
            plan.contact.customer,
            plan.reach,
            country=office.office.country,
            now=plan.entered,
        )
        assignee = ensure_assignee(ctx.store, plan.assignee)
        owner = assignee if plan.owner == plan.assignee else plan.owner
        new = customer is not None and plan.reach.id is None
        return cls(ctx, office, plan, customer, assignee, owner, new)

    @property
    def new_assignee(self) -> bool:
        """Whether a department or person was added, unconfirmed."""
        return self.assignee != self.plan.assignee

    @property
    def language(self) -> str:
        """The language that the customer is spoken and written to in."""
        return self.plan.reach.language or self.office.language

    def owe(self, row: dict[str, Any]) -> int:
        """Store a deadline and return its id."""
        id_ = self.ctx.store.insert(Deadline, **row)
        self._deadlines.append(row)
        self._deadline_ids.append(id_)
        return id_

    def deadline_views(self) -> tuple[DeadlineView, ...]:
        """Return the deadlines that this contact brought."""
        return stored_views(self._deadlines, self._deadline_ids)

    def note(
        self, kind: str, title: Message, *, icon: str, detail: str = "", at: datetime, **facts: object
    ) -> None:
        """Remember something to tell the log, in this order."""
        self._events.append(
            told(
                self.ctx,
                kind,
                title=title,
                detail=detail,
                at=at,
                case_id=self.case,
                customer_id=self.customer,
                interaction_id=self.interaction,
                icon=icon,
                **facts,
            )
        )

    def tell(self) -> None:
        """Append what happened to the event log."""
        self.ctx.store.events.append_all(self._events)
