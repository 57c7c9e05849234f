"""What makes two entries alike: the beginnings of their words, folded, in every script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from frontdesk.store.folding import fold, is_unspaced

BEGINNING = 5
"""Characters of a word that count: "light", "lights" and "lighting" are one, in most languages."""

_LEAST = 3  # characters of a word that tells anything; two of a script without blanks
_MOST_WORDS = 200  # of one entry: what follows hardly tells it apart
_GIST = 400  # characters


def word_keys(text: str) -> tuple[str, ...]:
    """Return the beginnings of the words of a text, each once, in their order."""
    return tuple(dict.fromkeys(_keys(text)))[:_MOST_WORDS]


def gist(title: str, text: str) -> str:
    """Return the folded beginning of an entry; its words are parted by blanks."""
    words = " ".join(fold(f"{title}\n{text[: _GIST * 2]}" if title else text[: _GIST * 2]))
    return words if len(words) <= _GIST else words[:_GIST].rsplit(" ", 1)[0]


def _keys(text: str) -> Iterator[str]:
    words = fold(text)
    for word in words:
        if len(word) >= _LEAST:
            yield word[:BEGINNING]
    # Writing without blanks comes as single characters; two in a row are nearly a word.
    for first, second in pairwise(words):
        if is_unspaced(first) and is_unspaced(second):
            yield first + second
