"""Folding text to the words it is searched by: no accents, no case, no punctuation.

Writing without blanks between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) is
parted into single characters, so that a phrase finds inside a run. Telephone numbers
are kept whole and, so that their last digits find them, also turned round; the first
digits of every number are kept as words of their own, since very many begin alike.
Normal forms are those of Unicode Annex 15.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

MAX_WORDS = 16_000  # of one document; what follows is not searched
MAX_LENGTH = 100  # characters of one word; what follows is not searched
LEAST_LAST_DIGITS = 4  # of a number; three or fewer digits are read from its beginning alone
_REVERSED = "\ue001"  # private use: marks a number that is turned round, no text can hold it
_BEGUN = "\ue002"  # private use: marks the beginning of a number
BEGUN_LENGTHS = (4, 5)  # digits of such beginnings
_LEAST_NUMBER = 5  # digits of what may be a telephone number
_MOST_NUMBER = 20

# Letters that are no base letter with a mark, but are typed as if they were.
_LETTERS = {
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ĸ": "k", "ŋ": "n", "æ": "ae",
    "œ": "oe", "þ": "th", "ð": "d", "ə": "e", "ƒ": "f", "ς": "σ", "’": "", "'": "", "ʼ": "", "ʻ": "",
    "·": "",
}  # fmt: skip

# Scripts written without blanks between words, and the Japanese marks between their letters.
_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b"  # Chinese radicals and numerals
    "\u3041-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"  # Japanese kana, bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00016fe0-\U00018dff\U0001aff0-\U0001b2ff\U00020000-\U0003fffd"
)
_NUMBER = re.compile(r"\d[\d\s().\-/\u2010-\u2015\u00a0]{2,40}\d")
_NOT_A_DIGIT = re.compile(r"\D+")
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("'"): None}

# The scripts whose marks are accents that people leave out; elsewhere a mark is part of the letter.
_ACCENTED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC")


def fold(text: str) -> list[str]:
    """Return the words of a text, folded, in their order."""
    lowered = text.lower() if text.isascii() else _fold_letters(text)
    table = _ASCII if lowered.isascii() else _WORDS
    words = lowered.translate(table).split()
    if max(map(len, words), default=0) > MAX_LENGTH:
        return [word[:MAX_LENGTH] for word in words]
    return words


def fold_document(text: str) -> str:
    """Return the folded words of a document parted by blanks, numbers also turned round and begun."""
    words = [*fold(text)[:MAX_WORDS], *_numbers(text)]
    return " ".join([*words, *_beginnings(words)])


def fold_key(text: str) -> str:
    """Return the folded words of a name, by which it is looked up and sorted."""
    return " ".join(fold(text))


def reversed_number(digits: str) -> str:
    """Return the word that finds a number by its last digits."""
    return _REVERSED + digits[::-1]


def number_beginning(digits: str) -> str:
    """Return the word that finds all numbers that begin with four or five digits."""
    return _BEGUN + digits


def is_unspaced(word: str) -> bool:
    """Whether a folded word is one character of a script without blanks between words."""
    return _unspaced().match(word) is not None


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")  # start-up: this one takes milliseconds, and Today does without


def _fold_letters(text: str) -> str:
    """Return a text without accents and case."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", decomposed.translate(_UNACCENTED))


def _unaccented(character: str) -> str:
    """Return a decomposed character as it is typed; an accent is left out (é, ё, ά).

    A vowel of an Indian or Thai script is a mark too, but not one that people leave out.
    """
    if character in _LETTERS:
        return _LETTERS[character]
    if not unicodedata.category(character).startswith("M"):
        return character
    name = unicodedata.name(character, "")
    is_accent = name.startswith(("COMBINING", *_ACCENTED_SCRIPTS)) and "KATAKANA" not in name
    return "" if is_accent else character


def _in_a_word(character: str) -> str:
    """Return the character where it can be part of a word, by itself where it is one, a blank otherwise."""
    if _unspaced().match(character):
        return f" {_searched(character)} "
    return _searched(character)


def _searched(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character if category[0] in "LNM" and category != "Me" else " "


class _Table(dict[int, str]):
    """A table for `str.translate` that works out each character when it first comes up."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        self[code] = found = self._rule(chr(code))
        return found


_UNACCENTED = _Table(_unaccented)
_WORDS = _Table(_in_a_word)


def _numbers(text: str) -> list[str]:
    """Return the words that find the telephone numbers in a text by their beginning and end."""
    found: dict[str, None] = {}
    for match in _NUMBER.finditer(text):
        digits = _NOT_A_DIGIT.sub("", match.group())
        if _LEAST_NUMBER <= len(digits) <= _MOST_NUMBER:
            if not digits.isascii():
                digits = "".join(str(unicodedata.decimal(digit)) for digit in digits)
            found[reversed_number(digits)] = None
            found[digits] = None
    return list(found)


def _beginnings(words: list[str]) -> dict[str, None]:
    """Return the beginnings of numbers: telephone numbers and references are many that begin alike."""
    numbers = [word for word in words if word[0].isdecimal() and len(word) >= BEGUN_LENGTHS[0]]
    return dict.fromkeys(
        number_beginning(word[:n]) for word in numbers for n in BEGUN_LENGTHS if len(word) >= n
    )
