"""What a query asks for, before either database's way of writing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from frontdesk.store.folding import LEAST_LAST_DIGITS, fold, is_unspaced, reversed_number

MAX_TERMS = 12  # words of a query; more narrow it down no further
_TELLING = 8  # digits at the end of a number that tell it apart, whatever stands before them
_LEAST_PREFIX = 2  # characters: one letter alone would match nearly everything


@dataclass(frozen=True, slots=True)
class Term:
    """Something a document must hold: words in a row, or one of several beginnings of a word."""

    phrase: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a document must hold."""

    terms: tuple[Term, ...]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to look for, or too little."""
        return not self.terms


def wanted(text: str) -> Wanted:
    """Return what the words typed so far ask for; any text is allowed."""
    chunks = [fold(chunk) for chunk in text.split()]
    digits = "".join(word for words in chunks for word in words)
    if _is_number(digits):
        return Wanted((_number(digits, international=text.lstrip().startswith(("+", "00"))),))
    terms = [term for words in chunks for term in _terms(words)]
    return Wanted(tuple(dict.fromkeys(terms))[:MAX_TERMS])


def _is_number(word: str) -> bool:
    return len(word) >= LEAST_LAST_DIGITS and word.isascii() and word.isdecimal()


def _number(digits: str, *, international: bool = False) -> Term:
    """Return the ways to find a number: as it is written, with its country's digits, by its end.

    Zeros in front are what one dials before a national (0) or international (00) number. Of an
    international number the end is enough: it may have been written down without its country.
    """
    dialled = digits.lstrip("0")
    if len(dialled) < LEAST_LAST_DIGITS:
        return Term(prefixes=(digits,))
    ends = (dialled, dialled[-_TELLING:]) if international and len(dialled) > _TELLING + 1 else (dialled,)
    return Term(prefixes=tuple(dict.fromkeys((digits, dialled, *map(reversed_number, ends)))))


def _terms(chunk: list[str]) -> Iterator[Term]:
    """Return what the words of one run of characters without blanks ask for."""
    for unspaced, words in groupby(chunk, is_unspaced):
        if unspaced:
            yield Term(phrase=tuple(words))
        else:
            yield from (_word(word) for word in words if len(word) >= _LEAST_PREFIX)


def _word(word: str) -> Term:
    return _number(word) if _is_number(word) else Term(prefixes=(word,))
