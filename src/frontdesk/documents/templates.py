"""Filling a template: what is missing is refused by name, never printed as a hole."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk.documents.contexts import CONTEXTS, TemplateContext
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import resources

if TYPE_CHECKING:
    from jinja2 import Template

FALLBACK_LANGUAGE = "en"
_WORDS = "words"
_NO_BREAK_SPACE = "\u00a0"
_HELD_TOGETHER = frozenset(("phone", "reference"))  # never parted at the end of a line


@dataclass(frozen=True, slots=True)
class FilledText:
    """A template with its placeholders filled: ready to be drawn."""

    subject: str
    paragraphs: tuple[str, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class _Compiled:
    subject: Template
    paragraphs: tuple[Template, ...]
    closing: Template
    words: Mapping[str, object]


def fill(template: str, language: str, context: TemplateContext) -> FilledText:
    """Return the text of `template` ("acknowledgement_letter") in `language`, or in English.

    Raises `FrontDeskError` when there is no such template, when the context is not the one it
    is made for, and naming the placeholder that is unknown or has no value (POL-10, POL-14).
    """
    from frontdesk.documents.template_engine import render_text  # noqa: PLC0415  start-up: needs Jinja2

    expected = CONTEXTS.get(template)
    if expected is None:
        raise FrontDeskError("template.unknown", template=template)
    if type(context) is not expected:
        raise FrontDeskError("template.wrong_context", template=template)
    compiled = _compiled(template, _available(template, language))
    values = {**_values(context), _WORDS: compiled.words}
    return FilledText(
        subject=render_text(compiled.subject, values),
        paragraphs=tuple(render_text(paragraph, values) for paragraph in compiled.paragraphs),
        closing=render_text(compiled.closing, values),
    )


def languages(template: str) -> tuple[str, ...]:
    """Return the languages in which `template` is there."""
    return tuple(sorted(path.stem for path in (resources() / "letters" / template).glob("*.toml")))


@lru_cache(maxsize=64)
def _available(template: str, language: str) -> str:
    primary = language.partition("-")[0].lower()
    return primary if primary in languages(template) else FALLBACK_LANGUAGE


@lru_cache(maxsize=64)
def _compiled(template: str, language: str) -> _Compiled:
    from frontdesk.documents.template_engine import compile_text  # noqa: PLC0415  start-up: needs Jinja2

    path = resources() / "letters" / template / f"{language}.toml"
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {field.name for field in fields(CONTEXTS[template])} | {_WORDS}
    return _Compiled(
        subject=compile_text(source["subject"], known),
        paragraphs=tuple(compile_text(paragraph, known) for paragraph in source["paragraphs"]),
        closing=compile_text(source["closing"], known),
        words=source.get(_WORDS, {}),
    )


def _values(context: TemplateContext) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in fields(context):
        value = str(getattr(context, field.name)).strip()
        if value:
            found[field.name] = value.replace(" ", _NO_BREAK_SPACE) if field.name in _HELD_TOGETHER else value
        elif field.default is MISSING:
            raise FrontDeskError("template.empty_placeholder", field=field.name, name=field.name)
    return found
