"""What an operation changed, so that pages refresh only if concerned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Area(StrEnum):
    """The parts of the office's data that pages show."""

    CASES = "cases"
    DEADLINES = "deadlines"
    CONTACTS = "contacts"
    VISITS = "visits"
    CUSTOMERS = "customers"
    CORRESPONDENCE = "correspondence"
    TEMPLATES = "templates"
    OFFICE = "office"
    CALENDAR = "calendar"
    VIEWS = "views"
    CALLBACKS = "callbacks"
    SUGGESTIONS = "suggestions"
    REMINDERS = "reminders"


@dataclass(frozen=True, slots=True)
class Changes:
    """The areas touched, and which cases, customers and suggestions in them."""

    areas: frozenset[Area] = frozenset()
    cases: frozenset[str] = frozenset()  # references
    customers: frozenset[int] = frozenset()
    suggestions: frozenset[str] = frozenset()  # references

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.areas | other.areas,
            self.cases | other.cases,
            self.customers | other.customers,
            self.suggestions | other.suggestions,
        )


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The result of an operation and what it changed."""

    result: T
    changes: Changes
