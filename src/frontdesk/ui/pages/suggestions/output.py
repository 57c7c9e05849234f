"""The suggestion book on paper: the book, its notice, blank forms, figures; and the form for a website."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.filter import SuggestionFilter, SuggestionOrder
from frontdesk.services.suggestions.papers.wish import EVERYTHING, Period
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.tasks.lanes import Lane

if TYPE_CHECKING:
    from frontdesk.services.suggestions.export import Exported
    from frontdesk.services.suggestions.papers.notice import Notice

_NOTICE = "suggestions.print.notice"


class BookOutput(QObject):
    """Makes papers off the UI thread and shows each, from where it is printed or saved."""

    def __init__(
        self,
        page: PageContext,
        widget: QWidget,
        shown: Callable[[], tuple[SuggestionFilter, SuggestionOrder]],
    ) -> None:
        """`shown` says which entries are shown, and in which order: a table holds the same."""
        super().__init__(widget)
        self._shown = shown
        self._page = page
        self._widget = widget

    @property
    def papers(self) -> Mapping[str, Callable[[], None]]:
        """What can be printed, by the message id of its name, in the order of a menu."""
        return {
            "suggestions.print.book_by_date": lambda: self._book("date"),
            "suggestions.print.book_by_theme": lambda: self._book("theme"),
            "suggestions.print.notice": lambda: self._notice(pictures=False),
            "suggestions.print.notice_with_pictures": lambda: self._notice(pictures=True),
            "suggestions.print.pages": lambda: self._forms(cards=False),
            "suggestions.print.cards": lambda: self._forms(cards=True),
            "suggestions.print.figures": lambda: self.print_figures(EVERYTHING),
        }

    @property
    def notices(self) -> Mapping[str, Callable[[], None]]:
        """The papers that tell whoever left no name, likewise."""
        return {name: make for name, make in self.papers.items() if name.startswith(_NOTICE)}

    @property
    def files(self) -> Mapping[str, Callable[[], None]]:
        """What is read from files and written into them, likewise."""
        return {
            "suggestions.cards": self._cards,
            "suggestions.import": self._import,
            "suggestions.save.csv": lambda: self._ask_table("csv"),
            "suggestions.save.xlsx": lambda: self._ask_table("xlsx"),
            "suggestions.save.web_form": self._web_form,
        }

    def write_table(self, target: Path) -> None:
        """Write what is shown of the book into a CSV file or a workbook, as the file's name says."""
        which, order = self._shown()

        def made(context: Context) -> Exported:
            from frontdesk.services.suggestions import export  # noqa: PLC0415  start-up

            return export.export_suggestions(context, target=target, which=which, order=order)

        def saved(found: Exported) -> None:
            told = self._page.say("suggestion.exported", entries=found.entries, withheld=found.withheld)
            self._page.bus.tell.emit(Tell(f"{target.name}: {told}"))

        self._page.read(made, saved, lane=Lane.DOCUMENTS, owner=self)

    def write_web_form(self, target: Path) -> None:
        """Write the form for the office's website into a file."""

        def made(context: Context) -> None:
            from frontdesk.services.suggestions.papers import web_form  # noqa: PLC0415  start-up
            from frontdesk.services.whole_files import writing_to  # noqa: PLC0415  start-up

            text = web_form.web_form(context)
            with writing_to(target) as sink:
                sink.write(text.encode())

        def saved(_done: None) -> None:
            self._page.bus.tell.emit(Tell(self._page.say("pdf.saved", file=target.name)))

        self._page.read(made, saved, lane=Lane.DOCUMENTS, owner=self)

    def _book(self, order: str) -> None:
        def made(context: Context) -> bytes:
            from frontdesk.services.suggestions.papers import book  # noqa: PLC0415  start-up

            sink = BytesIO()
            book.make_book(context, sink=sink, wish=book.BookWish(order=book.BookOrder(order)))
            return sink.getvalue()

        self._made("suggestions.print.book", made)

    def print_figures(self, period: Period) -> None:
        """Show the page of the figures of a time, from where it is printed."""

        def made(context: Context) -> bytes:
            from frontdesk.services.suggestions.papers import figures  # noqa: PLC0415  start-up

            return figures.make_figures(context, wish=figures.FiguresWish(period))

        self._made("suggestions.print.figures", made)

    def _notice(self, *, pictures: bool) -> None:
        def made(context: Context) -> Notice:
            from frontdesk.services.suggestions.papers import notice  # noqa: PLC0415  start-up

            return notice.make_notice(context, wish=notice.NoticeWish(pictures=pictures))

        self._page.read(made, self._show_notice, lane=Lane.DOCUMENTS, owner=self)

    def _show_notice(self, notice: Notice) -> None:
        """Show the notice; once it has come out of the printer, those whom it answers are told (POL-07)."""
        title = self._page.say("suggestions.print.notice")
        self._show(title, notice.pdf, lambda: self.note_printed(notice.entries))

    def note_printed(self, entries: tuple[str, ...]) -> None:
        """Note that a notice with these entries was printed."""

        def noted(context: Context) -> Done[int]:
            from frontdesk.services.suggestions.papers import notice  # noqa: PLC0415  start-up

            return notice.notice_printed(context, entries=entries)

        self._page.write(noted, self._told, owner=self)

    def _told(self, count: int) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("suggestions.told_by_notice", count=count)))

    def _forms(self, *, cards: bool) -> None:
        """Ask how many blank forms are wanted, and show them."""
        from frontdesk.ui.suggestions.blank_forms import BlankFormsDialog  # noqa: PLC0415  start-up

        title = self._page.say(f"suggestions.print.{'cards' if cards else 'pages'}")
        dialog = BlankFormsDialog(self._page, self._widget.window(), cards=cards)
        dialog.carried_out.connect(lambda found: self._show(title, found.pdf))
        dialog.show()

    def _cards(self) -> None:
        from frontdesk.ui.suggestions.cards.window import CardsDialog  # noqa: PLC0415  start-up

        CardsDialog(self._page, self._widget.window()).show()

    def _import(self) -> None:
        from frontdesk.ui.suggestions.importing.files import choose_import  # noqa: PLC0415  start-up

        choose_import(self._page, self._widget)

    def _ask_table(self, kind: str) -> None:
        title = self._page.say(f"suggestions.save.{kind}")
        proposed = f"{self._page.say('page.suggestions')} {self._page.today().isoformat()}.{kind}"
        kinds = f"{kind.upper()} (*.{kind})"
        name, _ = QFileDialog.getSaveFileName(self._widget, title, proposed, kinds)
        if name:
            self.write_table(Path(name))

    def _web_form(self) -> None:
        title = self._page.say("suggestions.save.web_form")
        name, _ = QFileDialog.getSaveFileName(self._widget, title, "suggestions.html", "HTML (*.html)")
        if name:
            self.write_web_form(Path(name))

    def _made(self, name: str, made: Callable[[Context], bytes]) -> None:
        title = self._page.say(name)
        self._page.read(made, lambda data: self._show(title, data), lane=Lane.DOCUMENTS, owner=self)

    def _show(self, title: str, data: bytes, taken: Callable[[], None] | None = None) -> None:
        # QtPdf is a tenth of the window's memory, and no start needs it.
        from frontdesk.ui.dialogs.pdf_view import PdfWindow  # noqa: PLC0415  see above

        PdfWindow(self._page, self._widget, name=title, data=data, taken=taken).show()
