"""The case and the entry of the suggestion book whose number was typed in full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdnum import damm

from frontdesk.services.quick import quick_rows
from frontdesk.services.references import looks_like_reference, parse_reference
from frontdesk.services.suggestions.references import LETTER
from frontdesk.services.views import SearchHit
from frontdesk.store.store import Store

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015_./]+")
_SHAPE = re.compile(rf"({LETTER}?)(\d{{7,18}})", re.ASCII | re.IGNORECASE)

_SHOWN = """
SELECT d.kind, d.target, d.title, d.detail FROM {table} t
JOIN search_documents d ON d.kind = '{kind}' AND d.target = t.id WHERE t.reference IN ({{marks}})
"""
_CASES = _SHOWN.format(table="cases", kind="case")
_ENTRIES = _SHOWN.format(table="suggestions", kind="suggestion")


def found_by_reference(store: Store, text: str) -> tuple[SearchHit, ...]:
    """Return what bears just this number, a case before an entry of the book; of the index, what is in it.

    Spaces and dashes are free, and so is the check digit, which few read out. With the letter of the book
    in front it is no case's.
    """
    whole = _SHAPE.fullmatch(_SEPARATORS.sub("", text))
    if whole is None:
        return ()
    letter, digits = whole.groups()
    completed = digits + damm.calc_check_digit(digits)
    references = [parse_reference(each) for each in (digits, completed) if looks_like_reference(each)]
    if not references:
        return ()
    cases = () if letter else _bearing(store, _CASES, references)
    return (*cases, *_bearing(store, _ENTRIES, [LETTER + each for each in references]))


def _bearing(store: Store, sql: str, references: Sequence[str]) -> tuple[SearchHit, ...]:
    """Ask while somebody types: the ORM would take longer to write the query than it takes to answer it."""
    marks = ", ".join("?" * len(references))
    return tuple(SearchHit(*row) for row in quick_rows(store, sql.format(marks=marks), *references))
