"""What the texts of letters are called on screen."""

from __future__ import annotations

from frontdesk.documents.templates.placeholders import Placeholder
from frontdesk.services.correspondence.template_views import TemplateKey, TemplateView
from frontdesk.ui.letters.offered import Offered
from frontdesk.ui.page_context import PageContext
from frontdesk.words.language_names import language_name


def kind_name(page: PageContext, key: TemplateKey) -> str:
    """Return "Acknowledgement"."""
    return page.say(f"letter.name.{key.kind}")


def spoken_name(page: PageContext, language: str) -> str:
    """Return "German", as a heading writes it."""
    name = language_name(language, page.words.language)
    return name[:1].upper() + name[1:]


def standing(page: PageContext, view: TemplateView) -> str:
    """Return "As supplied", or which version it is, since when and by whom."""
    if view.original or view.created is None:
        return page.say("texts.original")
    if view.by:
        return page.say("texts.version_by", number=view.version, at=view.created, who=view.by)
    return page.say("texts.version", number=view.version, at=view.created)


def offered(page: PageContext, placeholder: Placeholder) -> Offered:
    """Return a placeholder as it is offered."""
    label = page.say(f"placeholder.{placeholder.name}")
    return Offered(placeholder.name, label, optional=not placeholder.required)
