"""Filling a template: what is missing is refused by name, never printed as a hole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk.documents.templates.contexts import TemplateContext
from frontdesk.documents.templates.placeholders import MATTER, ONE_OF, by_name, context_type, placeholders
from frontdesk.documents.templates.postcard_contexts import Postcard
from frontdesk.documents.templates.problems import Part, Problem
from frontdesk.documents.templates.ready_made import TemplateSource, nearest_language, ready_made
from frontdesk.documents.templates.speech import FALLBACK_LANGUAGE, Speech
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, Formality, LetterKind, Way
from frontdesk.domain.message import Message

if TYPE_CHECKING:
    from jinja2 import Template

_NO_BREAK_SPACE = "\u00a0"
_EMPTY_LINES = re.compile(r"\n[ \t]*\n")
_HELD_TOGETHER = frozenset(("phone", "reference"))  # never parted at the end of a line


@dataclass(frozen=True, slots=True)
class FilledText:
    """A template with its placeholders filled: ready to be drawn."""

    subject: str
    paragraphs: tuple[str, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text filled for a look at it: `holes` are the empty placeholders, marked where they stand."""

    text: FilledText
    holes: tuple[Problem, ...]


def fill(
    kind: LetterKind,
    way: Way,
    language: str,
    formality: Formality,
    context: TemplateContext,
    source: TemplateSource | None = None,
) -> FilledText:
    """Return the text of a letter, postcard or e-mail; without a `source` it is the ready-made one.

    `language` is a BCP 47 tag whose region decides how dates are written. Raises `FrontDeskError` where
    nothing is sent so, when the context is not the one that belongs to it, for a source that is broken,
    and naming the placeholder that is unknown or has no value (POL-10, POL-14).
    """
    _check_context(kind, way, context)
    _check_known(kind, context)
    speech = Speech(spoken(language, source), formality)
    chosen = source or ready_made(kind, way, language, formality)
    return _fill(kind, way, chosen, _values(context, speech), speech, [], marked=False)


def fill_marked(
    kind: LetterKind,
    way: Way,
    language: str,
    formality: Formality,
    context: TemplateContext,
    source: TemplateSource | None = None,
) -> MarkedText:
    """Return the text with every hole marked where it stands, to be looked at and never to be printed.

    Raises as `fill` does, but not for an empty placeholder.
    """
    _check_context(kind, way, context)
    speech = Speech(spoken(language, source), formality)
    chosen = source or ready_made(kind, way, language, formality)
    holes: list[Problem] = []
    text = _fill(kind, way, chosen, _values(context, speech), speech, holes, marked=True)
    return MarkedText(text, tuple(holes))


def missing_from(kind: LetterKind, way: Way, context: TemplateContext) -> tuple[str, ...]:
    """Return the names of what must be known and is empty."""
    required = tuple(each.name for each in placeholders(kind, way) if each.required and each.name != MATTER)
    empty = tuple(name for name in required if not _plain(getattr(context, name)))
    return empty or _missing_alternative(kind, context)


def spoken(language: str, source: TemplateSource | None) -> str:
    """Return in which language a letter is written: a wish that nobody wrote a text for gets English."""
    if source is not None or nearest_language(language) == language.partition("-")[0].lower():
        return language
    return FALLBACK_LANGUAGE


def parts_of(source: TemplateSource) -> tuple[tuple[Part, str], ...]:
    """Return the texts that a template consists of."""
    return ((Part.SUBJECT, source.subject), (Part.BODY, source.body), (Part.CLOSING, source.closing))


def _fill(
    kind: LetterKind,
    way: Way,
    source: TemplateSource,
    values: Mapping[str, object],
    speech: Speech,
    holes: list[Problem],
    *,
    marked: bool,
) -> FilledText:
    from frontdesk.documents.templates.engine import Page, render_text  # noqa: PLC0415  start-up: needs Jinja2

    texts: dict[Part, str] = {}
    for part, text in parts_of(source):
        page = Page(speech, marked)
        texts[part] = render_text(_compiled(text, kind, way), values, page)
        holes += (hole.in_part(part, text) for hole in page.holes)
    return FilledText(
        subject=" ".join(texts[Part.SUBJECT].split()),
        paragraphs=tuple(_paragraphs(texts[Part.BODY])),
        closing=texts[Part.CLOSING].strip(),
    )


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in _EMPTY_LINES.split(text):
        lines = [line.strip() for line in paragraph.strip("\n").split("\n")]
        if any(lines):
            yield "\n".join(lines)


@lru_cache(maxsize=512)
def _compiled(text: str, kind: LetterKind, way: Way) -> Template:
    from frontdesk.documents.templates.engine import compile_text  # noqa: PLC0415  start-up: needs Jinja2

    return compile_text(text, by_name(placeholders(kind, way)))


def _check_context(kind: LetterKind, way: Way, context: TemplateContext) -> None:
    if type(context) is not context_type(kind, way):
        raise FrontDeskError("template.wrong_context", kind=kind.value, way=way.value)


def _check_known(kind: LetterKind, context: TemplateContext) -> None:
    way = Way.POSTCARD if isinstance(context, Postcard) else Way.LETTER
    for name in missing_from(kind, way, context):
        label = Message(f"placeholder.{name}")
        raise FrontDeskError("template.empty_placeholder", field=name, name=name, label=label)


def _missing_alternative(kind: LetterKind, context: TemplateContext) -> tuple[str, ...]:
    """Return what is missing of the first group, where no group is known as a whole."""
    groups = ONE_OF.get(kind, ())
    lacking = [tuple(name for name in group if not _plain(getattr(context, name))) for group in groups]
    return () if not lacking or () in lacking else lacking[0]


def _values(context: TemplateContext, speech: Speech) -> dict[str, object]:
    """Return what is known by name; what is empty is left out, so that it is false and cannot be printed."""
    found: dict[str, object] = {}
    for field in fields(context):
        value = _plain(getattr(context, field.name))
        if value:
            held = field.name in _HELD_TOGETHER
            found[field.name] = str(value).replace(" ", _NO_BREAK_SPACE) if held else value
    if "kind" in found:
        found[MATTER] = speech.matter(CaseKind(str(found["kind"])))
    return found


def _plain(value: object) -> object:
    """Return a value without outer blanks, and a list without its empty entries."""
    if isinstance(value, str):
        return str(value).strip()
    if isinstance(value, tuple):
        return tuple(item for item in map(_plain, value) if item)
    return value
