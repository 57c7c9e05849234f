"""Entries of the suggestion book as the story tells them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from frontdesk.domain.suggestions import AuthorKind, HearBy, SuggestionSource
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.suggestions.entry import SuggestionEntry, SupporterEntry


def suggestion_of(values: Mapping[str, Any], customer: CustomerEntry, at: datetime) -> SuggestionEntry:
    """Return the entry that a step writes."""
    return SuggestionEntry(
        text=values["text"],
        title=values.get("title", ""),
        author_kind=AuthorKind(values.get("author", AuthorKind.CUSTOMER)),
        customer=customer,
        anonymous=values.get("anonymous", False),
        print_name=values.get("print_name", False),
        hear_by=HearBy(values.get("hear_by", HearBy.NOTICE)),
        theme=values.get("theme", ""),
        place=values.get("place", ""),
        source=SuggestionSource(values.get("source", SuggestionSource.RECEPTION)),
        given=at,
    )


def supporter_of(values: Mapping[str, Any], customer: CustomerEntry) -> SupporterEntry:
    """Return whoever wants the same; without a customer they are only counted."""
    hear_by = HearBy(values.get("hear_by", HearBy.NOTICE))
    return SupporterEntry(customer=customer, hear_by=hear_by, count=values.get("count", 1))
