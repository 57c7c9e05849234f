"""A placeholder as it is offered, and what is inserted when it is taken."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"\{%-?\s*(if|elif|else|endif)\b([^%]*)%\}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Offered:
    """One placeholder: its name in the text, what it is called, and whether it may be empty."""

    name: str
    label: str
    optional: bool = False

    def inserted(self, before: str) -> str:
        """Return what to insert after a text: what may be empty is asked for first, unless it is already."""
        plain = f"{{{{ {self.name} }}}}"
        if not self.optional or self.name in asked_for(before):
            return plain
        return f"{{% if {self.name} %}}{plain}{{% endif %}}"

    def fits(self, fragment: str) -> bool:
        """Whether the beginning of a name or of a word of what it is called has been typed."""
        typed = fragment.casefold()
        words = (self.name, *self.name.split("_"), *_WORD.findall(self.label))
        return any(word.casefold().startswith(typed) for word in words)


def asked_for(before: str) -> set[str]:
    """Return the names that conditions ask for which a text has begun and not ended."""
    opened: list[set[str]] = []
    for tag, condition in _TAG.findall(before):
        names = set(_WORD.findall(condition)) - {"not", "and", "or"}
        if tag == "if":
            opened.append(names)
        elif opened:
            opened.pop()
            if tag != "endif":
                opened.append(names if tag == "elif" else set())
    return set().union(*opened)
