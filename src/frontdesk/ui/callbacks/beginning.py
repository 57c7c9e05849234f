"""What is known before a callback is agreed."""

from __future__ import annotations

from dataclasses import dataclass

AGREE_KEY = "F7"
"""Agrees a callback, wherever it is known with whom."""


@dataclass(frozen=True, slots=True)
class CallbackBeginning:
    """Whose callback it is to be: on a case, to a customer, or to a number that somebody will say."""

    case: str = ""
    customer: int | None = None

    @property
    def key(self) -> str:
        """Return what a draft is known by: the case's reference, or the customer's id."""
        return self.case or str(self.customer or 0)

    @classmethod
    def of(cls, key: str) -> CallbackBeginning:
        """Return the beginning of a key; only references have a hyphen."""
        return cls(case=key) if "-" in key else cls(customer=int(key) or None)
