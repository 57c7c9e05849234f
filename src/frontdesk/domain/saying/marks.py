"""A saying cut into words, numbers and signs, with accents, case and decoration put aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 120
"""So many characters are more than anybody needs to say when."""

_MORE: Final = 2_000  # characters that decoration (blanks, accents, emoji) may add
_LOOSE: Final = frozenset(",;!?()[]\"“”„«»¿¡…'’‘ʼ´`·:")
_WORDS: Final = frozenset("@+")
_DASHES: Final = frozenset("-‐‑‒–—―−~")
_TOKEN: Final = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?!\d)"
    r"|(?P<numeric>\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)(?:\d{4}|\d{2}))(?![\d:])"
    r"|(?P<clock>\d{1,2}:\d{2})(?![\d:])"
    r"|(?P<pair>\d{1,2}[./]\d{1,2})(?![\d/:])"
    r"|(?P<decimal>\d{1,2},\d)(?![\d:])"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<blank>\s+)"
    r"|(?P<other>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of a saying; its kind is a group of the pattern, or dash, dot or unknown."""

    kind: str
    text: str

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers in it, in their order."""
        return tuple(int(digits) for digits in re.findall(r"\d+", self.text))


def folded(text: str) -> str:
    """Return a text in small letters without accents, its digits those of ASCII whatever the script."""
    parts = unicodedata.normalize("NFKD", text[:_MORE]).casefold()
    return "".join(_plain(character) for character in unicodedata.normalize("NFKD", parts))


def marks(plain: str, *, hyphens: bool = False) -> tuple[Mark, ...]:
    """Return the pieces of a folded text.

    A hyphen between letters belongs to the word ("après-midi") unless `hyphens` says that it parts two
    of them ("monday-noon").
    """
    found: list[Mark] = []
    for match in _TOKEN.finditer(plain):
        kind, text = str(match.lastgroup), match.group()
        if kind == "other":
            kind = _kind_of_sign(text, plain, match.start(), hyphens=hyphens)
        if kind != "blank":
            found.append(Mark(kind, text))
    return tuple(found)


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase of the data files, as the same phrase is cut when it is typed."""
    return tuple(mark.text for mark in marks(folded(phrase)))


def as_typed(text: str, pieces: Sequence[str]) -> str:
    """Return the words of a text that pieces of it were cut from, as somebody typed them."""
    words, wanted = text[:_MORE].split(), list(pieces)
    for hyphens in (False, True):
        cut = [
            (mark.text, at) for at, word in enumerate(words) for mark in marks(folded(word), hyphens=hyphens)
        ]
        for start in range(len(cut) - len(wanted) + 1):
            run = cut[start : start + len(wanted)]
            if run and [piece for piece, _ in run] == wanted:
                return " ".join(words[run[0][1] : run[-1][1] + 1]).strip("".join(_LOOSE))
    return " ".join(pieces)


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Mn":
        return ""
    if character in _DASHES:
        return "-"
    if category in ("Cc", "Cf", "So", "Sk", "Cn", "Co", "Cs", "Zs", "Zl", "Zp", "Me"):
        return " "
    return character


def _kind_of_sign(sign: str, text: str, at: int, *, hyphens: bool) -> str:
    if sign in _LOOSE:
        return "blank"
    if sign == ".":
        return "dot" if text[max(at - 1, 0)].isdigit() else "blank"
    if sign in _WORDS:
        return "word"
    if sign != "-":
        return "unknown"
    inside = text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
    return "blank" if inside and not hyphens else "dash"
