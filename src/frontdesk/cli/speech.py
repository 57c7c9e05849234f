"""Which language is spoken to whom."""

from __future__ import annotations

import os
from functools import cache
from zoneinfo import ZoneInfo

from frontdesk.words import Words, languages, words_for

_LANGUAGE_SAID = ("LC_ALL", "LC_MESSAGES", "LANG")  # in this order (POSIX, 8.2)


@cache
def users_words() -> Words:
    """Return the words of whoever sits at this computer, before any office is open."""
    return words_for(_users_language(), timezone=ZoneInfo("UTC"))


def _users_language() -> str:
    said = next(filter(None, map(os.environ.get, _LANGUAGE_SAID)), None)
    if said:
        return said.partition(".")[0]
    import locale  # noqa: PLC0415  start-up: only Windows does not say it in a variable

    return locale.getlocale()[0] or ""


def spoken(wished: str, otherwise: str) -> str:
    """Return the wished language if there are texts in it, else the other one."""
    return wished if wished.partition("-")[0].lower() in languages() else otherwise
