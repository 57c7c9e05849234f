"""What papers say of an entry, read in portions: a book of a hundred thousand need not be held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from peewee import JOIN, Expression

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.rules import Rules
from frontdesk.services.suggestions.papers.wish import Period
from frontdesk.store.models import Customer, Suggestion
from frontdesk.store.store import Store

_AT_ONCE = 200
_Whole = Suggestion.alias()


@dataclass(frozen=True, slots=True)
class Printed:
    """An entry as paper needs it. `author` is empty where it may not be printed."""

    id: int
    reference: str
    state: SuggestionState
    given: datetime
    author: str
    theme: str
    theme_key: str
    place: str
    title: str
    text: str
    language: str
    support: int
    plan: str
    due_on: date | None
    decided: datetime | None
    finished: datetime | None
    reasons: Mapping[str, str]
    changes: Mapping[str, str]
    merged_into: str  # a reference

    @property
    def outcome(self) -> tuple[str, str]:
        """What became of it, with the language: the writer's own where it was said in that."""
        said = self.reasons if self.state is SuggestionState.DECLINED else self.changes
        language = self.language if self.language in said else next(iter(said), self.language)
        return said.get(language, ""), language


def within(office: Rules, column: Any, period: Period) -> Iterator[Expression]:  # noqa: ANN401  a column
    """Yield the conditions for an instant to lie on the office's days of a period.

    The calendar's first and last day are no bounds: nothing lies beyond them.
    """
    if period.first and period.first > date.min:
        yield column >= _midnight(office, period.first)
    if period.last and period.last < date.max:
        yield column < _midnight(office, period.last + timedelta(days=1))


def printed(store: Store, ids: Sequence[int]) -> Iterator[Printed]:
    """Yield entries in the order of their ids."""
    for start in range(0, len(ids), _AT_ONCE):
        part = list(ids[start : start + _AT_ONCE])
        found = {row.id: row for row in _read(store, part)}
        yield from (found[id_] for id_ in part)


def _read(store: Store, ids: Sequence[int]) -> Iterator[Printed]:
    query = (
        Suggestion.select(
            Suggestion.id, Suggestion.reference, Suggestion.state, Suggestion.given, Suggestion.anonymous,
            Suggestion.print_name, Suggestion.author, Customer.name, Customer.organisation, Suggestion.theme,
            Suggestion.theme_key, Suggestion.place, Suggestion.title, Suggestion.text, Suggestion.language,
            Suggestion.support, Suggestion.plan, Suggestion.due_on, Suggestion.decided, Suggestion.finished,
            Suggestion.reasons, Suggestion.changes, _Whole.reference,
        )
        .join_from(Suggestion, Customer, JOIN.LEFT_OUTER)
        .join_from(Suggestion, _Whole, JOIN.LEFT_OUTER, on=(Suggestion.merged_into == _Whole.id))
        .where(Suggestion.id.in_(ids))
    )  # fmt: skip
    for row in store.rows(query):
        id_, reference, state, given, anonymous, print_name, author, name, organisation, *rest = row
        theme, key, place, title, text, language, support, plan, due_on, decided, finished, *last = rest
        reasons, changes, merged_into = last
        yield Printed(
            id=id_,
            reference=reference,
            state=SuggestionState(state),
            given=given,
            author=(name or organisation or author) if print_name and not anonymous else "",
            theme=theme,
            theme_key=key,
            place=place,
            title=title,
            text=text,
            language=language,
            support=support,
            plan=plan,
            due_on=due_on,
            decided=decided,
            finished=finished,
            reasons=reasons or {},
            changes=changes or {},
            merged_into=merged_into or "",
        )


def _midnight(office: Rules, day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=office.timezone)
