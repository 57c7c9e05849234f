"""The records of `frontdesk suggest`: JSON objects that become entries of the suggestion book."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from frontdesk.cli.fields import Fields
from frontdesk.cli.records import customer_from
from frontdesk.domain.suggestions import AuthorKind, HearBy, SuggestionSource
from frontdesk.services.suggestions.entry import SuggestionEntry


def suggestion_from(value: object, timezone: ZoneInfo) -> SuggestionEntry:
    """Return the entry that a decoded JSON value describes.

    Raises `FrontDeskError` whose field is the path of what is at fault.
    """
    record = Fields(value, timezone)
    entry = SuggestionEntry(
        text=record.text("text"),
        title=record.text("title"),
        author_kind=record.choice("author", AuthorKind) or AuthorKind.CUSTOMER,
        customer=customer_from(record.inner("customer")),
        anonymous=record.flag("anonymous"),
        print_name=record.flag("print_name"),
        hear_by=record.choice("hear_by", HearBy) or HearBy.NOTICE,
        language=record.text("language"),
        theme=record.text("theme"),
        place=record.text("place"),
        source=record.choice("source", SuggestionSource) or SuggestionSource.RECEPTION,
        code=record.text("code"),
        given=record.instant("given"),
    )
    record.finish()
    return entry
