"""Which language is spoken to whom."""

from __future__ import annotations

import locale
from functools import cache
from zoneinfo import ZoneInfo

from frontdesk.words import Words, languages, words_for


@cache
def users_words() -> Words:
    """Return the words of whoever sits at this computer, before any office is open."""
    return words_for(locale.getlocale()[0] or "", timezone=ZoneInfo("UTC"))


def spoken(wished: str, otherwise: str) -> str:
    """Return the wished language if there are texts in it, else the other one."""
    return wished if wished.partition("-")[0].lower() in languages() else otherwise
