"""One entry with everything about it, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from peewee import JOIN

from frontdesk.domain.suggestions import (
    OPEN,
    TELLING_OPEN,
    HearBy,
    Size,
    SuggestionState,
    TellingState,
    next_states,
)
from frontdesk.services.attachments import photos_of
from frontdesk.services.cases.timeline import entries_of
from frontdesk.services.context import Context
from frontdesk.services.owed.deadline_rows import suggestion_deadlines
from frontdesk.services.suggestions.history import suggestion_events
from frontdesk.services.suggestions.record import (
    SuggestionRecord,
    family_of,
    read_suggestion,
    reference_of,
)
from frontdesk.services.suggestions.telling_views import tellings_of
from frontdesk.services.suggestions.undoing import can_undo
from frontdesk.services.suggestions.views import (
    CommentView,
    LinkedCase,
    SuggestionView,
    SupporterView,
    TellingView,
)
from frontdesk.store.models import (
    Case,
    Customer,
    Staff,
    Suggestion,
    SuggestionCase,
    SuggestionComment,
    SuggestionSupporter,
)
from frontdesk.store.store import Store

_S = SuggestionState
_BY_STATE = {
    _S.NEW: ("look_at", "accept", "decline", "finish", "assign", "weigh", "support", "merge", "split"),
    _S.LOOKING: ("accept", "decline", "finish", "assign", "weigh", "support", "merge", "split"),
    _S.ACCEPTED: ("finish", "decline", "accept", "assign", "weigh", "support", "reopen", "merge"),
    _S.DONE: ("say_in", "reopen", "support", "merge"),
    _S.DECLINED: ("say_in", "reopen", "support", "merge"),
    _S.MERGED: ("part",),
    _S.TAKEN_BACK: (),
}


def suggestion_view(ctx: Context, *, reference: str) -> SuggestionView:
    """Return everything about an entry. Raises `NotFoundError` (field "reference")."""
    with ctx.store.reading():
        return _view(ctx, read_suggestion(ctx.store, reference))


def _view(ctx: Context, entry: SuggestionRecord) -> SuggestionView:
    store = ctx.store
    family = family_of(store, entry.id)
    tellings = tellings_of(ctx, suggestion=entry.id)
    timeline = tuple(sorted(entries_of(suggestion_events(store, entry.id)), key=lambda each: each.at))
    return SuggestionView(
        id=entry.id,
        reference=entry.reference,
        state=entry.state,
        title=entry.title,
        text=entry.text,
        author_kind=entry.author_kind,
        author=_author(store, entry),
        customer=entry.customer,
        staff=entry.staff,
        anonymous=entry.anonymous,
        print_name=entry.print_name,
        hear_by=entry.hear_by,
        language=entry.language,
        theme=entry.theme,
        place=entry.place,
        source=entry.source,
        interaction=entry.interaction,
        import_source=entry.import_source,
        origin=entry.origin or {},
        given=entry.given,
        entered=entry.entered,
        support=entry.support,
        counted=entry.counted,
        against=entry.against,
        supporters=_supporters(store, entry.id),
        withheld=entry.withheld,
        withheld_reason=entry.withheld_reason,
        assignee=entry.assignee,
        assignee_name=_staff_name(store, entry.assignee),
        outside=entry.outside,
        due_on=entry.due_on,
        effort=Size(entry.effort) if entry.effort else None,
        benefit=Size(entry.benefit) if entry.benefit else None,
        plan=entry.plan,
        reasons=entry.reasons or {},
        changes=entry.changes or {},
        looked=entry.looked,
        decided=entry.decided,
        finished=entry.finished,
        told=_told(entry, tellings),
        merged_into=reference_of(store, entry.merged_into),
        merged=tuple(reference_of(store, id_) for id_ in family[1:]),
        split_from=reference_of(store, entry.split_from),
        comments=_comments(store, entry.id),
        cases=_cases(store, entry.id),
        tellings=tellings,
        deadlines=suggestion_deadlines(store, entry.id),
        documents=photos_of(ctx, suggestion=entry.id),
        timeline=timeline,
        next_states=next_states(entry.state),
        actions=tuple(_actions(store, entry, tellings)),
        languages=languages_of(store, family),
        version=entry.version,
    )


def languages_of(store: Store, entries: tuple[int, ...]) -> tuple[str, ...]:
    """Return the languages of those who hear what becomes of these entries, the first writer's first."""
    written = Suggestion.select(Suggestion.language).where(Suggestion.id.in_(entries))
    wanted = SuggestionSupporter.select(SuggestionSupporter.language).where(
        SuggestionSupporter.suggestion.in_(entries), SuggestionSupporter.hear_by != HearBy.NONE.value
    )
    first = Suggestion.select(Suggestion.language).where(Suggestion.id == entries[0])
    found = (*store.rows(first), *store.rows(written), *store.rows(wanted))
    return tuple(dict.fromkeys(language for (language,) in found if language))


