"""Handing an idea to whoever was named: a slip on paper or by e-mail for those who have no program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frontdesk.documents.content import Fact, SlipContent
from frontdesk.documents.layouts.layout import layouts_for
from frontdesk.documents.slips import slip_pdf
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import Slip
from frontdesk.domain.message import message
from frontdesk.services.attachments import open_document, photos_of
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.slips import slip_mail
from frontdesk.services.rules import Rules, rules
from frontdesk.services.staff.people import staff_member
from frontdesk.services.suggestions.change import changing
from frontdesk.services.suggestions.photos import is_card
from frontdesk.services.suggestions.record import SuggestionRecord, read_suggestion
from frontdesk.words import Words, words_for

_PHOTOS = ("image/jpeg", "image/png")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:]+@[^\s<>()\[\],;:@]+\.[^\s<>()\[\],;:@]+")


def hand_over(ctx: Context, *, reference: str, slip: Slip, version: int | None = None) -> Done[None]:
    """Note how whoever has an entry got it in hand. Raises `ConflictError` when nobody was named."""
    with changing(ctx, reference, version) as change:
        who, _ = _holder(ctx, change.entry)
        title = message(f"timeline.suggestion_handed_over.{slip}", who=who)
        change.tell("suggestion.handed_over", title, icon="refer")
    return change.done(None)


def suggestion_slip(ctx: Context, *, reference: str) -> bytes:
    """Return what whoever has an entry gets in hand, as a PDF.

    It leaves the office, so it does not say whose idea it is (PRO-4.1). Raises `ConflictError` when nobody
    was named, and for an entry that is withheld.
    """
    return slip_pdf(_content(ctx, read_suggestion(ctx.store, reference)))


def suggestion_slip_email(ctx: Context, *, reference: str) -> bytes:
    """Return the slip as an e-mail to be sent by any mail program (.eml, RFC 5322), the photos attached.

    It goes to the address of the colleague, or to one that the name of somebody outside holds. A photo goes
    without its name and what its camera noted; a scan of the page stays here, for it may be signed. Raises
    like `suggestion_slip`.
    """
    entry = read_suggestion(ctx.store, reference)
    mail = slip_mail(_content(ctx, entry), _holder(ctx, entry)[1])
    for number, (data, suffix) in enumerate(_photos(ctx, entry), start=1):
        subtype = "jpeg" if suffix == "jpg" else suffix
        name = f"{entry.reference}-{number}.{suffix}"
        mail.add_attachment(data, maintype="image", subtype=subtype, filename=name)
    return mail.as_bytes()


def _photos(ctx: Context, entry: SuggestionRecord) -> Iterator[tuple[bytes, str]]:
    """Yield the photos with the suffixes of their names; one that is damaged is left out."""
    from frontdesk.documents.pictures.plain_copy import plain_copy  # noqa: PLC0415  start-up: Pillow

    for photo in photos_of(ctx, suggestion=entry.id):
        if photo.media_type not in _PHOTOS or is_card(photo.name):
            continue
        data = open_document(ctx, document=photo.id).data
        try:
            copy = plain_copy(data)
        except FrontDeskError:
            continue
        yield copy


def _holder(ctx: Context, entry: SuggestionRecord) -> tuple[str, str]:
    """Return the name and e-mail address of whoever has an entry; an unknown address is empty."""
    if entry.assignee is not None:
        member = staff_member(ctx, id=entry.assignee)
        return member.name, member.email
    if not entry.outside:
        raise ConflictError("suggestion.nobody_has_it", field="slip", reference=entry.reference)
    found = _ADDRESS.search(entry.outside)
    return entry.outside, found[0] if found else ""


def _content(ctx: Context, entry: SuggestionRecord) -> SlipContent:
    if entry.withheld:
        raise ConflictError("suggestion.withheld_here", field="slip", reference=entry.reference)
    office = rules(ctx)
    words = words_for(
        office.office.language, timezone=office.timezone, territory=office.office.country, clock=ctx.clock
    )
    return SlipContent(
        layout=layouts_for(office.office.country).slip,
        language=words.language,
        office=office.office.name,
        reference=entry.reference,
        department=_holder(ctx, entry)[0],
        person="",
        answer_by=words.date(entry.due_on) if entry.due_on else "",
        subject=entry.shown_title,
        facts=_facts(office, words, entry),
        details=entry.text,
        kind=words.text("slip.suggestion"),
        due_label=words.text("slip.done_by"),
    )


def _facts(office: Rules, words: Words, entry: SuggestionRecord) -> tuple[Fact, ...]:
    given = words.date(office.day(entry.given))
    values = {
        "slip.received": f"{words.text(f'suggestion.source.{entry.source}')}, {given}",
        "slip.topic": entry.theme,
        "slip.place": entry.place,
        "slip.plan": " ".join(entry.plan.split()),
        "slip.support": str(entry.support) if entry.support else "",
    }
    return tuple(Fact(words.text(label), value) for label, value in values.items() if value)
