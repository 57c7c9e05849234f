"""How the office's letters look and speak: sender, colour, font, footer, and how a reader is addressed."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from frontdesk.documents.content import Letterhead, Sender
from frontdesk.documents.look import check_colour
from frontdesk.documents.templates.speech import is_language
from frontdesk.documents.text.families import FontFamily, check_font_family, font_families
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.office.particulars import Office, office
from frontdesk.services.stationery.images import logo_data
from frontdesk.services.stationery.settings import LETTERHEAD_KEY, LetterSettings, letter_settings
from frontdesk.services.texts import LINE, one_line
from frontdesk.store.models import Setting
from frontdesk.store.store import Store

CODES = ("qr", "code128", "none")
"""What a scanner can read a letter's reference from; without a choice each layout has its own."""

_MOST_SENDER_LINES = 6
_MOST_FOOTER_LINES = 4  # what the foot of a page has room for
_CODE = 35  # characters of a language tag (BCP 47)
_CHANGED = Changes(frozenset({Area.OFFICE, Area.TEMPLATES, Area.CORRESPONDENCE}))


@dataclass(frozen=True, slots=True)
class LetterheadView:
    """The letterhead as it is shown in order to be changed: what is decided, and what there is to choose."""

    settings: LetterSettings
    office: Office
    logo: bytes
    fonts: tuple[FontFamily, ...]
    codes: tuple[str, ...]


def letterhead_view(ctx: Context) -> LetterheadView:
    """Return the letterhead to be changed. Raises `NotFoundError` before the office is set up."""
    return LetterheadView(
        settings=letter_settings(ctx.store),
        office=office(ctx),
        logo=logo_data(ctx.store),
        fonts=font_families(),
        codes=CODES,
    )


def set_letter_settings(
    ctx: Context, *, settings: LetterSettings, seen: LetterSettings | None = None
) -> Done[LetterSettings]:
    """Print letters so from now on.

    `seen` is what was decided when the change was begun: where somebody else has changed it since,
    `ConflictError` is raised. Raises `FrontDeskError` with the field at fault.
    """
    wanted = _tidy(settings)
    with ctx.store.transaction():
        before = letter_settings(ctx.store)
        if wanted == before:
            return Done(before, Changes())
        record(ctx, "letterhead.changed", payload=_differences(before, wanted))
        if seen is not None and seen != letter_settings(ctx.store):
            raise ConflictError("letterhead.changed_meanwhile")
        row = Setting.insert(key=LETTERHEAD_KEY, value=asdict(wanted))
        kept = row.on_conflict(conflict_target=[Setting.key], update={Setting.value: asdict(wanted)})
        kept.execute(ctx.store.database)
    return Done(wanted, _CHANGED)


def letterhead(store: Store, settings: LetterSettings) -> Letterhead:
    """Return how paper is dressed by these settings.

    Raises `StoreError` when the logo's content is missing.
    """
    return Letterhead(
        logo=logo_data(store),
        colour=settings.colour,
        font=settings.font,
        footer=settings.footer,
        code=settings.code,
        marks=settings.marks,
    )


def sender_on(particulars: Office, settings: LetterSettings) -> Sender:
    """Return the office as its letterhead shows it."""
    return Sender(
        name=settings.sender_name or particulars.name,
        lines=settings.sender_lines or particulars.address,
        phone=particulars.phone,
        email=particulars.email,
        website=particulars.website,
    )


def _tidy(settings: LetterSettings) -> LetterSettings:
    colour = one_line(settings.colour, "colour", limit=_CODE).upper()
    check_colour(colour)
    check_font_family(settings.font)
    language = one_line(settings.language, "language", limit=_CODE)
    if language and not is_language(language):
        raise FrontDeskError("template.unknown_language", field="language", language=language)
    if settings.code not in ("", *CODES):
        raise FrontDeskError("letterhead.unknown_code", field="code", text=settings.code)
    return replace(
        settings,
        sender_name=one_line(settings.sender_name, "sender_name"),
        sender_lines=_lines(settings.sender_lines, "sender_lines", _MOST_SENDER_LINES),
        colour=colour,
        footer=_lines(settings.footer, "footer", _MOST_FOOTER_LINES),
        language=language,
    )


def _lines(lines: tuple[str, ...], field: str, most: int) -> tuple[str, ...]:
    tidy = tuple(text for line in lines if (text := one_line(line, field, limit=LINE)))
    if len(tidy) > most:
        raise FrontDeskError("office.too_many_lines", field=field, most=most)
    return tidy


def _differences(before: LetterSettings, after: LetterSettings) -> dict[str, object]:
    was, becomes = asdict(before), asdict(after)
    return {name: becomes[name] for name in becomes if becomes[name] != was[name]}
