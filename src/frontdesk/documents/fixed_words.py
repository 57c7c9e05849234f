"""The fixed words of our documents ("Our reference", "Page 2 of 3") in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from frontdesk.documents.templates.speech import FALLBACK_LANGUAGE
from frontdesk.paths import resources


def fixed_words(language: str) -> Mapping[str, str]:
    """Return the fixed words in `language` (BCP 47), or in English."""
    return _read(words_language(language))


def words_language(language: str) -> str:
    """Return the language in which there are fixed words for a reader of `language`."""
    primary = language.partition("-")[0].lower()
    return primary if primary in _languages() else FALLBACK_LANGUAGE


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(path.stem for path in (resources() / "letters" / "words").glob("*.toml"))


@lru_cache(maxsize=32)
def _read(language: str) -> Mapping[str, str]:
    path = resources() / "letters" / "words" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
