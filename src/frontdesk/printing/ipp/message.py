"""Requests to an IPP server, and its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frontdesk.printing.ipp.values import Attribute, Attributes, Group, Operation, Tag


class IppFault(Exception):  # noqa: N818  a fault of the other side, told to nobody as it is
    """What came is no IPP message."""


@dataclass(frozen=True, slots=True)
class Request:
    """One question: `about` are the operation's attributes, `job` those of a new job."""

    operation: Operation
    about: Sequence[Attribute]
    job: Sequence[Attribute] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """One answer; `groups` are its parts in their order: one for each printer or job."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    def of(self, group: Group) -> tuple[Attributes, ...]:
        """Return the parts of one kind."""
        return tuple(attributes for kind, attributes in self.groups if kind == group)

    @property
    def reason(self) -> str:
        """Return what the server says in words; nothing where it is silent."""
        for attributes in self.of(Group.OPERATION):
            for value in attributes.get("status-message", ()):
                if isinstance(value, str):
                    return value
        return ""


CHARSET = Attribute("attributes-charset", Tag.CHARSET, ("utf-8",))
LANGUAGE = Attribute("attributes-natural-language", Tag.LANGUAGE, ("en",))
