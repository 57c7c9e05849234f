"""The suggestion book as it is shown in a picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import suggestion_ids, suggestion_rows
from frontdesk.services.suggestions.papers.forms import FormsWish, make_forms
from frontdesk.services.suggestions.replies import ReplyEntry
from frontdesk.services.suggestions.telling_views import to_be_told
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_list import SUGGESTIONS
from frontdesk.ui.pages.suggestions.page import Shape
from frontdesk.ui.screens.scene import WINDOW, Scene
from frontdesk.ui.screens.stage import Stage
from frontdesk.ui.suggestions.actions import dialog_for
from frontdesk.ui.suggestions.blank_forms import BlankFormsDialog
from frontdesk.ui.suggestions.cards.window import CardsDialog
from frontdesk.ui.suggestions.importing.sources import opened_source
from frontdesk.ui.suggestions.importing.window import ImportDialog
from frontdesk.ui.suggestions.reply_dialog import ReplyDialog
from frontdesk.ui.suggestions.telling import TellDialog
from frontdesk.ui.suggestions.writing import WriteDialog
from frontdesk.ui.widgets.segmented import Segmented

_S = SuggestionState
_WIDE = QSize(1120, 720)
_DIALOGS = {
    "accept": _S.LOOKING,
    "assign": _S.NEW,
    "decline": _S.LOOKING,
    "finish": _S.ACCEPTED,
    "hand_over": _S.ACCEPTED,
    "link_case": _S.ACCEPTED,
    "merge": _S.LOOKING,
    "reopen": _S.DECLINED,
    "say_in": _S.DECLINED,
    "split": _S.LOOKING,
    "support": _S.NEW,
    "weigh": _S.LOOKING,
    "withhold": _S.NEW,
}


def suggestion_scenes() -> Iterator[Scene]:
    """Yield the board and list, an entry, and the dialogs."""
    for shape in Shape:
        yield Scene(f"page-suggestions-{shape}", partial(_page, shape), WINDOW)
    for state in (_S.ACCEPTED, _S.DECLINED):
        yield Scene(f"page-suggestion-{state}", partial(_entry_page, state), WINDOW)
    yield Scene("suggestion-empty", lambda stage: WriteDialog(stage.page))
    yield Scene("suggestion-written", _written)
    yield Scene("suggestion-tell", _tell)
    yield Scene("suggestion-reply", _reply)
    yield Scene("suggestion-blank", lambda stage: BlankFormsDialog(stage.page, cards=True))
    yield Scene("suggestion-import", _import, _WIDE)
    yield Scene("suggestion-cards", _cards, _WIDE)
    yield Scene("suggestion-correct", _unnaming)
    for action, state in _DIALOGS.items():
        yield Scene(f"suggestion-{action}", partial(_dialog, action, state))


def _page(shape: Shape, stage: Stage) -> QWidget:
    page = stage.window.shell.open_page(SUGGESTIONS)
    find(page, Segmented, "shape").set_value(shape.value)
    return stage.window.shell


def _entry_page(state: SuggestionState, stage: Stage) -> QWidget:
    stage.window.show_suggestion(_entry(state, stage).reference)
    return stage.window.shell


def _written(stage: Stage) -> QWidget:
    dialog = WriteDialog(stage.page)
    find(dialog, QPlainTextEdit, "words").setPlainText(stage.page.say("screens.suggestion"))
    return dialog


def _cards(stage: Stage) -> QWidget:
    """Show a sheet of cards that is being written down."""
    dialog = CardsDialog(stage.page, stage.window.shell)
    forms = make_forms(stage.page.context, wish=FormsWish(cards=True)).result
    with TemporaryDirectory(prefix="frontdesk-") as folder:
        file = Path(folder) / "sheet.pdf"
        file.write_bytes(forms.pdf)
        dialog.read_sheets([file])
    find(dialog.rows[0].form, QPlainTextEdit, "words").setPlainText(stage.page.say("screens.suggestion"))
    return dialog


def _import(stage: Stage) -> QWidget:
    """Show a table of another system: known columns, a row at fault, an idea that is in the book already."""
    with TemporaryDirectory(prefix="frontdesk-") as folder:
        file = Path(folder) / f"{stage.page.say('page.suggestions')}.csv"
        file.write_text(stage.page.say("screens.import") + "\n", encoding="utf-8")
        source = opened_source(stage.page.context, [file])
        return ImportDialog(stage.page, source, stage.window.shell)


def _dialog(action: str, state: SuggestionState, stage: Stage) -> QWidget:
    dialog = dialog_for(stage.page, action, _entry(state, stage), stage.window.shell)
    if dialog is None:
        raise LookupError(action)
    return dialog


def _unnaming(stage: Stage) -> QWidget:
    """Show what is said before a name is erased for good."""
    dialog = _dialog("correct", _S.ACCEPTED, stage)
    find(dialog, QCheckBox, "anonymous").setChecked(True)
    return dialog


def _tell(stage: Stage) -> QWidget:
    return TellDialog(stage.page, to_be_told(stage.page.context)[0], stage.window.shell)


def _reply(stage: Stage) -> QWidget:
    entry = _entry(_S.DECLINED, stage)
    kept = ReplyEntry(entry.theme, entry.language, entry.reasons[entry.language], _S.DECLINED)
    return ReplyDialog(stage.page, kept, stage.window.shell, id=1)


def _entry(state: SuggestionState, stage: Stage) -> SuggestionView:
    context = stage.page.context
    ids = suggestion_ids(context, SuggestionFilter(states=frozenset({state})))
    (row,) = suggestion_rows(context, ids[:1])
    return suggestion_view(context, reference=row.reference)
