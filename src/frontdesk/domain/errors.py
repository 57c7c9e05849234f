"""What a user can mend. Anything else that is raised is a bug of ours."""

from __future__ import annotations

from frontdesk.domain.message import Message


class FrontDeskError(Exception):
    """A refusal with a reason that the user can act on.

    `message` says why; `field` names the input it concerns, in the words of the
    headless commands ("customer.phones", "at"), or is None for the whole.
    """

    def __init__(self, id_: str, /, *, field: str | None = None, **params: object) -> None:
        self.message = Message(id_, params)
        self.field = field
        super().__init__(f"{id_} {params}" if params else id_)


class NotFoundError(FrontDeskError):
    """What was named does not exist."""


class ConflictError(FrontDeskError):
    """Somebody else changed the same thing meanwhile, or its state forbids this."""


class StoreError(FrontDeskError):
    """The environment's fault: disk full, file locked, damaged, newer, unreachable."""
