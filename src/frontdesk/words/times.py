"""The words in which times are said, read from `resources/times/<language>.toml` when first asked for."""

from __future__ import annotations

from functools import cache

from frontdesk.domain.saying.words import TimeWords
from frontdesk.kept import toml_table
from frontdesk.paths import resources
from frontdesk.words.catalogue import languages, nearest


def time_words(language: str) -> tuple[TimeWords, ...]:
    """Return the words of all our languages, those nearest to the wish first."""
    first = nearest(language)
    return tuple(_words(each) for each in (first, *(other for other in languages() if other != first)))


@cache
def _words(language: str) -> TimeWords:
    file = resources() / "times" / f"{language}.toml"
    return TimeWords.from_table(language, toml_table(file.read_text(encoding="utf-8")))
