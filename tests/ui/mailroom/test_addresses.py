"""Address labels and envelopes for the letters that are chosen."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QComboBox, QSpinBox

from frontdesk.printing.paper import Paper
from frontdesk.ui.dialogs.addresses import AddressesDialog
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.widgets.field import Field
from tests.services.contacts import REFERRED_LETTER, begin
from tests.services.mailroom.letters import CROWDED, many, states
from tests.services.offices import Desk
from tests.ui.mailroom.conftest import Told, choose, top
from tests.ui.printing.fake_spooler import FakeSpooler


def test_labels_begin_where_the_sheet_is_still_free_and_mark_nothing(
    desk: Desk, shown: MailroomPage, spooler: FakeSpooler
) -> None:
    ids = many(desk, 3)
    shown.refresh()
    choose(shown, [0, 2])
    shown.work.do("labels", shown.chosen())
    dialog = top(AddressesDialog)
    assert find(dialog, QComboBox, "layout").currentText() == "Avery L7160, 21 per sheet"
    find(dialog, QSpinBox, "start").setValue(21)
    dialog.confirm()
    preview = top(PdfWindow)
    assert preview.pages == 2
    assert preview.windowTitle() == "2 labels"
    preview.ask_printer()
    top(PrintDialog).confirm()
    assert len(PdfReader(BytesIO(spooler.jobs[0].data)).pages) == 2
    assert states(desk, ids) == ["pending"] * 3


def test_a_place_that_the_sheet_has_not_is_refused_beside_its_field(desk: Desk, shown: MailroomPage) -> None:
    many(desk, 1)
    shown.refresh()
    shown.work.do("labels", shown.chosen())
    dialog = top(AddressesDialog)
    find(dialog, QSpinBox, "start").setValue(22)
    dialog.confirm()
    assert "1 to 21" in find(dialog, Field, "start_field").error


def test_envelopes_are_of_the_offices_size_unless_another_is_chosen(
    desk: Desk, shown: MailroomPage, told: Told, spooler: FakeSpooler
) -> None:
    many(desk, 1)
    begin(desk, REFERRED_LETTER, customer=CROWDED)
    shown.refresh()
    shown.work.do("envelopes", shown.chosen())
    dialog = top(AddressesDialog)
    assert not find(dialog, Field, "start_field").isVisible()
    layout = find(dialog, QComboBox, "layout")
    layout.setCurrentIndex(layout.findData("envelope_c6"))
    find(dialog, QSpinBox, "copies").setValue(2)
    dialog.confirm()
    assert told.refusals[-1].startswith("26-00002-9: ")
    preview = top(PdfWindow)
    assert preview.pages == 2
    preview.ask_printer()
    top(PrintDialog).confirm()
    assert spooler.jobs[0].options.paper == Paper(162, 114)


@pytest.mark.parametrize("form", ["labels", "envelopes"])
def test_with_no_address_at_all_it_says_so(desk: Desk, shown: MailroomPage, form: str) -> None:
    begin(desk, REFERRED_LETTER, customer=CROWDED)
    shown.refresh()
    shown.work.do(form, shown.chosen())
    dialog = top(AddressesDialog)
    dialog.confirm()
    assert dialog.isVisible()
