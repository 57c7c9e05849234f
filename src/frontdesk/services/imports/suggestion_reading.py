"""A row of another system's suggestions as an entry of the book, nothing of it lost."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import HearBy, SuggestionState
from frontdesk.services.imports.cells import JOINT, Cells
from frontdesk.services.imports.guessing import way_of
from frontdesk.services.imports.mapping import ColumnMapping
from frontdesk.services.imports.values import instant_in
from frontdesk.services.suggestions.tidying import LONGEST
from frontdesk.services.texts import LINE, SUBJECT

_MOST_DIGITS = 9  # of the number of those who want the same
_CONTINUED = frozenset({"open-ended response", "response"})
"""What a form service writes under its headings, in a row that is no answer."""

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")  # as of a language: BCP 47, "de" or "pt-BR"


@dataclass(frozen=True, slots=True)
class ImportedSuggestion:
    """An entry as the other system has it; without a name it is anonymous."""

    key: str  # the same whenever the same record is read again
    given: datetime | None
    title: str
    text: str
    theme: str
    place: str
    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    language: str
    support: int
    against: int
    state: SuggestionState
    hear_by: HearBy | None  # None: not asked, or answered in words of their own
    withheld: str  # why it is not printed, "" where it may be
    origin: Mapping[str, str] = field(default_factory=dict)  # what else stands in its row
    line: int = 0  # where it begins in the file


class SuggestionReader:
    """Reads the rows of one file; it counts rows that are alike and have no number."""

    def __init__(self, mapping: ColumnMapping, headings: Sequence[str], office_zone: ZoneInfo) -> None:
        self._mapping = mapping
        self._headings = tuple(headings)
        self._cells = Cells(mapping, headings)
        self._zone = mapping.zone or office_zone
        self._alike: Counter[str] = Counter()

    def column(self, field: str) -> str:
        """Return the heading under which a field of ours stands in the file, "" where it has none."""
        return JOINT.join(self._headings[place] for place in self._cells.places.get(field, ()))

    def read(self, line: int, values: Sequence[str]) -> ImportedSuggestion:
        """Return the entry in a row.

        Raises `FrontDeskError` (field of ours) for one without words, or with a cell that cannot be read.
        """
        text = self._cells.text
        title, words = text(values, "title"), text(values, "text")
        for name, written, most in (("title", title, SUBJECT), ("text", words, LONGEST)):
            if len(written) > most:
                raise FrontDeskError("input.too_long", field=name, most=most)
        if words.casefold() in _CONTINUED:
            raise FrontDeskError("imports.second_heading", field="text")
        if not (title or words):
            raise FrontDeskError("imports.no_suggestion", field="text")
        label, number, language = (text(values, name) for name in ("status", "id", "language"))
        way = text(values, "hear_by")
        hear_by = way_of(way)
        return ImportedSuggestion(
            key=self._key(number, values),
            given=self._given(text(values, "given")),
            title=title if words else "",
            text=words or title,
            theme=text(values, "theme")[:LINE],
            place=text(values, "place")[:LINE],
            name=" ".join(self._cells.texts(values, "name"))[:LINE],
            emails=self._cells.texts(values, "emails"),
            phones=self._cells.texts(values, "phones"),
            language=language if _TAG.fullmatch(language) else self._mapping.language,
            support=_count(text(values, "support"), "support"),
            against=_count(text(values, "against"), "against"),
            state=self._mapping.states.get(label.casefold(), SuggestionState.NEW),
            hear_by=hear_by,
            withheld=self._mapping.withheld.get(text(values, "withheld").casefold(), ""),
            origin=self._origin(values, number, label, language, "" if hear_by else way),
            line=line,
        )

    def _key(self, number: str, values: Sequence[str]) -> str:
        if number:
            return f"{self._mapping.source}:{number}"
        digest = hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:24]
        self._alike[digest] += 1
        return f"{self._mapping.source}:#{digest}:{self._alike[digest]}"

    def _given(self, written: str) -> datetime | None:
        try:
            return instant_in(written, self._mapping.formats, self._zone) if written else None
        except FrontDeskError as refusal:
            refusal.field = "given"
            raise

    def _origin(
        self, values: Sequence[str], number: str, label: str, language: str, way: str
    ) -> Mapping[str, str]:
        unread = "" if _TAG.fullmatch(language) else language
        kept = {
            "number": number,
            "status": label,
            "language": unread,
            "hear_by": way,
            "rest": self._cells.rest(values),
        }
        return {name: text for name, text in kept.items() if text}


def _count(written: str, name: str) -> int:
    """Return a number of votes. Raises `FrontDeskError` (field `name`) for what is none."""
    plain = written.replace("\u00a0", "").replace(" ", "").replace(",", "").replace(".", "")
    if not plain:
        return 0
    if not (plain.isascii() and plain.isdecimal()) or len(plain.lstrip("0")) > _MOST_DIGITS:
        raise FrontDeskError("imports.no_count", field=name, text=written[:50])
    return int(plain[-_MOST_DIGITS:])
