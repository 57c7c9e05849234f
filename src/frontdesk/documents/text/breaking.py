"""Where a line may end: at spaces, after hyphens, and between signs of scripts without spaces.

A light version of UAX 14 with the customary prohibitions of Chinese and Japanese
(no closing mark at the start of a line, no opening one at its end). Thai is broken between
words, which a small trained model finds; Lao, Khmer and Burmese between written signs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from frontdesk.documents.text.characters import clusters

if TYPE_CHECKING:
    from budoux import Parser

# No-break spaces (U+00A0, U+2007, U+202F) are no spaces here: they hold a word together.
_SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_PIECES = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")
_NO_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\uff01-\uffee\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_NO_SPACES}]")
_WORTH_A_LOOK = re.compile(f"[-/\u200b\u2010\u2013\u2014{_NO_SPACES}]")
_ADDRESS = re.compile(r"@|://|^www\.")  # of mail or web: read as one, so kept as one
_HYPHENS = frozenset("-/\u2010\u2013\u2014")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー」』）】〕〉》〙〗｝］｠»”’,.:;!?)]}%"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ec6"
)
_NEVER_LAST = frozenset(
    "「『（【〔〈《〘〖｛［｟«“‘([{$€£¥\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"
)
_THAI = re.compile("[\u0e01-\u0e4e]")
_ZERO_WIDTH_SPACE = "\u200b"


def pieces(text: str) -> list[str]:
    """Split `text` into spaces and what must stay on one line; joined they are `text` again."""
    found: list[str] = []
    for piece in _PIECES.findall(text):
        if _WORTH_A_LOOK.search(piece):
            found += _parts(piece)
        else:
            found.append(piece)
    return found


def is_space(piece: str) -> bool:
    """Tell whether a piece is a space, which may vanish at the end of a line."""
    return piece[0] == " " or (piece[0] > "\u1000" and piece.isspace())


@lru_cache(maxsize=1024)
def _parts(word: str) -> tuple[str, ...]:
    return (word,) if _ADDRESS.search(word) else tuple(_split(word))


def _split(word: str) -> list[str]:
    signs = clusters(word)
    between_words = _between_thai_words(word)
    found = [signs[0]]
    for end, (before, after) in zip(accumulate(map(len, signs)), pairwise(signs), strict=False):
        inside = between_words and end not in between_words and _THAI.match(before) and _THAI.match(after)
        if not inside and _may_break(before, after):
            found.append(after)
        else:
            found[-1] += after
    return found


def _between_thai_words(text: str) -> frozenset[int]:
    """Return where a Thai text may be broken, counted in characters; nothing for any other."""
    if not _THAI.search(text):
        return frozenset()
    return frozenset(accumulate(len(word) for word in _thai().parse(text)))


@lru_cache(maxsize=1)
def _thai() -> Parser:
    from budoux import load_default_thai_parser  # noqa: PLC0415  start-up: only for Thai

    return load_default_thai_parser()


def _may_break(before: str, after: str) -> bool:
    if before.endswith(_ZERO_WIDTH_SPACE):
        return True
    if before in _HYPHENS:
        return after[0].isalpha()
    if after[0] in _NEVER_FIRST or before[0] in _NEVER_LAST:
        return False
    return bool(_UNSPACED.match(before) or _UNSPACED.match(after)) and after not in _HYPHENS
