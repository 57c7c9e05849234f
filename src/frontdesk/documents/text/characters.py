"""Characters before they are set: what is removed, and what hangs together.

Text comes from people, imports and the clipboard. Nothing in it may steer the
typesetter: controls are taken out, everything else is drawn as it stands.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Controls, soft hyphen, embedding and isolate controls, byte order mark, annotations, tags.
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_NOT_CHARACTERS = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_IGNORABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u3164\ufe00-\ufe0f\uffa0]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_JOINER = "\u200d"
_MARKS = frozenset(("Mn", "Mc", "Me"))


def clean(text: str) -> str:
    """Return `text` composed (NFC) and without controls; line feeds stay, tabs become spaces.

    What is no character at all (half of a surrogate pair) becomes U+FFFD, so that it is seen.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _NOT_CHARACTERS.sub("\ufffd", _REMOVED.sub("", text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return `text` cleaned, on one line, with single spaces and none at its ends."""
    return " ".join(clean(text).split())


def is_ignorable(character: str) -> bool:
    """Tell whether nothing is seen of a character, so that no font need have it."""
    return _IGNORABLE.match(character) is not None


def has_right_to_left(text: str) -> bool:
    """Tell whether any character of `text` belongs to a script written from the right."""
    return _RIGHT_TO_LEFT.search(text) is not None


def clusters(text: str) -> list[str]:
    """Split `text` into what a reader takes for one character: a base and its marks."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for character in text:
        if found and (_continues(character) or found[-1].endswith(_JOINER)):
            found[-1] += character
        else:
            found.append(character)
    return found


def _continues(character: str) -> bool:
    return (
        unicodedata.category(character) in _MARKS
        or is_ignorable(character)
        or "\u1160" <= character <= "\u11ff"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
