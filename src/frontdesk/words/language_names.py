"""A language by its name in another one."""

from __future__ import annotations

from functools import cache


@cache
def language_name(tag: str, language: str) -> str:
    """Return the name of a language (BCP 47) in a language, or the tag where there is none."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  start-up: few texts name one

    if not tag:
        return ""
    try:
        return Locale.parse(tag, sep="-").get_display_name(language.replace("-", "_")) or tag
    except (UnknownLocaleError, ValueError):
        return tag
