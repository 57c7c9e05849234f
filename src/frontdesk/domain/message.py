"""Words as data: what is to be said, by id and parameters, in no language yet.

Domain and services never hold a finished sentence; `frontdesk.words` turns a
message into the user's language on screen and the customer's language in
letters and in the sentence to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say: a message id and its parameters.

    Parameters are plain values: text, whole numbers, dates, instants with a
    time zone, other messages, or tuples of these.
    """

    id: str
    params: Mapping[str, object] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Return a form that `json.dumps` takes and `from_json` gives back."""
        return {"id": self.id, **{name: _encode(value) for name, value in self.params.items()}}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> Message:
        """Rebuild a message from what `to_json` returned."""
        params = {name: _decode(value) for name, value in stored.items() if name != "id"}
        return cls(str(stored["id"]), params)


def message(id_: str, /, **params: object) -> Message:
    """Shorthand: `message("explain.received", at=received)`."""
    return Message(id_, params)


def _encode(value: object) -> object:
    if isinstance(value, Message):
        return {"$message": value.to_json()}
    if isinstance(value, datetime):
        return {"$instant": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, (tuple, list)):
        return [_encode(item) for item in value]
    return value


def _decode(value: object) -> object:
    if isinstance(value, list):
        return tuple(_decode(item) for item in value)
    if isinstance(value, dict):
        if "$message" in value:
            return Message.from_json(value["$message"])
        if "$instant" in value:
            return datetime.fromisoformat(value["$instant"])
        if "$date" in value:
            return date.fromisoformat(value["$date"])
    return value
