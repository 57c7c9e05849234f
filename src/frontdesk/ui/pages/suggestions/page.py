"""What stands in the suggestion book: a board of states, a list, and who is still to be told (POL-07)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from frontdesk.domain.suggestions import OPEN, SuggestionState
from frontdesk.services.changes import Area, Changes
from frontdesk.services.suggestions.filter import NEWEST_FIRST, SuggestionFilter, SuggestionOrder
from frontdesk.services.suggestions.views import SuggestionRow
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.suggestions.figures import FiguresPart
from frontdesk.ui.pages.suggestions.filter_bar import BookFilter
from frontdesk.ui.pages.suggestions.menus import passing_menu, put_counter, put_menu, telling_offers
from frontdesk.ui.pages.suggestions.output import BookOutput
from frontdesk.ui.pages.suggestions.reading import BookReading, Shown
from frontdesk.ui.pages.suggestions.rows import cards, column, groups, telling_group
from frontdesk.ui.shell.page import Page
from frontdesk.ui.suggestions.actions import SuggestionActions
from frontdesk.ui.suggestions.telling import next_action
from frontdesk.ui.widgets.board import Board
from frontdesk.ui.widgets.elided_label import ElidedLabel
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.grouped_list import GroupedList
from frontdesk.ui.widgets.segmented import Choice, Segmented

_CONCERNED = frozenset({Area.SUGGESTIONS, Area.CUSTOMERS, Area.CORRESPONDENCE, Area.CALLBACKS})
_PLAN = ColumnPlan(chip=136.0, parts=(0.5, 0.25, 0.25))


class Shape(StrEnum):
    """How the entries are shown."""

    BOARD = "board"
    LIST = "list"
    TO_TELL = "to_tell"
    FIGURES = "figures"


class SuggestionsPage(Page):
    """A card is opened by Enter, and moved by dragging it or by Control with the arrow keys."""

    def __init__(self, page: PageContext, actions: SuggestionActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._actions = actions
        self._telling = actions.telling
        self._awaited = False  # whether the keyboard waits for what has yet to be read
        form = page.forms.fill(self, "suggestions")
        self._subtitle = find(form, ElidedLabel, "subtitle")
        self._write_all = find(form, QPushButton, "write_all")
        self._shape = find(form, Segmented, "shape")
        self.filter = BookFilter(page, form)
        self._reading = BookReading(page, self.filter)
        self.board = Board()
        self.list = GroupedList(plan=_PLAN)
        self.list.setAccessibleName(page.say("page.suggestions"))
        say = page.say
        self._empty = EmptyState(
            "suggestion", say("suggestions.empty"), say("suggestions.empty_line"), say("suggestions.write")
        )
        self._nothing = EmptyState("search", say("suggestions.nothing"), say("suggestions.nothing_line"))
        self._all_told = EmptyState("check", say("suggestions.all_told"), say("suggestions.all_told_line"))
        self._stack = QStackedLayout(find(form, QWidget, "list_host"))
        self.output = BookOutput(page, self, self._what)
        self.figures = FiguresPart(page)
        self.figures.print_wanted.connect(self.output.print_figures)
        for part in (self.board, self.list, self.figures, self._empty, self._nothing, self._all_told):
            self._stack.addWidget(part)
        put_counter(page, self, find(form, QPushButton, "counter"))
        papers_and_files = (self.output.papers, self.output.files)
        put_menu(page, self, find(form, QPushButton, "print_book"), papers_and_files)
        self._offer_choices()
        self._connect()

    def refresh(self) -> None:
        """Read the book again."""
        self._reading.refresh()

    def shown(self) -> None:
        """Put the keyboard on the entries, as soon as there are any."""
        self._awaited = self._reading.shown is None
        self._focus()

    def concerns(self, change: object) -> bool:
        """Whether an entry may have changed, or somebody's name."""
        return not isinstance(change, Changes) or bool(change.areas & _CONCERNED)

    def _what(self) -> tuple[SuggestionFilter, SuggestionOrder]:
        """Return which entries are shown; where the bar is hidden that is all of them."""
        if Shape(self._shape.value) not in (Shape.BOARD, Shape.LIST):
            return SuggestionFilter(), NEWEST_FIRST
        return self.filter.which(self._page.context.actor.staff_id), self.filter.order

    def _offer_choices(self) -> None:
        say = self._page.say
        self._shape.set_choices([Choice(each.value, say(f"suggestions.shape.{each}")) for each in Shape])
        self._shape.set_value(Shape.BOARD.value)

    def _connect(self) -> None:
        self._shape.chosen.connect(self._show_shape)
        self._shape.decided.connect(self._focus)
        self._reading.found.connect(self._show)
        self._reading.more_found.connect(self._show_more)
        self.filter.changed.connect(self._start_over)
        self.filter.left.connect(self._focus)
        self.board.more_wanted.connect(lambda key: self._reading.ask_for_more(SuggestionState(key)))
        self.board.opened.connect(self._page.bus.show_suggestion)
        self.board.moved.connect(self._move)
        self.list.opened.connect(self._open)
        self.list.acted.connect(self._act)
        self.list.menu_wanted.connect(self._show_menu)
        self._telling.notice_wanted.connect(self._offer_notice)
        self._write_all.clicked.connect(self._write)
        self._empty.acted.connect(self._page.bus.write_suggestion)

    def _start_over(self) -> None:
        self.board.start_over()
        self.list.choose(None)

    def _show_more(self, state: SuggestionState, rows: Sequence[SuggestionRow]) -> None:
        if Shape(self._shape.value) is Shape.LIST:
            self._show_shape()
        else:
            self.board.add_cards(state.value, cards(rows, self._page))

    def _show(self) -> None:
        self._show_shape()
        if self._awaited:
            self._awaited = False
            self._focus()

    def _show_shape(self) -> None:
        found, shape = self._reading.shown, Shape(self._shape.value)
        known = self._reading.look_at_tellings(wanted=shape is Shape.TO_TELL)
        if found is None or (shape is Shape.TO_TELL and not known):
            return  # it is shown when it has been read
        if shape is Shape.BOARD:
            self.board.set_columns([column(each, self._page) for each in found.columns])
        elif shape is Shape.LIST:
            self.list.set_groups(groups(found.columns, self._page))
        elif shape is Shape.TO_TELL:
            self.list.set_groups(telling_group(self._reading.tellings, self._page))
        else:
            self.figures.refresh()
        self.filter.set_visible(shape in (Shape.BOARD, Shape.LIST))  # the others are the office's
        self._write_all.setVisible(
            shape is Shape.TO_TELL
            and any(next_action(each) in ("write", "call") for each in self._reading.tellings)
        )
        self._subtitle.show_text(self._line(found))
        self._stack.setCurrentWidget(self._part(shape, found))

    def _part(self, shape: Shape, found: Shown) -> QWidget:
        if shape is Shape.TO_TELL:
            return self.list if found.to_tell else self._all_told
        if shape is Shape.FIGURES:
            return self.figures
        if not any(each.count for each in found.columns):
            return self._nothing if self.filter.narrows else self._empty
        return self.board if shape is Shape.BOARD else self.list

    def _line(self, found: Shown) -> str:
        waiting = sum(each.count for each in found.columns if each.state in OPEN)
        told = self._page.say("suggestions.to_tell_count", count=found.to_tell)
        return " · ".join((self._page.say("suggestions.open_count", count=waiting), told))

    def _focus(self) -> None:
        if self._stack.currentWidget() is self.board:
            self.board.focus_card()
        elif self._stack.currentWidget() is self.figures:
            self.figures.focus_span()
        else:
            self.list.setFocus()

    def _move(self, reference: str, state: str) -> None:
        self._actions.move(reference, SuggestionState(state))

    def _act(self, key: object) -> None:
        """Do the next thing for somebody who is to be told; an entry is opened."""
        telling = self._reading.telling(key)
        if telling is not None:
            self._telling.do(telling)
        else:
            self._open(key)

    def _show_menu(self, key: object, place: QPoint) -> None:
        """Offer what can be done for somebody who is to be told."""
        telling = self._reading.telling(key)
        if telling is not None:
            offers = telling_offers(self._telling, telling, lambda: self._open(key))
            passing_menu(self._page, self, offers).popup(place)

    def _offer_notice(self) -> None:
        """Ask whether the notice is to have pictures, beside whom it tells."""
        row = self.list.visualRect(self.list.currentIndex())
        place = self.list.viewport().mapToGlobal(row.bottomLeft())
        passing_menu(self._page, self, self.output.notices).popup(place)

    def _write(self) -> None:
        self._telling.prepare(self._reading.tellings)

    def _open(self, key: object) -> None:
        if isinstance(key, SuggestionState):
            self._reading.ask_for_more(key)
            return
        reference = key[0] if isinstance(key, tuple) else key
        if isinstance(reference, str):
            self._page.bus.show_suggestion.emit(reference)
