"""The fixed words of our documents ("Our reference", "Page 2 of 3") in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from frontdesk.documents.templates import FALLBACK_LANGUAGE
from frontdesk.paths import resources


def fixed_words(language: str) -> Mapping[str, str]:
    """Return the fixed words in `language` (BCP 47), or in English."""
    return _read(language.partition("-")[0].lower())


@lru_cache(maxsize=32)
def _read(language: str) -> Mapping[str, str]:
    folder = resources() / "letters" / "words"
    path = folder / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        path = folder / f"{FALLBACK_LANGUAGE}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
