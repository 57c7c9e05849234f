"""References of suggestions: "S26-00427-6", told to the writer, and the code on blank pages and cards.

Built like those of cases: two digits of the year, the running number, the Damm check digit over both.
"""

from __future__ import annotations

import re

from peewee import Expression
from stdnum import damm

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import SuggestionSource, SuggestionState
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.quick import quick_rows
from frontdesk.services.references import format_reference
from frontdesk.services.rules import rules
from frontdesk.store.models import Counter, Suggestion
from frontdesk.store.store import Store

LETTER = "S"
"""What tells a suggestion's reference from a case's."""

MOST_CODES = 1_000
"""So many blank cards are printed at once, at most."""

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015_./]+")
_SHAPE = re.compile(r"S?(\d{8,18})", re.ASCII | re.IGNORECASE)
_COUNT = (
    "INSERT INTO counters (name, value) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET value = counters.value + EXCLUDED.value RETURNING value"
)


def parse_suggestion_reference(text: str, *, field: str = "reference") -> str:
    """Return a reference as it is stored; spaces, dashes and the letter are free.

    Raises `FrontDeskError` (`field`) for what is none, and for one whose check digit does not fit.
    """
    found = _SHAPE.fullmatch(_SEPARATORS.sub("", text))
    if found is None:
        raise FrontDeskError("reference.no_reference", field=field, text=text)
    digits = found.group(1)
    if not damm.is_valid(digits):
        raise FrontDeskError("reference.misheard", field=field, text=text)
    return f"{LETTER}{digits[:2]}-{digits[2:-1]}-{digits[-1]}"


def looks_like_suggestion(text: str) -> bool:
    """Whether what was typed or scanned is a suggestion's reference, its letter included."""
    plain = _SEPARATORS.sub("", text).upper()
    return plain.startswith(LETTER) and bool(_SHAPE.fullmatch(plain)) and damm.is_valid(plain[1:])


def reserve_codes(ctx: Context, *, count: int) -> Done[tuple[str, ...]]:
    """Reserve the codes of blank pages or cards, which find their entry when they are scanned back.

    A card that nobody fills in leaves a gap. Raises `FrontDeskError` (field "count").
    """
    if not 1 <= count <= MOST_CODES:
        raise FrontDeskError("suggestion.code_count", field="count", most=MOST_CODES)
    year = rules(ctx).day(ctx.clock.now()).year
    with ctx.store.transaction():
        return Done(next_suggestion_references(ctx.store, year, count), Changes())


def next_suggestion_references(store: Store, year: int, count: int) -> tuple[str, ...]:
    """Return the year's next so many references; the caller's transaction makes them last."""
    last = int(quick_rows(store, _COUNT, _series(f"{year % 100:02}"), count)[0][0])
    return tuple(LETTER + format_reference(year, number) for number in range(last - count + 1, last + 1))


def check_code(store: Store, code: str) -> str:
    """Return the code of a page or card, as it is stored.

    Raises `FrontDeskError` (field "code") for one that was never given out, or has its entry already; where
    that was taken back, the page or card is written down anew.
    """
    plain = parse_suggestion_reference(code, field="code")
    short, number, _ = plain.removeprefix(LETTER).split("-")
    given = store.value(Counter.select(Counter.value).where(Counter.name == _series(short)))
    if given is None or not 0 < int(number) <= given:
        raise FrontDeskError("reference.not_reserved", field="code", reference=plain)
    if store.one(Suggestion.select(Suggestion.id).where(stands_under(plain))) is not None:
        raise FrontDeskError("suggestion.code_used", field="code", reference=plain)
    return plain


def stands_under(code: str) -> Expression:
    """Return the condition of the entry under a code; a page or card that was taken back is blank again."""
    blank = (Suggestion.state == SuggestionState.TAKEN_BACK.value) & (
        Suggestion.source == SuggestionSource.PAPER.value
    )
    stands: Expression = (Suggestion.reference == code) & ~blank
    return stands


def _series(short_year: str) -> str:
    return f"suggestion:{short_year}"
