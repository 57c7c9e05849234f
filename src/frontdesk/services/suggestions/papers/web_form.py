"""A ready form for the office's website: one file without a server, that sends e-mail or saves a file.

A browser sends it without any script, through the visitor's own mail program; the answers are the
lines that `web_answers` reads back.
"""

from __future__ import annotations

from html import escape
from string import Template
from urllib.parse import quote

from frontdesk.documents.look import is_readable
from frontdesk.paths import resources
from frontdesk.services.context import Context
from frontdesk.services.suggestions.papers.wish import Press, press

_ACCENT = "#0B5CAD"
_CONTRAST = 4.5  # of the words on a button (WCAG 2.2, 1.4.3)
_TEXTS = (
    "title",
    "promise",
    "heading",
    "theme",
    "place",
    "author",
    "author_customer",
    "author_partner",
    "author_staff",
    "name",
    "name_hint",
    "hear",
    "hear_email",
    "hear_letter",
    "hear_postcard",
    "hear_phone",
    "hear_notice",
    "hear_none",
    "email",
    "phone",
    "street",
    "postal_code",
    "city",
    "print_name",
    "text",
    "send",
    "save",
)


def web_form(ctx: Context, *, language: str = "", email: str = "") -> str:
    """Return the form as HTML, in the language that the office speaks to customers unless one is said.

    Its answers go to `email`, or to the office's own address; without either they can only be saved.
    Raises `FrontDeskError` (field "language") for one that there are no words in.
    """
    house = press(ctx, language=language)
    source = (resources() / "web" / "suggestion_form.html").read_text(encoding="utf-8")
    return Template(source).substitute(_values(house, email or house.sender.email))


def _values(house: Press, email: str) -> dict[str, str]:
    say = house.words.text
    texts = {name: escape(say(f"web.{name}")) for name in _TEXTS}
    colour = house.letterhead.colour
    how = say("web.how", email=email) if email else say("web.how_file", office=house.sender.name)
    return texts | {
        "language": escape(house.language),
        "office": escape(house.sender.name),
        "accent": colour if colour and is_readable(colour, _CONTRAST) else _ACCENT,
        "on_accent": "#FFFFFF",
        "action": escape(_mail_to(email, say("web.subject"))) if email else "#",
        "send_hidden": "" if email else " hidden",
        "how": escape(how),
        "file_name": f"suggestion-{house.language}.txt",
    }


def _mail_to(email: str, subject: str) -> str:
    return f"mailto:{quote(email, safe='@')}?subject={quote(subject)}"
