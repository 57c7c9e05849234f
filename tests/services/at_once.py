"""Several desks that do something at the same instant."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from frontdesk.domain.errors import FrontDeskError
from tests.services.offices import Desk

_Result = TypeVar("_Result")


def at_once(desk: Desk, *actions: Callable[[], _Result]) -> list[_Result | FrontDeskError]:
    """Do all of it at the same time, each on a connection of its own; return results or refusals in order."""
    barrier = Barrier(len(actions))

    def act(action: Callable[[], _Result]) -> _Result | FrontDeskError:
        try:
            barrier.wait(timeout=30)
            return action()
        except FrontDeskError as refusal:
            return refusal
        finally:
            desk.store.close_thread()

    with ThreadPoolExecutor(len(actions)) as desks:
        return list(desks.map(act, actions))
