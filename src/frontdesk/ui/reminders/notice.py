"""A notice of the system's own, as it is told whatever the system."""

from __future__ import annotations

from dataclasses import dataclass

SHOW = "default"
"""The key of what a click on a notice does (Desktop Notifications Specification 1.2)."""


@dataclass(frozen=True, slots=True)
class SystemNotice:
    """What is said, and what can be done about it: key and name of each; a click alone means `SHOW`."""

    title: str
    text: str
    actions: tuple[tuple[str, str], ...] = ()
