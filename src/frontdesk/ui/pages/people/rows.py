"""Customers as rows on screen."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.services.customers.recent import CustomerRow, LastContact
from frontdesk.services.views import CustomerHit
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.grouped import Entry, Group, Lines

_SEPARATOR = " · "


def group(title: str, rows: Sequence[CustomerRow], page: PageContext, *, count: str = "") -> Group:
    """Return a card of customers."""
    return Group(title, tuple(_entry(row, page) for row in rows), count=count)


def _entry(row: CustomerRow, page: PageContext) -> Entry:
    hit = row.hit
    shown = hit.name or hit.organisation or page.say("customer.anonymous")
    cells = (
        Lines(shown, hit.organisation if hit.name else ""),
        Lines(hit.number or hit.place, hit.place if hit.number else ""),
        _last(row.last, page),
    )
    return Entry(hit.id, cells, _chip(hit, page))


def _chip(hit: CustomerHit, page: PageContext) -> ChipText:
    if hit.open_cases:
        return ChipText(page.say("people.open_cases", count=hit.open_cases), Tone.ACCENT)
    return ChipText(page.say("people.contacts", count=hit.contacts))


def _last(contact: LastContact | None, page: PageContext) -> Lines:
    if contact is None:
        return Lines("")
    how = page.say(f"timeline.{contact.direction}.{contact.channel}")
    how_and_when = f"{how}{_SEPARATOR}{_when(contact, page)}"
    return Lines(contact.subject, how_and_when) if contact.subject else Lines(how_and_when)


def _when(contact: LastContact, page: PageContext) -> str:
    day = page.local(contact.at).date()
    if day == page.today():
        return page.say("people.today_at", at=contact.at)
    return page.words.short_date(day)
