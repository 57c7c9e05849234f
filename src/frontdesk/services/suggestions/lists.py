"""The list of suggestions: which, in which order, and the rows that are on the screen.

A list of a hundred thousand is an array of ids; rows are read only for what is shown.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from peewee import JOIN, Expression, ModelSelect, Ordering, fn

from frontdesk.domain.kinds import DeadlineState
from frontdesk.domain.suggestions import AuthorKind, Size, SuggestionSource, SuggestionState
from frontdesk.services.context import Context
from frontdesk.services.suggestions.filter import (
    NEWEST_FIRST,
    ON_BOARD,
    SuggestionFilter,
    SuggestionOrder,
    SuggestionSort,
)
from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.suggestions.telling_views import still_open
from frontdesk.services.suggestions.views import SuggestionRow
from frontdesk.store.folding import fold_key
from frontdesk.store.models import (
    Attachment,
    Customer,
    Deadline,
    Staff,
    Suggestion,
    SuggestionComment,
    SuggestionTelling,
)
from frontdesk.store.store import Store

_AT_ONCE = 500  # rows that are read together
_FEW = 20_000  # ids in one statement; SQLite allows 32,766 and PostgreSQL 65,535 parameters
_OFF_BOARD = [state.value for state in sorted(frozenset(SuggestionState) - ON_BOARD)]
_TEXT = 300  # characters of a text that may stand for its title

_SORTS: dict[SuggestionSort, Any] = {
    SuggestionSort.GIVEN: Suggestion.given,
    SuggestionSort.REFERENCE: Suggestion.reference,
    SuggestionSort.TITLE: Suggestion.gist,
    SuggestionSort.STATE: Suggestion.state,
    SuggestionSort.THEME: Suggestion.theme_key,
    SuggestionSort.SUPPORT: Suggestion.support,
    SuggestionSort.AUTHOR: fn.LOWER(Suggestion.author),
    SuggestionSort.ASSIGNEE: Staff.name_key,
    SuggestionSort.DUE: Suggestion.due_on,
}
_MAY_BE_NULL = frozenset({SuggestionSort.ASSIGNEE, SuggestionSort.DUE})


def suggestion_ids(
    ctx: Context, which: SuggestionFilter, order: SuggestionOrder = NEWEST_FIRST
) -> array[int]:
    """Return the ids of the entries that a filter lets through, in order."""
    if which.states:
        return _found(ctx, which, order)
    # Which few are off the board is asked apart: so the order comes from an index without reading an entry.
    hidden = frozenset(
        ctx.store.ids(Suggestion.select(Suggestion.id).where(Suggestion.state.in_(_OFF_BOARD)))
    )
    found = _found(ctx, replace(which, states=frozenset(SuggestionState)), order)
    return array("q", (id_ for id_ in found if id_ not in hidden)) if hidden else found


def first_ids(ctx: Context, which: SuggestionFilter, order: SuggestionOrder, limit: int) -> Sequence[int]:
    """Return the first of these ids, without asking for all where no words are looked for."""
    if which.text.strip() or not which.states:
        return suggestion_ids(ctx, which, order)[:limit]
    return ctx.store.ids(_ordered(ctx, which, order).limit(limit))


def _found(ctx: Context, which: SuggestionFilter, order: SuggestionOrder) -> array[int]:
    if not which.text.strip():
        return ctx.store.ids(_ordered(ctx, which, order))
    held = ctx.store.search.targets(which.text, kind="suggestion")
    if len(held) <= _FEW:
        return ctx.store.ids(_ordered(ctx, which, order).where(Suggestion.id.in_(list(held))))
    return array("q", (id_ for id_ in ctx.store.ids(_ordered(ctx, which, order)) if id_ in held))


def count_suggestions(ctx: Context, which: SuggestionFilter) -> int:
    """Return how many entries a filter lets through."""
    if which.text.strip():
        return len(suggestion_ids(ctx, which))
    return int(ctx.store.value(filtered(ctx, which, Suggestion.select(fn.COUNT(Suggestion.id)))))


def suggestion_rows(ctx: Context, ids: Sequence[int]) -> tuple[SuggestionRow, ...]:
    """Return the rows of these entries in this order; one that is no longer there is left out."""
    with ctx.store.reading():
        found = {row.id: row for part in _parts(ids) for row in _rows(ctx.store, part)}
    return tuple(found[id_] for id_ in ids if id_ in found)


def themes(ctx: Context) -> tuple[str, ...]:
    """Return the themes in the book by name, each in one of the ways in which it was written."""
    query = Suggestion.select(fn.MAX(Suggestion.theme)).where(Suggestion.theme_key != "")
    query = query.group_by(Suggestion.theme_key).order_by(Suggestion.theme_key)
    return tuple(theme for (theme,) in ctx.store.rows(query))


def filtered(
    ctx: Context, which: SuggestionFilter, query: ModelSelect[Suggestion]
) -> ModelSelect[Suggestion]:
    """Return a query narrowed down by a filter, but for its words."""
    for condition in _conditions(ctx, which):
        query = query.where(condition)
    return query


def _ordered(ctx: Context, which: SuggestionFilter, order: SuggestionOrder) -> ModelSelect[Suggestion]:
    query = filtered(ctx, which, Suggestion.select(Suggestion.id))
    if order.by is SuggestionSort.ASSIGNEE:
        query = query.join(Staff, JOIN.LEFT_OUTER, on=(Suggestion.assignee == Staff.id))
    return query.order_by(*_terms(order))


def _terms(order: SuggestionOrder) -> Iterator[Ordering]:
    """Yield what is sorted by; the newest first among equals."""
    column = _SORTS[order.by]
    nulls = "LAST" if order.by in _MAY_BE_NULL else None
    yield column.desc(nulls=nulls) if order.descending else column.asc(nulls=nulls)
    if order.by is not SuggestionSort.GIVEN:
        yield Suggestion.given.desc()
        yield Suggestion.id.desc()
    else:
        yield Suggestion.id.desc() if order.descending else Suggestion.id.asc()


def _conditions(ctx: Context, which: SuggestionFilter) -> Iterator[Expression]:
    chosen = (
        (Suggestion.state, which.states or ON_BOARD),
        (Suggestion.author_kind, which.author_kinds),
        (Suggestion.source, which.sources),
    )
    every = frozenset(SuggestionState)
    yield from (_among(column, values) for column, values in chosen if values and values != every)
    if which.theme.strip():
        yield Suggestion.theme_key == fold_key(which.theme)
    if which.language:
        yield Suggestion.language == which.language
    if which.unassigned:
        yield Suggestion.assignee.is_null() & (Suggestion.outside == "")
    wanted = ((Suggestion.assignee, which.assignee), (Suggestion.customer, which.customer))
    yield from (column == value for column, value in wanted if value is not None)
    if which.given_from is not None:
        yield Suggestion.given >= which.given_from
    if which.given_before is not None:
        yield Suggestion.given < which.given_before
    if which.withheld is not None:
        yield Suggestion.withheld == which.withheld
    yield from _owing(ctx, which)


def _owing(ctx: Context, which: SuggestionFilter) -> Iterator[Expression]:
    if which.overdue:
        late = Deadline.select(Deadline.suggestion).where(
            Deadline.state == DeadlineState.OPEN.value,
            Deadline.due < ctx.clock.now(),
            Deadline.suggestion.is_null(is_null=False),
        )
        yield Suggestion.id.in_(late)
    if which.to_tell:
        waiting = SuggestionTelling.select(SuggestionTelling.suggestion).where(*still_open())
        yield Suggestion.id.in_(waiting)


def _among(column: Any, values: frozenset[Any]) -> Expression:  # noqa: ANN401  a column of the models
    """Return the condition; one value is compared, so that an index can also give the order."""
    if len(values) == 1:
        only: Expression = column == next(iter(values)).value
        return only
    several: Expression = column.in_([value.value for value in sorted(values)])
    return several


def _rows(store: Store, ids: Sequence[int]) -> Iterator[SuggestionRow]:
    comments = _counts(store, SuggestionComment, ids)
    photos = _counts(store, Attachment, ids)
    query = (
        Suggestion.select(
            Suggestion.id, Suggestion.reference, Suggestion.state, Suggestion.title,
            fn.SUBSTR(Suggestion.text, 1, _TEXT), Suggestion.author, Suggestion.author_kind,
            Suggestion.anonymous, Suggestion.theme, Suggestion.place, Suggestion.language, Suggestion.source,
            Suggestion.given, Suggestion.support, Suggestion.withheld, Suggestion.outside, Suggestion.due_on,
            Suggestion.effort, Suggestion.benefit, Suggestion.version, Staff.name, Customer.name,
            Customer.organisation,
        )
        .join_from(Suggestion, Staff, JOIN.LEFT_OUTER, on=(Suggestion.assignee == Staff.id))
        .join_from(Suggestion, Customer, JOIN.LEFT_OUTER)
        .where(Suggestion.id.in_(ids))
    )  # fmt: skip
    for row in store.rows(query):
        yield _row(row, comments.get(row[0], 0), photos.get(row[0], 0))


def _counts(store: Store, model: Any, ids: Sequence[int]) -> dict[int, int]:  # noqa: ANN401  either model
    query = model.select(model.suggestion, fn.COUNT(model.id)).where(model.suggestion.in_(ids))
    return dict(store.rows(query.group_by(model.suggestion)))


def _row(row: tuple[Any, ...], comments: int, photos: int) -> SuggestionRow:
    id_, reference, state, title, text, author, author_kind, anonymous, *rest = row
    theme, place, language, source, given, support, withheld, outside, due_on, *last = rest
    effort, benefit, version, assignee, name, organisation = last
    return SuggestionRow(
        id=id_,
        reference=reference,
        state=SuggestionState(state),
        title=shown_title(title, text),
        author="" if anonymous else name or organisation or author,
        author_kind=AuthorKind(author_kind),
        anonymous=anonymous,
        theme=theme,
        place=place,
        language=language,
        source=SuggestionSource(source),
        given=given,
        support=support,
        withheld=withheld,
        assignee=assignee or outside,
        due_on=due_on,
        effort=Size(effort) if effort else None,
        benefit=Size(benefit) if benefit else None,
        comments=comments,
        photos=photos,
        version=version,
    )


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield list(ids[start : start + _AT_ONCE])
