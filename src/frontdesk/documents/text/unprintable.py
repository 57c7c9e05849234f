"""Characters that no font on this computer has: which they are, and what can be done about them."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.paths import resources

MISSING = "paper.missing_characters"
_NAMED_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Unprintable:
    """One character without a font.

    `code` is its code point ("U+1F600"), `name` its name in Unicode, "" for one without. `package` is a
    Debian package with a font that has it, `instead` what can be typed in its place; either may be "".
    """

    character: str
    code: str
    name: str
    package: str
    instead: str

    @property
    def shown(self) -> str:
        """The character with its code point and name, for who cannot see it."""
        return f"{self.character} ({' '.join(part for part in (self.code, self.name) if part)})"


def unprintable(text: str) -> tuple[Unprintable, ...]:
    """Return the characters of `text` that cannot be printed on this computer, each once, in order."""
    from frontdesk.documents.text.fonts import system_fonts  # noqa: PLC0415  start-up: HarfBuzz

    return tuple(map(_described, system_fonts().missing(text)))


def offer(found: Sequence[Unprintable]) -> Message:
    """Return what to do about characters: install a font, type something else, or leave them out."""
    packages = tuple(dict.fromkeys(each.package for each in found if each.package))
    instead = tuple(f"{each.character} → {each.instead}" for each in found if each.instead)
    if packages and instead:
        return message("paper.offer_both", packages=packages, instead=instead)
    if packages:
        return message("paper.offer_install", packages=packages)
    return message("paper.offer_instead", instead=instead) if instead else message("paper.offer_none")


def refusal_of(characters: Iterable[str]) -> FrontDeskError:
    """Return the refusal that names characters and says what to do."""
    found = [_described(character) for character in dict.fromkeys(characters)][:_NAMED_AT_ONCE]
    return FrontDeskError(MISSING, characters=", ".join(each.shown for each in found), offer=offer(found))


def all_missing(content: object) -> FrontDeskError | None:
    """Return the refusal that names every character of a document that cannot be printed, if there is one."""
    found = unprintable("".join(texts_of(content)))
    return refusal_of(each.character for each in found) if found else None


def texts_of(content: object) -> Iterable[str]:
    """Yield every text of a document's content."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, (tuple, list)):
        for each in content:
            yield from texts_of(each)
    elif is_dataclass(content):
        for field in fields(content):
            yield from texts_of(getattr(content, field.name))


@lru_cache(maxsize=256)
def _described(character: str) -> Unprintable:
    point = ord(character)
    package = next(package for package, ranges in _packages() if any(a <= point <= b for a, b in ranges))
    return Unprintable(
        character, f"U+{point:04X}", unicodedata.name(character, ""), package, _instead(character)
    )


def _instead(character: str) -> str:
    """Return plain characters that mean the same: what Unicode says, else the letter below its accents."""
    from frontdesk.documents.text.fonts import system_fonts  # noqa: PLC0415  start-up: HarfBuzz

    plain = unicodedata.normalize("NFKC", character)
    if plain == character:
        name = unicodedata.name(character, "").partition(" WITH ")[0]
        try:
            plain = unicodedata.lookup(name)
        except KeyError:
            return ""
    return plain if plain != character and not system_fonts().missing(plain) else ""


@lru_cache(maxsize=1)
def _packages() -> Sequence[tuple[str, list[tuple[int, int]]]]:
    from frontdesk.documents.text.fonts import system_fonts  # noqa: PLC0415  start-up: HarfBuzz

    source = tomllib.loads((resources() / "fonts" / "missing.toml").read_text(encoding="utf-8"))
    fonts = system_fonts()
    return [
        (
            "" if fonts.is_installed(entry.get("file", "")) else entry["package"],
            [_range(written) for written in entry["ranges"]],
        )
        for entry in source["script"]
    ]


def _range(written: str) -> tuple[int, int]:
    first, _, last = written.partition("-")
    return int(first, 16), int(last, 16)
