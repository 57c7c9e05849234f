"""What somebody wrote at the counter, on its way into the book."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import HearBy, SuggestionSource
from frontdesk.services.changes import Done
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.counter.joining import join_at_counter
from frontdesk.services.suggestions.entry import SuggestionEntry, SupporterEntry
from frontdesk.services.suggestions.writing import write_suggestion

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """An entry, or a voice for the one that `joined` names."""

    text: str
    theme: str
    place: str
    customer: CustomerEntry
    anonymous: bool
    print_name: bool
    hear_by: HearBy
    language: str
    joined: str = ""

    def keep(self, context: Context) -> Done[str]:
        """Write it into the book and return the code under which it stands there.

        Raises `FrontDeskError`: of a bug too its writer hears, who must not believe that it is kept.
        """
        try:
            return self._join(context) if self.joined else self._write(context)
        except FrontDeskError:
            raise
        except Exception as bug:
            _log.exception("an entry of the counter was not kept")
            raise FrontDeskError("counter.not_kept") from bug

    def _write(self, context: Context) -> Done[str]:
        entry = SuggestionEntry(
            text=self.text,
            theme=self.theme,
            place=self.place,
            customer=self.customer,
            anonymous=self.anonymous,
            print_name=self.print_name,
            hear_by=self.hear_by,
            language=self.language,
            source=SuggestionSource.COUNTER,
        )
        done = write_suggestion(context, entry=entry)
        return Done(done.result.reference, done.changes)

    def _join(self, context: Context) -> Done[str]:
        customer = CustomerEntry() if self.anonymous else self.customer
        entry = SupporterEntry(customer=customer, hear_by=self.hear_by, language=self.language)
        return Done(self.joined, join_at_counter(context, reference=self.joined, entry=entry).changes)
