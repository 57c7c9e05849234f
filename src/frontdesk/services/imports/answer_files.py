"""The answers of the website's form, as e-mails (.eml) or saved files: looked at first, then taken in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.errors import ConflictError, FrontDeskError, StoreError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.imports.report import ImportReport, Progress, Rejected, Stopped, never, no_progress
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.papers.web_answers import (
    LARGEST_ANSWER,
    is_web_answer,
    read_answer_file,
    read_web_answer,
    take_in,
    taken_in_before,
    web_entry,
)

_CHANGED = Changes(frozenset({Area.SUGGESTIONS, Area.CUSTOMERS}))


@dataclass(frozen=True, slots=True)
class AnswersLook:
    """The entries in some files, and what would become of each file."""

    entries: tuple[tuple[str, SuggestionEntry], ...]  # the name of the file, and what is new in it
    report: ImportReport


def holds_answers(path: Path) -> bool:
    """Whether a file is an e-mail, or holds our form's answers. Raises `FrontDeskError` (field "file")."""
    if path.suffix.lower() == ".eml":
        return True
    try:
        small = path.is_file() and path.stat().st_size <= LARGEST_ANSWER
    except OSError as error:
        raise FrontDeskError("imports.unreadable", field="file", why=error.strerror or "") from error
    return small and is_web_answer(read_answer_file(path))


def look_at_answers(ctx: Context, *, paths: Sequence[Path]) -> AnswersLook:
    """Return what would become of the answers in these files; nothing is stored."""
    entries, rejected, here = [], [], 0
    with ctx.store.reading():
        for path, found in _read(ctx, paths):
            if isinstance(found, Rejected):
                rejected.append(found)
                continue
            try:
                before = taken_in_before(ctx, found)
            except FrontDeskError as refusal:
                rejected.append(Rejected(0, refusal.message, path.name))
                continue
            here += bool(before)
            if not before:
                entries.append((path.name, found))
    return AnswersLook(tuple(entries), ImportReport(len(entries), here, tuple(rejected)))


def import_answers(
    ctx: Context, *, paths: Sequence[Path], progress: Progress = no_progress, stopped: Stopped = never
) -> Done[ImportReport]:
    """Take the answers in these files into the book, each in one transaction; one at fault stops no other."""
    taken, here, rejected, whole = 0, 0, [], True
    for number, path in enumerate(paths, start=1):
        if stopped():
            whole = False
            break
        try:
            take_in(ctx, data=read_answer_file(path))
            taken += 1
        except StoreError:
            raise
        except ConflictError:
            here += 1
        except FrontDeskError as refusal:
            rejected.append(Rejected(0, refusal.message, path.name))
        progress(number)
    report = ImportReport(taken, here, tuple(rejected), whole=whole)
    return Done(report, _CHANGED if taken else Changes())


def _read(ctx: Context, paths: Sequence[Path]) -> Iterator[tuple[Path, SuggestionEntry | Rejected]]:
    for path in paths:
        try:
            yield path, web_entry(ctx, read_web_answer(read_answer_file(path)))
        except StoreError:
            raise
        except FrontDeskError as refusal:
            yield path, Rejected(0, refusal.message, path.name)
