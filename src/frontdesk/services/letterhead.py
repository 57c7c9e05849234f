"""How the office's letters look and speak: sender, colour, font, footer, and how a reader is addressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from frontdesk.documents.content import Letterhead, Sender
from frontdesk.documents.look import check_colour
from frontdesk.documents.speech import is_language
from frontdesk.documents.text.families import FontFamily, check_font_family, font_families
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import Formality
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.letter_images import logo_data
from frontdesk.services.office import Office, stored_office
from frontdesk.services.texts import LINE, one_line
from frontdesk.store.models import Setting
from frontdesk.store.store import Store

LETTERHEAD_KEY = "letterhead"  # in the settings
_MOST_SENDER_LINES = 6
_MOST_FOOTER_LINES = 4  # what the foot of a page has room for
_CODE = 35  # characters of a language tag (BCP 47)
_CHANGED = Changes(frozenset({Area.OFFICE, Area.TEMPLATES, Area.CORRESPONDENCE}))


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """What the office has decided about its letters; what is empty is as the program has it.

    `sender_name` and `sender_lines` stand on the letterhead instead of the office's own name and address,
    such as a post-office box. `language` is that of customers whose own is not known, "" the office's.
    """

    sender_name: str = ""
    sender_lines: tuple[str, ...] = ()
    colour: str = ""  # "#0B5CAD"
    font: str = ""  # the id of a family that comes with the program
    footer: tuple[str, ...] = ()
    formality: Formality = Formality.FORMAL
    language: str = ""  # BCP 47


@dataclass(frozen=True, slots=True)
class LetterheadView:
    """The letterhead as it is shown in order to be changed: what is decided, and what there is to choose."""

    settings: LetterSettings
    office: Office
    logo: bytes
    fonts: tuple[FontFamily, ...]


def letterhead_view(ctx: Context) -> LetterheadView:
    """Return the letterhead to be changed. Raises `NotFoundError` before the office is set up."""
    from frontdesk.services.office import office  # noqa: PLC0415  

    return LetterheadView(letter_settings(ctx.store), office(ctx), logo_data(ctx.store), font_families())
