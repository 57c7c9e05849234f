"""Looks a template through before it is kept: syntax, names, and whether it says what it must."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frontdesk.documents.templates.contexts import TemplateContext
from frontdesk.documents.templates.examples import variants
from frontdesk.documents.templates.filling import FilledText, fill_marked, parts_of
from frontdesk.documents.templates.placeholders import by_name, duty_of, placeholders
from frontdesk.documents.templates.problems import Part, Problem
from frontdesk.documents.templates.ready_made import TemplateSource
from frontdesk.documents.templates.speech import Speech
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Formality, LetterKind, Way
from frontdesk.domain.message import Message

_SOME_DAY = date(2026, 12, 3)  # what is tried out needs dates, and any will do


def check_template(
    kind: LetterKind, way: Way, language: str, formality: Formality, source: TemplateSource
) -> tuple[Problem, ...]:
    """Return what is wrong with a template, in its order; one with only mild problems can be used.

    Raises `FrontDeskError` where nothing is sent so.
    """
    from frontdesk.documents.templates.engine import check_text  # noqa: PLC0415  start-up: needs Jinja2

    known = by_name(placeholders(kind, way))
    found = [
        fault.in_part(part, text) for part, text in parts_of(source) for fault in check_text(text, known)
    ]
    if any(not problem.mild for problem in found):
        return tuple(found)
    found += _empty_parts(way, source)
    found += _unsaid(kind, way, language, formality, source)
    return tuple(found)


def _empty_parts(way: Way, source: TemplateSource) -> Iterator[Problem]:
    if not source.body.strip():
        yield Problem(Part.BODY, 1, 1, Message("template.no_text"))
    if not source.subject.strip() and way is not Way.POSTCARD:
        yield Problem(Part.SUBJECT, 1, 1, Message("template.no_subject"))


def _unsaid(
    kind: LetterKind, way: Way, language: str, formality: Formality, source: TemplateSource
) -> Iterator[Problem]:
    """Yield what the text leaves out that its reader must be told; found by trying it out."""
    duty = duty_of(kind, way)
    speech = Speech(language, formality)
    told: set[str] = set()
    for context in variants(kind, way, language, _SOME_DAY):
        try:
            text = fill_marked(kind, way, language, formality, context, source).text
        except FrontDeskError as error:
            yield Problem(Part.WHOLE, 1, 1, error.message)
            return
        for name in duty.names:
            if name not in told and not _says(text, context, name, speech):
                told.add(name)
                params = {"name": name, "label": Message(f"placeholder.{name}"), "provision": duty.provision}
                id_ = "template.must_say_by" if duty.provision else "template.must_say"
                yield Problem(Part.BODY, 1, 1, Message(id_, params))


def _says(text: FilledText, context: TemplateContext, name: str, speech: Speech) -> bool:
    """Whether a text says a value, in whatever form a filter gives it; what is empty need not be said."""
    value = getattr(context, name)
    whole = "\n".join((text.subject, *text.paragraphs, text.closing)).casefold()
    if not value:
        return True
    if isinstance(value, date):
        forms = (speech.day(value), speech.day(value, "long"), speech.day(value, "short"))
        return any(form.casefold() in whole for form in forms)
    items = value if isinstance(value, tuple) else (value,)
    return all(" ".join(str(item).split()).casefold() in " ".join(whole.split()) for item in items)
