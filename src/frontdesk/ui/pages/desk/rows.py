"""Visits as rows on screen and on the roll-call list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from frontdesk.services.lists.on_paper import ListColumn, ListContent
from frontdesk.services.visits import VisitView
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.grouped import Entry, Group, Lines

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(hours=24)


def groups(here: Sequence[VisitView], left: Sequence[VisitView], page: PageContext) -> tuple[Group, ...]:
    """Return the cards: who is here, and who left today."""
    return (
        Group(page.say("desk.here"), tuple(_entry(each, page) for each in here), count=str(len(here))),
        Group(page.say("desk.left"), tuple(_entry(each, page) for each in left), count=str(len(left))),
    )


def here_for(visit: VisitView, page: PageContext) -> ChipText:
    """Return how long a visitor has been here, or when the visitor left."""
    if visit.departed is not None:
        return ChipText(page.say("desk.left_at", at=visit.departed), Tone.DONE)
    since = page.context.clock.now() - visit.arrived
    if since >= _DAY:
        return ChipText(page.say("desk.since_day", day=page.local(visit.arrived).date()), Tone.SOON)
    hours, minutes = since // _HOUR, since % _HOUR // _MINUTE
    id_ = "desk.here_hours" if hours else "desk.here_minutes"
    return ChipText(page.say(id_, hours=hours, minutes=minutes), Tone.NEUTRAL)


def roll_call(here: Sequence[VisitView], page: PageContext) -> ListContent:
    """Return the list by which everybody in the building is called, with room for a tick."""
    columns = (
        ListColumn(page.say("desk.column.seen"), 0.5),
        ListColumn(page.say("desk.column.visitor"), 2.0),
        ListColumn(page.say("desk.column.host"), 1.3),
        ListColumn(page.say("desk.column.arrived"), 1.0),
        ListColumn(page.say("desk.column.badge"), 0.7),
        ListColumn(page.say("desk.column.safety"), 1.6),
    )
    return ListContent(
        title=page.say("desk.roll_call"),
        subtitle=page.say("desk.count", count=len(here)),
        columns=columns,
        rows=tuple(_called(each, page) for each in here),
    )


def _entry(visit: VisitView, page: PageContext) -> Entry:
    action = "" if visit.departed else page.say("desk.leaves")
    badge = page.say("desk.badge", badge=visit.badge) if visit.badge else ""
    cells = (
        Lines(visit.visitor or page.say("customer.nameless"), visit.organisation),
        Lines(visit.host or page.say("desk.no_host"), badge),
        Lines(visit.subject or page.say("desk.arrived", at=visit.arrived), visit.safety_note),
    )
    return Entry(visit.interaction, cells, here_for(visit, page), action)


def _called(visit: VisitView, page: PageContext) -> tuple[str, ...]:
    name = ", ".join(filter(None, (visit.visitor or page.say("customer.nameless"), visit.organisation)))
    return ("☐", name, visit.host, page.words.time(visit.arrived), visit.badge, visit.safety_note)
