"""The papers of the demonstration's day: letters that wait, and the lists that a manager looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.due import DueView
from frontdesk.domain.kinds import CorrespondenceState
from frontdesk.services.context import Context
from frontdesk.services.correspondence import letter_pdf, waiting_letters
from frontdesk.services.correspondence.names import file_name
from frontdesk.services.lists.case_filter import CaseFilter
from frontdesk.services.lists.cases import case_ids, case_rows
from frontdesk.services.lists.on_paper import ListColumn, ListContent, list_pdf
from frontdesk.services.office.particulars import office
from frontdesk.services.owed.item import OwedItem
from frontdesk.services.owed.today import owed
from frontdesk.services.rules import rules
from frontdesk.services.suggestions.papers.book import make_book
from frontdesk.services.suggestions.papers.figures import make_figures
from frontdesk.services.suggestions.papers.notice import make_notice
from frontdesk.services.views import CaseRow
from frontdesk.services.visits import in_the_building
from frontdesk.words import Words, words_for


@dataclass(frozen=True, slots=True)
class Papers:
    """The files that were written."""

    letters: tuple[Path, ...]
    reports: tuple[Path, ...]


def write_papers(ctx: Context, out: Path) -> Papers:
    """Draw the letters that wait into `out/letters` and the day's lists into `out/reports`.

    Nothing is marked printed: they wait in the Mailroom of whoever looks around. Raises `FrontDeskError`
    where a letter cannot be printed, OSError where nothing can be written.
    """
    reports = out / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    lists = {"due.pdf": _due(ctx), "cases.pdf": _cases(ctx), "in-the-building.pdf": _visitors(ctx)}
    for name, content in lists.items():
        (reports / name).write_bytes(list_pdf(ctx, content=content))
    return Papers(
        letters=tuple(_letters(ctx, out / "letters")),
        reports=(*(reports / name for name in lists), *_book(ctx, reports)),
    )


def _book(ctx: Context, folder: Path) -> Iterator[Path]:
    """Write the suggestion book, its notice of the month, and its figures."""
    book = folder / "suggestion-book.pdf"
    with book.open("wb") as sink:
        make_book(ctx, sink=sink)
    yield book
    for name, data in (
        ("notice.pdf", make_notice(ctx).pdf),
        ("suggestion-figures.pdf", make_figures(ctx)),
    ):
        path = folder / name
        path.write_bytes(data)
        yield path


def _letters(ctx: Context, folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for letter in waiting_letters(ctx, state=CorrespondenceState.PENDING):
        path = folder / file_name(ctx, letter.id)
        path.write_bytes(letter_pdf(ctx, id=letter.id))
        yield path


def _due(ctx: Context) -> ListContent:
    words, view = _words(ctx), DueView.at(ctx.clock.now(), rules(ctx).calendar)
    rows = (_due_row(words, view, item) for item in owed(ctx).items)
    return _list(words, "due", {"when": 0.9, "who": 1.3, "what": 2.2, "why": 1.5, "owner": 1.4}, rows)


def _due_row(words: Words, view: DueView, item: OwedItem) -> tuple[str, ...]:
    return (
        words.render(view.countdown(item.due).message),
        item.customer_name,
        _joined(words.text(f"deadline.{item.kind}"), item.subject, item.case or ""),
        _joined(words.render(item.why), *item.provisions[:1]),
        _joined(item.owner, item.department),
    )


def _cases(ctx: Context) -> ListContent:
    words = _words(ctx)
    rows = (_case_row(words, row) for row in case_rows(ctx, case_ids(ctx, CaseFilter())))
    return _list(
        words, "cases", {"reference": 0.9, "subject": 2.4, "customer": 1.4, "owner": 1.4, "status": 1.0}, rows
    )


def _case_row(words: Words, row: CaseRow) -> tuple[str, ...]:
    return (
        row.reference,
        _joined(words.text(f"kind.{row.kind}"), row.subject),
        row.customer_name,
        _joined(row.owner, row.department),
        words.text(f"status.{row.status}"),
    )


def _visitors(ctx: Context) -> ListContent:
    words = _words(ctx)
    rows = (
        (visit.badge, visit.visitor, visit.organisation, visit.host, words.time(visit.arrived))
        for visit in in_the_building(ctx)
    )
    shares = {"badge": 0.6, "visitor": 1.5, "organisation": 1.5, "host": 1.2, "arrived": 0.8}
    return _list(words, "in_the_building", shares, rows)


def _list(words: Words, name: str, shares: dict[str, float], rows: Iterable[tuple[str, ...]]) -> ListContent:
    return ListContent(
        title=words.text(f"demo.{name}"),
        columns=tuple(
            ListColumn(words.text(f"demo.{name}.{column}"), share) for column, share in shares.items()
        ),
        rows=tuple(rows),
    )


def _words(ctx: Context) -> Words:
    particulars = office(ctx)
    return words_for(particulars.language, timezone=particulars.zone, clock=ctx.clock)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
