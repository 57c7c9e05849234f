"""The texts of letters as a list shows them: each with the subject that its reader would see."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.documents.templates.examples import example_context
from frontdesk.documents.templates.filling import fill_marked
from frontdesk.documents.templates.speech import speech_tag
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Formality
from frontdesk.services.context import Context
from frontdesk.services.correspondence.template_views import TemplateView, template_languages, templates
from frontdesk.services.rules import rules
from frontdesk.services.stationery.settings import letter_settings


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A text in force, and its subject filled with an example."""

    view: TemplateView
    subject: str


@dataclass(frozen=True, slots=True)
class TemplateList:
    """The texts of one language and formality, and what else there is to choose."""

    rows: tuple[TemplateRow, ...]
    language: str
    formality: Formality
    languages: tuple[str, ...]


def template_list(ctx: Context, *, language: str = "", formality: Formality | None = None) -> TemplateList:
    """Return the texts of a language and formality; without them those that most letters are written with."""
    office = rules(ctx)
    chosen = language or office.language.partition("-")[0]
    addressed = formality or letter_settings(ctx.store).formality
    rows = tuple(
        TemplateRow(view, _subject(ctx, view))
        for view in templates(ctx, language=chosen, formality=addressed)
    )
    known = template_languages(ctx)
    return TemplateList(rows, chosen, addressed, known if chosen in known else (*known, chosen))


def _subject(ctx: Context, view: TemplateView) -> str:
    key, office = view.key, rules(ctx)
    today = office.day(ctx.clock.now())
    context = example_context(key.kind, key.way, key.language, today)
    tag = speech_tag(key.language, office.office.country)
    try:
        return fill_marked(key.kind, key.way, tag, key.formality, context, view.source).text.subject
    except FrontDeskError:  # a text of a newer program: shown as it stands, and told when it is opened
        return view.source.subject
