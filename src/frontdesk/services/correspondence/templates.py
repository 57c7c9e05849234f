"""Changing the texts of letters: what was is kept, and two who write at once are told of each other."""

from __future__ import annotations

from peewee import fn

from frontdesk.documents.templates.check import check_template
from frontdesk.documents.templates.ready_made import TemplateSource
from frontdesk.documents.templates.speech import is_language
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.message import message
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.template_views import (
    TemplateKey,
    TemplateView,
    in_force,
    of_key,
    original,
    template,
    template_version,
)
from frontdesk.services.events import record
from frontdesk.services.texts import SUBJECT, many_lines, one_line
from frontdesk.store.models import LetterTemplate
from frontdesk.store.store import Store

_CHANGED = Changes(frozenset({Area.TEMPLATES, Area.CORRESPONDENCE}))
_LONGEST = 20_000  # characters


def save_template(
    ctx: Context, *, key: TemplateKey, source: TemplateSource, seen: int | None
) -> Done[TemplateView]:
    """Write letters with this text from now on; the earlier versions are kept.

    `seen` is the id of this key's version that the change was begun from, None for the original: where
    somebody has saved another one since, `ConflictError` is raised. Raises `FrontDeskError` (field
    "subject", "body" or "closing") for a text that is broken, asks for what is not known, or leaves out
    what must be said.
    """
    _check_language(key)
    tidy = _tidy(source)
    _check(key, tidy)
    with ctx.store.transaction():
        if template(ctx, key=key).source == tidy:
            return Done(template(ctx, key=key), Changes())
        version = _last_version(ctx.store, key) + 1
        _claim(ctx, "template.saved", key, seen, version=version)
        id_ = ctx.store.insert(
            LetterTemplate,
            kind=key.kind.value,
            way=key.way.value,
            language=key.language,
            formality=key.formality.value,
            version=version,
            subject=tidy.subject,
            body=tidy.body,
            closing=tidy.closing,
            created=ctx.clock.now(),
            by=ctx.actor.staff_id,
            active=True,
        )
        return Done(template_version(ctx, id=id_), _CHANGED)


def restore_original(ctx: Context, *, key: TemplateKey, seen: int | None) -> Done[TemplateView]:
    """Write letters with the text that comes with the program again; the office's versions are kept.

    Raises `ConflictError` as `save_template` does.
    """
    with ctx.store.transaction():
        if in_force(ctx.store, key) is None and seen is None:
            return Done(original(key), Changes())
        _claim(ctx, "template.restored", key, seen)
        return Done(original(key), _CHANGED)


def _check_language(key: TemplateKey) -> None:
    if not is_language(key.language):
        raise FrontDeskError("template.unknown_language", field="language", language=key.language)


def _tidy(source: TemplateSource) -> TemplateSource:
    return TemplateSource(
        subject=one_line(source.subject, "subject", limit=SUBJECT),
        body=many_lines(source.body, "body", limit=_LONGEST),
        closing=many_lines(source.closing, "closing", limit=SUBJECT),
    )


def _check(key: TemplateKey, source: TemplateSource) -> None:
    for problem in check_template(key.kind, key.way, key.language, key.formality, source):
        if not problem.mild:
            raise FrontDeskError(
                "template.faulty",
                field=problem.part.value,
                line=problem.line,
                column=problem.column,
                reason=problem.message,
            )


def _claim(ctx: Context, event: str, key: TemplateKey, seen: int | None, **more: object) -> None:
    """Log the change, which keeps every other desk off until it is done, and put aside what was in force."""
    which = {"kind": key.kind, "way": key.way, "language": key.language, "formality": key.formality}
    record(ctx, event, payload={**which, **more})
    now = in_force(ctx.store, key)
    if (now.id if now else None) != seen:
        raise _conflict(now)
    ctx.store.execute(LetterTemplate.update(active=False).where(of_key(key), LetterTemplate.active))


def _conflict(now: TemplateView | None) -> ConflictError:
    if now is None:
        return ConflictError("template.changed_meanwhile_original")
    return ConflictError(
        "template.changed_meanwhile",
        who=now.by or message("template.somebody"),
        at=now.created,
        template=now.id,
    )


def _last_version(store: Store, key: TemplateKey) -> int:
    return int(store.value(LetterTemplate.select(fn.MAX(LetterTemplate.version)).where(of_key(key))) or 0)
