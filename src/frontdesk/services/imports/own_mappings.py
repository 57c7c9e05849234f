"""What the columns of a file mean, said once in the window and known again with the next such file."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import Path

from frontdesk import paths
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.imports.mapping import ColumnMapping, Holds, mapping_from, read_mapping
from frontdesk.services.whole_files import writing_to
from frontdesk.store.folding import fold_key

_log = logging.getLogger(__name__)
_NAME = 60  # characters of a file's name


def own_mappings() -> tuple[ColumnMapping, ...]:
    """Return the mappings that the office has kept, those with the most telling headings first.

    One that cannot be read is passed over and logged: it must not stand in the way of every import.
    """
    read = []
    for file in sorted(paths.own_mappings().glob("*.toml")):
        try:
            read.append(read_mapping(file))
        except FrontDeskError as refusal:
            _log.warning("the mapping %s is passed over: %s", file, refusal)
    return tuple(sorted(read, key=lambda mapping: -len(mapping.recognised_by)))


def made_mapping(
    name: str, headings: Sequence[str], fields: Mapping[str, Sequence[str]], formats: Sequence[str]
) -> ColumnMapping:
    """Return a mapping of suggestions: the headings behind each of our fields, and how its dates are written.

    Raises `FrontDeskError` (field "mapping") where no column is the suggestion itself.
    """
    return mapping_from(
        {
            "name": name,
            "source": fold_key(name) or "suggestions",
            "holds": Holds.SUGGESTIONS.value,
            "recognised_by": list(headings),
            "dates": {"formats": list(formats)},
            "columns": {field: list(columns) for field, columns in fields.items() if columns},
        },
        name,
    )


def name_for(stem: str, headings: Sequence[str]) -> str:
    """Return a name for the mapping of a file that no mapping of other headings has."""
    others = {mapping.name for mapping in own_mappings() if mapping.recognised_by != tuple(headings)}
    numbered = (f"{stem} {number}" for number in count(2))
    return next(name for name in chain((stem,), numbered) if name not in others)


def keep_mapping(mapping: ColumnMapping) -> Path:
    """Keep a mapping for the files to come, and return where; an older one of the same name is replaced.

    Raises `FrontDeskError` (field "file") where it cannot be written.
    """
    folder = paths.own_mappings()
    target = folder / f"{fold_key(mapping.name)[:_NAME] or 'suggestions'}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or ""
        raise FrontDeskError(
            "store.cannot_write_file", field="file", where=str(target), reason=reason
        ) from error
    with writing_to(target) as sink:
        sink.write("\n".join(_lines(mapping)).encode())
    return target


def _lines(mapping: ColumnMapping) -> Iterator[str]:
    yield f"name = {_text(mapping.name)}"
    yield f"source = {_text(mapping.source)}"
    yield f"holds = {_text(mapping.holds.value)}"
    yield f"recognised_by = {_texts(mapping.recognised_by)}"
    yield "\n[dates]"
    yield f"formats = {_texts(mapping.formats)}"
    yield "\n[columns]"
    for field, columns in mapping.columns.items():
        yield f"{field} = {_texts(columns)}"
    yield ""


def _texts(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _text(value: str) -> str:
    """Return a basic string of TOML; JSON's differ from those only by what must be escaped beyond."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
