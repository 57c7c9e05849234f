"""The texts of letters to look at: those of the program, those that the office changed, every version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import BooleanField, Expression, ModelSelect

from frontdesk.documents.templates.placeholders import context_type
from frontdesk.documents.templates.ready_made import TemplateSource, ready_made
from frontdesk.documents.templates.ready_made import languages as ready_made_languages
from frontdesk.documents.templates.speech import is_language
from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.errors import NotFoundError
from frontdesk.domain.kinds import Formality, LetterKind, Way
from frontdesk.services.context import Context
from frontdesk.store.models import Customer, LetterTemplate, Staff
from frontdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class TemplateKey:
    """Which text it is: of what kind, for which way, in which language, and how the reader is addressed."""

    kind: LetterKind
    way: Way
    language: str  # BCP 47
    formality: Formality


@dataclass(frozen=True, slots=True)
class TemplateView:
    """One version of a text. That of the program is the original: it has no id and the version 0."""

    key: TemplateKey
    source: TemplateSource
    id: int | None = None
    version: int = 0
    created: datetime | None = None
    by: str = ""
    active: bool = True

    @property
    def original(self) -> bool:
        """Whether it is the one that comes with the program."""
        return self.id is None


def templates(ctx: Context, *, language: str, formality: Formality) -> tuple[TemplateView, ...]:
    """Return the text in force of every kind and way, in a language and formality."""
    changed = {view.key: view for view in _views(ctx.store, LetterTemplate.active)}
    keys = [TemplateKey(kind, way, language, formality) for kind in LetterKind for way in ways_of(kind)]
    return tuple(changed.get(key) or original(key) for key in keys)


def template(ctx: Context, *, key: TemplateKey) -> TemplateView:
    """Return the text in force: the office's own, else the one that comes with the program.

    A regional language ("de-AT") may have its own or that of its language. Raises `FrontDeskError` (field
    "way") where nothing is sent so.
    """
    context_type(key.kind, key.way)
    for language in dict.fromkeys((key.language, key.language.partition("-")[0])):
        own = TemplateKey(key.kind, key.way, language, key.formality)
        found = _views(ctx.store, of_key(own) & LetterTemplate.active)
        if found:
            return found[0]
    return original(key)


def template_versions(ctx: Context, *, key: TemplateKey) -> tuple[TemplateView, ...]:
    """Return every version of a text, the newest first and the original last."""
    return (*_views(ctx.store, of_key(key)), original(key))


def template_version(ctx: Context, *, id: int) -> TemplateView:  # noqa: A002  the word of all the views
    """Return the version that a letter was made from. Raises `NotFoundError`."""
    found = _views(ctx.store, LetterTemplate.id == id)
    if not found:
        raise NotFoundError("template.unknown_version", field="template", number=id)
    return found[0]


def original(key: TemplateKey) -> TemplateView:
    """Return the text that comes with the program, in English where its language has none.

    Raises `FrontDeskError` (field "way") where nothing is sent so.
    """
    return TemplateView(key, ready_made(key.kind, key.way, key.language, key.formality))


def template_languages(ctx: Context) -> tuple[str, ...]:
    """Return the languages to write in: those of the program, of the office's texts, of its customers."""
    written = ctx.store.rows(LetterTemplate.select(LetterTemplate.language).distinct())
    spoken = ctx.store.rows(Customer.select(Customer.language).where(Customer.language != "").distinct())
    others = {language for (language,) in written} | {tag.partition("-")[0].lower() for (tag,) in spoken}
    ours = ready_made_languages()
    return (*ours, *sorted(tag for tag in others if tag not in ours and is_language(tag)))


def in_force(store: Store, key: TemplateKey) -> TemplateView | None:
    """Return the office's own text in force, of this very key, or None where the original holds."""
    found = _views(store, of_key(key) & LetterTemplate.active)
    return found[0] if found else None


def of_key(key: TemplateKey) -> Expression:
    """Return the condition that a row is a version of a text."""
    return (
        (LetterTemplate.kind == key.kind.value)
        & (LetterTemplate.way == key.way.value)
        & (LetterTemplate.language == key.language)
        & (LetterTemplate.formality == key.formality.value)
    )


def _views(store: Store, which: Expression | BooleanField[bool]) -> tuple[TemplateView, ...]:
    query = _select().where(which).order_by(LetterTemplate.version.desc(), LetterTemplate.id)
    return tuple(_view(row) for row in store.rows(query))


def _select() -> ModelSelect[LetterTemplate]:
    return LetterTemplate.select(
        LetterTemplate.kind,
        LetterTemplate.way,
        LetterTemplate.language,
        LetterTemplate.formality,
        LetterTemplate.subject,
        LetterTemplate.body,
        LetterTemplate.closing,
        LetterTemplate.id,
        LetterTemplate.version,
        LetterTemplate.created,
        Staff.name,
        LetterTemplate.active,
    ).left_outer_join(Staff)


def _view(row: tuple[Any, ...]) -> TemplateView:
    kind, way, language, formality, subject, body, closing, id_, version, created, by, active = row
    return TemplateView(
        key=TemplateKey(LetterKind(kind), Way(way), language, Formality(formality)),
        source=TemplateSource(subject, body, closing),
        id=id_,
        version=version,
        created=created,
        by=by or "",
        active=bool(active),
    )
