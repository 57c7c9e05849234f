"""The manager changes the words of the acknowledgement, prints, and brings the original back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt

from frontdesk.domain.kinds import Formality, LetterKind, Way
from frontdesk.services.attachments import open_document
from frontdesk.services.correspondence import read_letter, waiting_letters
from frontdesk.services.correspondence.template_views import TemplateKey, template
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.text_edit import TemplateEdit
from frontdesk.ui.letters.versions import VersionsMenu
from frontdesk.ui.letters.window import TemplateWindow
from frontdesk.ui.page_list import SETTINGS
from frontdesk.ui.pages.settings.letter_parts import LetterParts
from frontdesk.ui.pages.settings.page import SettingsPage
from frontdesk.ui.pages.settings.texts import TextsSection
from tests.journeys.reception import Reception
from tests.journeys.test_letters import REFERENCE, log_letter, print_whatever_waits

KEY = TemplateKey(LetterKind.ACKNOWLEDGEMENT, Way.LETTER, "en", Formality.FORMAL)
WORDS = " looks after your letter and answers by "


def test_pol_14_the_words_of_the_acknowledgement_are_the_offices_own(
    reception: Reception, tmp_path: Path
) -> None:
    log_letter(reception, reception.intake(Qt.Key.Key_F4))
    window = open_text(reception)
    rewrite(reception, find(window, TemplateEdit, "body"))
    reception.typist.save()
    assert reception.notice() == "Acknowledgement: written with your text from now on."
    printed = text_of(preview_of(reception, tmp_path / "first.pdf"))
    assert f"Jonas Weber{WORDS}Wednesday, 2 December 2026" in printed
    print_whatever_waits(reception)

    again = open_text(reception)
    menu = again.findChild(VersionsMenu)
    assert menu is not None
    menu.menu.actions()[-1].trigger()
    assert "now has it" in find(again, TemplateEdit, "body").toPlainText()
    again.close()
    assert template(reception.office.ctx, key=KEY).original

    (letter,) = waiting_letters(reception.office.ctx)
    kept = read_letter(reception.office.ctx, id=letter.id)
    assert kept.template_version == "1"
    assert kept.document is not None
    assert WORDS in text_of(open_document(reception.office.ctx, document=kept.document).data)


def open_text(reception: Reception) -> TemplateWindow:
    """Go to the settings and press Enter on the acknowledgement letter."""
    settings = reception.window.shell.open_page(SETTINGS)
    assert isinstance(settings, SettingsPage)
    settings.open("letters")
    assert isinstance(settings.section, LetterParts)
    texts = settings.section.part
    assert isinstance(texts, TextsSection)
    texts.list.choose(KEY)
    reception.qtbot.keyClick(texts.list, Qt.Key.Key_Return)
    window = reception.shown(TemplateWindow)
    reception.qtbot.waitUntil(window.isActiveWindow)
    window.fields.begin()
    return window


def rewrite(reception: Reception, body: TemplateEdit) -> None:
    """Type other words, taking the placeholders from the list."""
    body.selectAll()
    reception.typist.write("{{ per")
    reception.typist.enter()
    reception.typist.write(f"{WORDS}{{{{ answ")
    reception.typist.enter()
    assert body.toPlainText() == f"{{{{ person }}}}{WORDS}{{{{ answer_by }}}}"


def preview_of(reception: Reception, target: Path) -> bytes:
    """Save the acknowledgement as it will be printed."""
    page = reception.open_case(REFERENCE)
    reception.press_action(page, "print")
    preview = reception.shown(PdfWindow)
    preview.save_to(target)
    preview.close()
    return target.read_bytes()


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