def _actions(store: Store, entry: SuggestionRecord, tellings: tuple[TellingView, ...]) -> Iterator[str]:
    if any(each.telling in TELLING_OPEN for each in tellings):
        yield "tell"
    yield from _BY_STATE[entry.state]
    if entry.state not in (_S.MERGED, _S.TAKEN_BACK):
        yield from _always(entry)
    if can_undo(store, entry.id):
        yield "undo"
    if entry.state in (_S.MERGED, _S.TAKEN_BACK):
        yield "correct"  # also the writer of what nobody works on may want to be unnamed


def _always(entry: SuggestionRecord) -> Iterator[str]:
    if entry.state in OPEN and (entry.outside or entry.assignee is not None):
        yield "hand_over"
    yield "show" if entry.withheld else "withhold"
    yield from ("comment", "correct", "link_case", "add_photo")
    if entry.state in (_S.NEW, _S.LOOKING):
        yield "take_back"


def _told(entry: SuggestionRecord, tellings: tuple[TellingView, ...]) -> datetime | None:
    """Return when the last of those to be told was: a letter that was posted since has told its reader."""
    if any(each.telling in TELLING_OPEN for each in tellings):
        return None
    ended = [each.ended for each in tellings if each.ended and each.telling is not TellingState.DROPPED]
    return max(ended, default=entry.told)


def _author(store: Store, entry: SuggestionRecord) -> str:
    if entry.anonymous or entry.customer is None:
        return entry.author
    row = store.one(
        Customer.select(Customer.name, Customer.organisation).where(Customer.id == entry.customer)
    )
    return (row[0] or row[1] if row else "") or entry.author


def _staff_name(store: Store, staff: int | None) -> str:
    return str(store.value(Staff.select(Staff.name).where(Staff.id == staff)) or "") if staff else ""


def _supporters(store: Store, suggestion: int) -> tuple[SupporterView, ...]:
    query = SuggestionSupporter.select(
        SuggestionSupporter.id,
        SuggestionSupporter.customer,
        SuggestionSupporter.name,
        SuggestionSupporter.hear_by,
        SuggestionSupporter.language,
        SuggestionSupporter.at,
    ).where(SuggestionSupporter.suggestion == suggestion)
    return tuple(
        SupporterView(id_, customer, name, HearBy(hear_by), language, at)
        for id_, customer, name, hear_by, language, at in store.rows(query.order_by(SuggestionSupporter.id))
    )


def _comments(store: Store, suggestion: int) -> tuple[CommentView, ...]:
    query = (
        SuggestionComment.select(
            SuggestionComment.id, SuggestionComment.at, Staff.name, SuggestionComment.text
        )
        .join(Staff, JOIN.LEFT_OUTER, on=(SuggestionComment.by == Staff.id))
        .where(SuggestionComment.suggestion == suggestion)
        .order_by(SuggestionComment.id)
    )
    return tuple(CommentView(id_, at, by or "", text) for id_, at, by, text in store.rows(query))


def _cases(store: Store, suggestion: int) -> tuple[LinkedCase, ...]:
    query = (
        Case.select(Case.reference, Case.subject)
        .join(SuggestionCase, on=(SuggestionCase.case == Case.id))
        .where(SuggestionCase.suggestion == suggestion)
        .order_by(Case.id)
    )
    return tuple(LinkedCase(*row) for row in store.rows(query))
