"""Texts that answer many suggestions, kept to be used again; each is in one language."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.texts import many_lines, one_line, required
from frontdesk.store.folding import fold_key
from frontdesk.store.models import SuggestionReply

_CHANGED = Changes(frozenset({Area.SUGGESTIONS}))
_CODE = 35  # characters of a language tag (BCP 47)


@dataclass(frozen=True, slots=True)
class ReplyEntry:
    """A reply as it was typed; without a decision it answers what is done and what is declined."""

    name: str
    language: str
    text: str
    decision: SuggestionState | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as it is kept."""

    id: int
    entry: ReplyEntry


def replies(ctx: Context, *, decision: SuggestionState | None = None) -> tuple[Reply, ...]:
    """Return the replies that fit a decision, or all of them, by name."""
    query = SuggestionReply.select(
        SuggestionReply.id,
        SuggestionReply.name,
        SuggestionReply.language,
        SuggestionReply.text,
        SuggestionReply.decision,
    ).where(SuggestionReply.active)
    if decision is not None:
        query = query.where(SuggestionReply.decision.in_(["", decision.value]))
    found = [
        Reply(id_, ReplyEntry(name, language, text, SuggestionState(kept) if kept else None))
        for id_, name, language, text, kept in ctx.store.rows(query)
    ]
    return tuple(sorted(found, key=lambda reply: (fold_key(reply.entry.name), reply.id)))


def add_reply(ctx: Context, *, entry: ReplyEntry) -> Done[int]:
    """Keep a text to be used again and return its id.

    Raises `FrontDeskError` (field "name", "language", "text"), and `ConflictError` (field "name") for a name
    that another reply in the language has.
    """
    row = _tidy(entry)
    with ctx.store.transaction():
        _refuse_twice(ctx, row)
        id_ = ctx.store.insert(SuggestionReply, created=ctx.clock.now(), **row)
        record(ctx, "reply.added", payload={"reply": id_, **row})
    return Done(id_, _CHANGED)


def change_reply(ctx: Context, *, id: int, entry: ReplyEntry) -> Done[int]:  # noqa: A002  as in the views
    """Replace a reply and return its id; what was said with it stays said.

    Raises like `add_reply`, and `NotFoundError`.
    """
    row = _tidy(entry)
    with ctx.store.transaction():
        _refuse_twice(ctx, row, but=id)
        _update(ctx, id, **row)
        record(ctx, "reply.changed", payload={"reply": id, **row})
    return Done(id, _CHANGED)


def remove_reply(ctx: Context, *, id: int) -> Done[None]:  # noqa: A002  as in the views
    """Offer a reply no longer. Raises `NotFoundError`."""
    return _offer(ctx, id, "reply.removed", active=False)


def bring_back_reply(ctx: Context, *, id: int) -> Done[None]:  # noqa: A002  as in the views
    """Offer a reply again that was removed. Raises `NotFoundError`."""
    return _offer(ctx, id, "reply.brought_back", active=True)


def _offer(ctx: Context, id_: int, kind: str, *, active: bool) -> Done[None]:
    with ctx.store.transaction():
        _update(ctx, id_, active=active)
        record(ctx, kind, payload={"reply": id_})
    return Done(None, _CHANGED)


def _update(ctx: Context, id_: int, **fields: object) -> None:
    if not ctx.store.execute(SuggestionReply.update(**fields).where(SuggestionReply.id == id_)):
        raise NotFoundError("reply.unknown", field="name")


def _tidy(entry: ReplyEntry) -> dict[str, object]:
    if entry.decision is not None and not entry.decision.decided:
        raise FrontDeskError("reply.no_decision", field="decision")
    name = required(one_line(entry.name, "name"), "name")
    language = required(one_line(entry.language, "language", limit=_CODE), "language")
    decision = entry.decision.value if entry.decision else ""
    text = required(many_lines(entry.text, "text"), "text")
    return {"name": name, "language": language, "text": text, "decision": decision}


def _refuse_twice(ctx: Context, row: dict[str, object], *, but: int | None = None) -> None:
    """Two replies of one name in a language could not be told apart in a menu."""
    name = fold_key(str(row["name"]))
    same = (each for each in replies(ctx) if each.entry.language == row["language"] and each.id != but)
    if any(fold_key(each.entry.name) == name for each in same):
        raise ConflictError("reply.known_already", field="name", name=row["name"])
