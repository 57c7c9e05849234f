"""An address while it is being typed: its form, what looks odd beside which field, and the envelope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from frontdesk.domain.message import Message, message
from frontdesk.services.addresses.form import (
    CITY,
    LINES,
    PARTS,
    POSTAL_CODE,
    REGION,
    AddressField,
    AddressForm,
    address_form,
)
from frontdesk.services.addresses.lines import address_lines, country_name, too_few_or_many
from frontdesk.services.addresses.rules import rules_of
from frontdesk.services.contact import PostalAddress
from frontdesk.services.context import Context
from frontdesk.services.office.particulars import office

COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class AddressSheet:
    """What a form shows of an address.

    `hints` are by part: they stop nobody, for the people at the desk know better than any list. `lines` are
    those of the envelope; there are none while nothing is typed. `abroad` is the country's name for mail
    that leaves the office's own.
    """

    form: AddressForm
    hints: Mapping[str, Message] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    warning: Message | None = None
    abroad: str = ""


def address_sheet(
    ctx: Context, *, address: PostalAddress, name: str = "", organisation: str = ""
) -> AddressSheet:
    """Return how an address stands; without a country it is the office's own.

    May take some 20 ms for a country's first address.
    """
    at = office(ctx)
    country = address.country.upper() or at.country
    form = address_form(country)
    if not any(_text(address, part) for part in PARTS):
        return AddressSheet(form)
    there = replace(address, country=country)
    lines = address_lines(
        there, name=name.strip(), organisation=organisation.strip(), home=at.country, language=at.language
    )
    return AddressSheet(
        form=form,
        hints=dict(_hints(there, form)),
        lines=lines,
        warning=_warning(there, form, lines),
        abroad=country_name(country, at.language) if country != at.country else "",
    )


def _hints(address: PostalAddress, form: AddressForm) -> Iterator[tuple[str, Message]]:
    if rules_of(form.country) is None:
        yield COUNTRY, message("address.hint.country", country=form.country)
        return
    for part in (CITY, REGION, POSTAL_CODE):
        if _text(address, part) and form.field(part) is None:
            yield part, message("address.hint.with_street" if part == CITY else "address.hint.not_printed")
    region, code = form.field(REGION), form.field(POSTAL_CODE)
    if region and not _known_region(address.region, region):
        yield REGION, message("address.hint.region", region=address.region.strip())
    if code and (hint := _code_hint(address, code)):
        yield POSTAL_CODE, hint


def _known_region(typed: str, region: AddressField) -> bool:
    text = typed.strip().casefold()
    return not (text and region.regions) or any(
        text in (each.value.casefold(), each.name.casefold()) for each in region.regions
    )


def _code_hint(address: PostalAddress, code: AddressField) -> Message | None:
    """Return what is odd about a postal code: its form, or that it belongs to another region."""
    typed = address.postal_code.strip().upper()
    rules = rules_of(address.country, address.region.strip())
    if not typed or rules is None or not rules.postal_code_matchers:
        return None
    usual, *regional = rules.postal_code_matchers
    if not usual.match(typed):
        if code.example:
            return message("address.hint.postal_code", example=code.example)
        return message("address.hint.postal_code_odd")
    if not all(each.match(typed) for each in regional):
        return message("address.hint.elsewhere", region=address.region.strip())
    return None


def _warning(address: PostalAddress, form: AddressForm, lines: tuple[str, ...]) -> Message | None:
    missing = tuple(each.label for each in form.fields if each.required and not _text(address, each.part))
    if missing:
        return message("address.missing", parts=missing)
    return too_few_or_many(lines)


def _text(address: PostalAddress, part: str) -> str:
    """Return whether a part says anything, as its text."""
    if part == LINES:
        return "".join(address.lines).strip()
    return str(getattr(address, part)).strip()
