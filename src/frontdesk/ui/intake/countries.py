"""The countries by their names in the user's language."""

from __future__ import annotations

from functools import cache

_REGION_LETTERS = 2


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Return ISO 3166-1 codes with names, sorted by name."""
    from babel import Locale  # noqa: PLC0415  start-up: no window needs the names before the first letter

    names = Locale.parse(language, sep="-").territories
    known = [(code, name) for code, name in names.items() if _is_country(code)]
    return tuple(sorted(known, key=lambda pair: pair[1].casefold()))


def _is_country(code: str) -> bool:
    """Whether a code of the list is a country's, not a continent's or an invented one's."""
    return (
        len(code) == _REGION_LETTERS
        and code.isalpha()
        and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
    )
