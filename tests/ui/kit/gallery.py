"""Pictures of the kit in use, to be looked at: `python -m tests.ui.kit.gallery OUT`.

Everybody in them is invented.
"""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from frontdesk.ui.delegates.cells import Cell
from frontdesk.ui.delegates.fact import Fact
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.delegates.timeline import TimelineEvent
from frontdesk.ui.forms.loading import Forms
from frontdesk.ui.look.grab import dressed, take_picture
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.shell.page import Badge, IntakeSpec, Page, PageSpec
from frontdesk.ui.shell.status import Status
from frontdesk.ui.shell.window import Shell
from frontdesk.ui.tasks.immediate import ImmediateTasks
from frontdesk.ui.widgets.banner import Banner
from frontdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from frontdesk.ui.widgets.card import Card, label
from frontdesk.ui.widgets.chip import Chip
from frontdesk.ui.widgets.data_table import DataTable
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.grouped import Entry, Group, Lines
from frontdesk.ui.widgets.grouped_list import GroupedList
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.paged_model import Column, PagedTableModel, RowCells
from frontdesk.ui.widgets.say_box import SayBox
from frontdesk.ui.widgets.segmented import Choice, Segmented
from frontdesk.ui.widgets.told import FactList, Timeline

_SIZE = QSize(1280, 800)


def list_page() -> Page:
    """Return a page of grouped rows."""
    page = Page()
    column = _column(page)
    column.addLayout(
        _row(label("Today", "title"), label("Tuesday · open until 17:00", "muted"), None, _scopes())
    )
    owed = GroupedList()
    late = _entry("2 h late", Tone.OVERDUE, "Ilse Brandt", "Answer", "Workshop", "Reply")
    soon = _entry("in 40 min", Tone.SOON, "Bakery Ó Briain", "Call back", "not referred yet", "Call")
    calm = _entry("17:00", Tone.NEUTRAL, "渡辺 健", "Acknowledge by post", "Reception", "Print")
    owed.set_groups(
        (
            Group("Overdue", (late,), Tone.OVERDUE, "1"),
            Group("Due today", (soon, calm), count="2"),
            Group(
                "Later",
                tuple(
                    _entry("Fri 17:00", Tone.NEUTRAL, f"Person {n}", "Answer", "Stores", "Reply")
                    for n in range(9)
                ),
                count="9",
            ),
        )
    )
    column.addWidget(owed)
    owed.setFocus()
    return page


def case_page() -> Page:
    """Return a page with a timeline, facts and documents."""
    page = Page()
    column = _column(page)
    buttons = (SecondaryButton("Refer"), SecondaryButton("Extend"), PrimaryButton("Answer"))
    column.addLayout(_row(label("Gate does not open", "title"), Chip(text="Request"), None, *buttons))
    column.addWidget(label("26-00031-5 · Ilse Brandt · owned by Noor Haddad, Workshop", "muted"))
    cards = QHBoxLayout()
    cards.setSpacing(16)
    column.addLayout(cards, 1)
    cards.addWidget(_timeline_card(), 2)
    side = QVBoxLayout()
    side.setSpacing(16)
    side.addWidget(_facts("Owed", _OWED))
    side.addWidget(
        _facts("Documents", (Fact("letter.pdf", lead="PDF", right="2 pages"), Fact("slip", lead="PDF")))
    )
    side.addStretch(1)
    cards.addLayout(side, 1)
    return page


def form_page() -> Page:
    """Return a page of fields, with a list dropped down and a refusal."""
    page = Page()
    column = _column(page)
    number = LookupField()
    number.setText("+353 1 496 0")
    name = LookupField()
    name.set_picked(1, "Bakery Ó Briain", "known · 3 contacts")
    column.addLayout(_row(_field("Caller’s number", number), _field("Caller", name)))
    column.addWidget(_field("What is it?", _kinds()))
    refused = _field("In one line", QLineEdit())
    refused.show_error("Say in one line what it is about.")
    column.addWidget(refused)
    details = QPlainTextEdit("The flour was delivered to the wrong door.")
    details.setFixedHeight(80)
    column.addWidget(_field("What the caller said", details))
    say = SayBox()
    say.set_heading("Say")
    sentence = "Thank you. Noor Haddad in Workshop has it; you hear from us by Friday, 4 June."
    say.say(sentence, ("Noor Haddad in Workshop", "Friday, 4 June"))
    column.addWidget(say)
    said = QCheckBox("Said to the caller")
    said.setChecked(True)
    column.addWidget(said)
    column.addStretch(1)
    save = PrimaryButton("Save", key_hint="Ctrl+Return")
    column.addLayout(_row(SecondaryButton("Put aside", key_hint="Esc"), None, save))
    number.setFocus()
    return page


def table_page() -> Page:
    """Return a page with a long table."""
    page = Page()
    column = _column(page)
    column.addLayout(
        _row(
            label("Cases", "title"),
            label("1,000,000", "muted"),
            None,
            SecondaryButton("Columns", icon="columns"),
        )
    )
    columns = (
        Column("reference", "Reference", 140, sort="reference"),
        Column("customer", "Customer", 260, stretches=True),
        Column("state", "State", 160),
        Column("days", "Days open", 110, right=True, sort="days"),
    )
    model = PagedTableModel(columns, _cells, ImmediateTasks(), page)
    table = DataTable(model)
    card = Card()
    card.body.setContentsMargins(1, 1, 1, 1)
    card.body.addWidget(table)
    column.addWidget(card)
    model.set_ids(array("q", range(1_000_000)))
    table.selectRow(2)
    return page


