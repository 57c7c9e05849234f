"""A contact on a case that is already there: what came of it is done to that case."""

from __future__ import annotations

from frontdesk.services.intake.writing import Writing


def continue_case(writing: Writing) -> None:
    """Carry the outcome of a further contact out on its case."""
    raise NotImplementedError(writing)
