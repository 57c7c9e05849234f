"""What a reader finds on a finished page."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from frontdesk.documents.layouts.geometry import Box


class Kind(Enum):
    """What an object on a page is."""

    TEXT = "text"
    LINE = "line"
    PICTURE = "picture"


class Seen(NamedTuple):
    """An object on a page: what kind, and the box of its ink in mm from the upper left corner."""

    kind: Kind
    box: Box
