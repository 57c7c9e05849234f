"""Every page, window and dialog as it is shown in a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from frontdesk import paths
from frontdesk.domain.kinds import CaseKind, Channel, Formality, LetterKind, Outcome, Way
from frontdesk.printing.paper import A4, PaperKind
from frontdesk.services.contact import PostalAddress
from frontdesk.services.correspondence import letter_pdf, slip_of, waiting_letters
from frontdesk.services.correspondence.template_views import TemplateKey
from frontdesk.services.customers.lookup import look_up
from frontdesk.ui.dialogs.action_dialogs import DIALOGS
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.dialogs.words import WORDINGS, WordsDialog
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.targets import Target
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.letters.window import TemplateWindow
from frontdesk.ui.page_list import SETTINGS, TODAY
from frontdesk.ui.pages.customer.asked import ask
from frontdesk.ui.pages.customer.edit import CustomerEditDialog
from frontdesk.ui.pages.settings.letter_parts import LetterParts
from frontdesk.ui.pages.settings.page import SettingsPage
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.printing.subject import PrintSubject
from frontdesk.ui.printing.turning import TurnDialog
from frontdesk.ui.screens.calendars import calendar_scenes
from frontdesk.ui.screens.callbacks import callback_scenes
from frontdesk.ui.screens.counter import counter_scenes
from frontdesk.ui.screens.mail import mail_scenes
from frontdesk.ui.screens.printers import POST_ROOM, PicturedPrinters
from frontdesk.ui.screens.reminders import reminder_scenes
from frontdesk.ui.screens.scene import WINDOW, Scene
from frontdesk.ui.screens.stage import Stage
from frontdesk.ui.screens.suggestions import suggestion_scenes
from frontdesk.ui.welcome.sitting import SittingDialog
from frontdesk.ui.welcome.welcome import Welcome

INTAKE = QSize(1200, 760)
PAPER = QSize(880, 760)
ADDRESSES = {
    "empty": PostalAddress(),
    "us": PostalAddress(("1200 Harbor Street",), "Albany", "NY", "90210", "US"),
    "de": PostalAddress(("Torstraße 1",), "Berlin", "", "10119", "DE"),
    "gb": PostalAddress(("Flat 2", "5 Mill Lane"), "Leeds", "", "LS1 4DY", "GB"),
    "jp": PostalAddress(("千代田1-1",), "", "東京都", "100-0001", "JP"),
    "br": PostalAddress(("Rua Augusta 12", "Consolação"), "São Paulo", "SP", "01304-001", "BR"),
    "ae": PostalAddress(("12 Creek Road",), "Deira", "Dubai", "", "AE"),
}
LETTER_PARTS = ("letterhead", "paper", "approval")
TEXTS = (
    TemplateKey(LetterKind.ACKNOWLEDGEMENT, Way.LETTER, "en", Formality.FORMAL),
    TemplateKey(LetterKind.CALLBACK_MISSED, Way.POSTCARD, "de", Formality.INFORMAL),
    TemplateKey(LetterKind.ANSWER, Way.EMAIL, "en", Formality.FORMAL),
)
SECTIONS = (
    "office",
    "departments",
    "staff",
    "holidays",
    "closures",
    "callbacks",
    "reminders",
    "counter",
    "letters",
    "desk",
    "backups",
)


def scenes() -> Iterator[Scene]:
    """Yield every picture to take, pages first."""
    yield from _pages()
    yield from _intakes()
    yield from _dialogs()
    yield from _addresses()
    yield from _paper()
    yield from mail_scenes()
    yield from callback_scenes()
    yield from calendar_scenes()
    yield from suggestion_scenes()
    yield from counter_scenes()
    yield from reminder_scenes()
    yield Scene("welcome", lambda stage: Welcome(stage.page), QSize(960, 720))
    yield Scene("sitting", lambda stage: SittingDialog(stage.page))


def _pages() -> Iterator[Scene]:
    for page in ("today", "desk", "cases", "people"):
        yield Scene(f"page-{page}", partial(_page, page), WINDOW)
    yield Scene("page-case", _case_page, WINDOW)
    yield Scene("page-customer", _customer_page, WINDOW)
    for section in SECTIONS:
        yield Scene(f"page-settings-{section}", partial(_settings, section), WINDOW)
    for part in LETTER_PARTS:
        yield Scene(f"page-settings-letters-{part}", partial(_letter_part, part), WINDOW)
    yield Scene("search", _search, WINDOW)


def _intakes() -> Iterator[Scene]:
    for channel in (Channel.CALL, Channel.VISIT, Channel.MAIL, Channel.EMAIL):
        yield Scene(f"intake-{channel}-empty", partial(_empty_intake, channel), INTAKE)
        yield Scene(f"intake-{channel}", partial(_full_intake, channel), INTAKE)


def _dialogs() -> Iterator[Scene]:
    for action in DIALOGS:
        yield Scene(f"dialog-{action}", partial(_dialog, action))
    for action in WORDINGS:
        yield Scene(f"dialog-{action}", partial(_worded, action))


def _addresses() -> Iterator[Scene]:
    for name, address in ADDRESSES.items():
        yield Scene(f"address-{name}", partial(_address, address))


def _paper() -> Iterator[Scene]:
    for key in TEXTS:
        yield Scene(f"text-{key.kind}-{key.way}", partial(_text, key), WINDOW)
    yield Scene("text-broken", _broken_text, WINDOW)
    yield Scene("paper-letter", _letter, PAPER)
    yield Scene("paper-slip", _slip, PAPER)
    yield Scene("print", partial(_print, PicturedPrinters()))
    yield Scene("print-turn", _turn)
    yield Scene("print-trouble", partial(_print, PicturedPrinters((POST_ROOM,))))
    yield Scene("print-empty", partial(_print, PicturedPrinters(())))


def _address(address: PostalAddress, stage: Stage) -> QWidget:
    customer = next(item.customer for item in stage.items if item.customer is not None)
    dialog = CustomerEditDialog(stage.page, ask(stage.page.context, customer))
    dialog.addresses.show_addresses([address])
    return dialog


def _page(page: str, stage: Stage) -> QWidget:
    stage.window.shell.open_page(page)
    return stage.window.shell


def _case_page(stage: Stage) -> QWidget:
    stage.window.show_case(stage.case("mark_posted", "print", "extend").reference)
    return stage.window.shell


def _customer_page(stage: Stage) -> QWidget:
    customer = next(item.customer for item in stage.items if item.customer is not None)
    stage.window.show_customer(customer)
    return stage.window.shell


def _settings(section: str, stage: Stage) -> QWidget:
    page = stage.window.shell.open_page(SETTINGS)
    if isinstance(page, SettingsPage):
        page.open(section)
    return stage.window.shell


def _letter_part(part: str, stage: Stage) -> QWidget:
    shell = _settings("letters", stage)
    parts = shell.findChild(LetterParts)
    if parts is not None:
        parts.open(part)
    return shell


def _text(key: TemplateKey, stage: Stage) -> QWidget:
    return TemplateWindow(stage.page, key)


def _broken_text(stage: Stage) -> QWidget:
    # What is put aside when it closes is in no other picture.
    folder = DraftFolder(paths.desk_state() / f"picture-{uuid4().hex}")
    window = TemplateWindow(replace(stage.page, drafts=folder), TEXTS[0])
    source = window.fields.source
    window.fields.put(replace(source, body=source.body.replace("{{ person }}", "{{ persn }}", 1)))
    return window


def _search(stage: Stage) -> QWidget:
    shell = stage.window.shell
    shell.open_page(TODAY)
    name = next(item.customer_name for item in stage.items if item.customer_name)
    shell.top_bar.search.setText(name)
    shell.results.asked.emit(name)
    return shell


def _empty_intake(channel: Channel, stage: Stage) -> QWidget:
    return IntakeWindow(stage.page, Beginning(channel))


def _full_intake(channel: Channel, stage: Stage) -> QWidget:
    window = IntakeWindow(stage.page, Beginning(channel))
    item = stage.owed("answer")
    hits = look_up(stage.page.context, item.customer_name, limit=1)
    if hits:
        window.who.choice.choose(hits[0])
    window.matter.choose(CaseKind.COMPLAINT)
    window.matter.subject.setText(stage.page.say("screens.subject"))
    find(window, QPlainTextEdit, "details").setPlainText(stage.page.say("screens.details"))
    window.outcome.choose(Outcome.REFERRED)
    window.outcome.target.show(Target(item.department, item.owner))
    window.say.ask()
    return window


def _dialog(action: str, stage: Stage) -> QWidget:
    return DIALOGS[action](stage.page, stage.case(action))


def _worded(action: str, stage: Stage) -> QWidget:
    return WordsDialog(stage.page, stage.case(action), wording=WORDINGS[action])


def _letter(stage: Stage) -> QWidget:
    context = stage.page.context
    waiting = waiting_letters(context)
    ready = next((each for each in waiting if each.missing is None), waiting[0])
    name = stage.page.say(f"paper.name.{ready.way}", reference=ready.case)
    return PdfWindow(stage.page, None, name=name, data=letter_pdf(context, id=ready.id))


def _print(printers: PicturedPrinters, stage: Stage) -> QWidget:
    stage.page.spooler = lambda: printers
    letters = stage.page.say("screens.letters")
    return PrintDialog(stage.page, PrintSubject(letters, A4, PaperKind.A4, sheets=43, as_pdf=True))


def _turn(stage: Stage) -> QWidget:
    return TurnDialog(
        stage.page, stage.page.say("mailroom.batch.postcard", count=12), "Brother HL-1110", "Rosa Delgado"
    )


def _slip(stage: Stage) -> QWidget:
    reference = stage.case("confirm_referral").reference
    name = stage.page.say("paper.name.slip", reference=reference)
    return PdfWindow(stage.page, None, name=name, data=slip_of(stage.page.context, reference=reference))