def empty_page() -> Page:
    """Return a page that has nothing to show yet."""
    page = Page()
    sentence = "Letters and postcards wait here until somebody has posted them."
    _column(page).addWidget(EmptyState("mailroom", "Nothing waits to be posted", sentence, "Log a letter"))
    return page


_PAGES: dict[str, tuple[str, str, Callable[[], Page]]] = {
    "list": ("Today", "today", list_page),
    "case": ("Cases", "cases", case_page),
    "form": ("Desk", "desk", form_page),
    "table": ("People", "people", table_page),
    "empty": ("Mailroom", "mailroom", empty_page),
}
_OWED = (
    Fact(
        "Acknowledge",
        "received Mon 09:30, day 0 · Tue, day 1 · due 17:00",
        chip=ChipText("in 40 min", Tone.SOON),
    ),
    Fact("Answer", "day 7, Sat and Sun closed, Mon a holiday · due Thu 17:00", chip=ChipText("7 days")),
    Fact("Forward", "slip printed 09:41", chip=ChipText("done", Tone.DONE)),
)


def _entry(chip: str, tone: Tone, name: str, what: str, who: str, action: str) -> Entry:
    cells = (
        Lines(name, "26-00031-5 · Request · Gate does not open"),
        Lines(what, "4 hours"),
        Lines(who, "Ground floor"),
    )
    return Entry((name, what), cells, ChipText(chip, tone), action)


def _cells(ids: Sequence[int]) -> dict[int, RowCells]:
    state = ChipText("overdue", Tone.OVERDUE)
    return {
        each: (
            Cell(f"26-{each:05}-0", "Request"),
            Cell(f"Customer {each}", "Gate does not open", strong=True),
            Cell(chip=state) if each % 7 == 0 else Cell("referred", "Workshop"),
            Cell(str(each % 90)),
        )
        for each in ids
    }


def _timeline_card() -> Card:
    card = Card("Timeline")
    timeline = Timeline()
    timeline.set_events(
        (
            TimelineEvent("Mon 09:30", "mail", "Letter received", "Postmarked 1 June. Scan: letter.pdf"),
            TimelineEvent("09:41", "refer", "Referred to Workshop", "expected answer Thu 10 June"),
            TimelineEvent(
                "11:02", "note", "Note", "The hinge was changed in spring; the key still fits. " * 3
            ),
            TimelineEvent("13:30", "warning", "Acknowledgement overdue", "printed, not posted", Tone.OVERDUE),
        )
    )
    card.body.addWidget(timeline)
    return card


def _facts(title: str, facts: Sequence[Fact]) -> Card:
    card = Card(title)
    shown = FactList()
    shown.show_whole()
    shown.set_facts(facts)
    card.body.addWidget(shown)
    return card


def _field(text: str, widget: QWidget) -> Field:
    return Field(text=text, input_widget=widget)


def _kinds() -> Segmented:
    kinds = Segmented()
    words = ("Question", "Request", "Complaint", "Interruption", "Safety")
    kinds.set_choices([Choice(word, word) for word in words], numbered=True)
    kinds.set_value("Request")
    return kinds


def _scopes() -> Segmented:
    scopes = Segmented()
    scopes.set_choices([Choice(word, word) for word in ("Mine", "Reception", "Everyone")])
    scopes.set_value("Mine")
    return scopes


def _column(page: Page) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(12)
    return column


def _row(*parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _shell(forms: Forms) -> Shell:
    shell = Shell(forms)
    shell.name_office("Front Desk")
    for place, (name, (title, icon, factory)) in enumerate(_PAGES.items(), start=1):
        shell.add_page(PageSpec(name, title, icon, factory, f"Alt+{place}"))
    for title, icon, key in (
        ("Visit", "visit", "F2"),
        ("Call", "call", "F3"),
        ("Mail", "mail", "F4"),
        ("Other", "other", "F5"),
    ):
        shell.add_intake(IntakeSpec(title, title, icon, key, shell.update, primary=title == "Call"))
    shell.show_badge("list", Badge("6", Tone.OVERDUE))
    shell.show_badge("case", Badge("128"))
    shell.show_status(
        Status("2 overdue", "Next callback 14:30", "Backed up 12:05", "Reception 1 · Ines Falk")
    )
    return shell


def main(out: Path) -> None:
    """Write every page, light and dark, at 100 % and 200 %."""
    application = QApplication([])
    theme = Theme(application)
    shell = _shell(Forms(application))
    shell.resize(_SIZE)
    shell.show()
    shell.activateWindow()
    for name in _PAGES:
        page = shell.open_page(name)
        _dress_up(shell, page, name)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            with dressed(theme, scheme):
                for scale in (1.0, 2.0):
                    _settle()
                    take_picture(shell, out / f"{name}-{scheme}-{scale:.0f}x.png", scale=scale)


def _settle() -> None:
    """Let what was asked for arrive and be laid out."""
    loop = QEventLoop()
    QTimer.singleShot(50, loop.quit)
    loop.exec()


def _dress_up(shell: Shell, page: Page, name: str) -> None:
    if name == "form":
        number = page.findChildren(LookupField)[0]
        number.setFocus()
        found = (Suggestion(1, "Bakery Ó Briain", "12 Quay Street", "3 contacts", "people"),)
        number.offer(number.text(), found, new_text=f"New: {number.text()}")
    if name == "table":
        shell.add_banner(Banner("This is a training database.", Tone.SOON, "What is that?"))
        shell.notices.tell("Call logged. 26-00032-2", action="Undo", act=shell.update)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
