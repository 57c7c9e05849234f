"""The fields of an address on screen: they change with the country, and nothing typed is lost by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from frontdesk.services.addresses.country_names import Country, countries
from frontdesk.services.addresses.form import CITY, LINES, PARTS, POSTAL_CODE, REGION, AddressForm
from frontdesk.services.addresses.sheet import COUNTRY, AddressSheet, address_sheet
from frontdesk.services.contact import PostalAddress
from frontdesk.services.context import Context
from frontdesk.ui.address.arranging import arrange, measure_anew
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.country_field import CountryField
from frontdesk.ui.widgets.field import Field, Remark
from frontdesk.ui.widgets.region_field import RegionField

Rows = Callable[[AddressForm], Sequence[Sequence[str]]]
Named = Callable[[], tuple[str, str]]  # the person's name and the organisation's


def rows_of(form: AddressForm) -> Sequence[Sequence[str]]:
    """Return the country first, for it decides, then the rows of its envelopes."""
    return [[COUNTRY], *([field.part for field in row] for row in form.rows)]


def one_row(form: AddressForm) -> Sequence[Sequence[str]]:
    """Return everything in one row: the street, the rest in the country's order, the country."""
    return [[LINES, *(field.part for field in form.fields if field.part != LINES), COUNTRY]]


class AddressFields(QObject):
    """Works the fields `lines`, `city`, `region`, `postal_code` and `country` inside `address_rows`.

    The street is the text `lines`, or the one line `street` with commas, as the form has it. Labels named
    `preview_title`, `preview` and `preview_warning` show the envelope where the form has them.
    """

    edited = Signal()

    def __init__(
        self, form: QWidget, page: PageContext, *, rows: Rows = rows_of, named: Named = lambda: ("", "")
    ) -> None:
        super().__init__(form)
        self._page = page
        self._rows = rows
        self._named = named
        self._form: AddressForm | None = None
        self._extras: tuple[str, ...] = ()
        self._host = find(form, QWidget, "address_rows")
        self._street = form.findChild(QPlainTextEdit, LINES) or find(form, QLineEdit, "street")
        names = {**{part: part for part in (*PARTS, COUNTRY)}, LINES: self._street.objectName()}
        self._fields = {part: find(form, Field, f"{name}_field") for part, name in names.items()}
        self._remarks = {part: Remark(self._host) for part in names}
        self._lines = {part: find(form, QLineEdit, part) for part in (CITY, REGION, POSTAL_CODE)}
        self._country = find(form, CountryField, COUNTRY)
        self._region = find(form, RegionField, REGION)
        self._preview = {
            name: form.findChild(QLabel, name) for name in ("preview_title", "preview", "preview_warning")
        }
        self._connect()
        page.read(partial(_known_countries, page.words.language), self._country.offer_countries, owner=self)
        self.refresh()

    @property
    def address(self) -> PostalAddress:
        """Return what is typed, with the country's code."""
        return PostalAddress(
            lines=self._street_lines(),
            country=self._country.code,
            **{part: line.text() for part, line in self._lines.items()},
        )

    def show_address(self, address: PostalAddress) -> None:
        """Show an address."""
        if isinstance(self._street, QPlainTextEdit):
            self._street.setPlainText("\n".join(address.lines))
        else:
            self._street.setText(", ".join(address.lines))
        for part, line in self._lines.items():
            line.setText(getattr(address, part))
        self._country.show_code(address.country)
        self.refresh()

    def show_country(self, code: str) -> None:
        """Show a country (ISO 3166-1) and leave the rest as it is."""
        self._country.show_code(code)

    def refresh(self) -> None:
        """Ask how the address stands now; the answer shapes the form."""
        address, (name, organisation) = self.address, self._named()
        self._page.read(
            lambda context: address_sheet(context, address=address, name=name, organisation=organisation),
            self._show,
            lane=Lane.TYPING,
            replace_key=(id(self), "address"),
            owner=self,
        )

    def _connect(self) -> None:
        self._street.textChanged.connect(self._edited)
        for line in self._lines.values():
            line.textChanged.connect(self._edited)
        self._country.country_changed.connect(self._edited)

    def _edited(self) -> None:
        self.edited.emit()
        self.refresh()

    def _street_lines(self) -> tuple[str, ...]:
        if isinstance(self._street, QPlainTextEdit):
            return tuple(line for line in text_of(self._street).splitlines() if line.strip())
        return tuple(line.strip() for line in self._street.text().split(",") if line.strip())

    def _show(self, sheet: AddressSheet) -> None:
        self._shape(sheet.form)
        for part, remark in self._remarks.items():
            hint = sheet.hints.get(part)
            remark.tell(self._page.say("address.remark", part=self._label(part), hint=hint) if hint else "")
            self._fields[part].input.setAccessibleDescription(remark.text)
        self._show_envelope(sheet)
        measure_anew(self._host)

    def _shape(self, form: AddressForm) -> None:
        """Put the fields into the country's order; one that it lacks stays while something stands in it."""
        lacking = (part for part in PARTS if form.field(part) is None)
        extras = tuple(part for part in lacking if self._holds(part))
        if form == self._form and extras == self._extras:
            return
        self._form, self._extras = form, extras
        rows = [list(row) for row in self._rows(form)]
        if extras and len(rows) == 1:
            rows[0][-1:-1] = extras  # the country stays last
        elif extras:
            rows.append(list(extras))
        arrange(self._host, self._fields, self._remarks, rows)
        one_line = isinstance(self._street, QLineEdit)
        for part in PARTS[one_line:]:  # of one line for a street nothing more has to be said
            self._fields[part].setProperty("label", self._page.render(form.label(part)))
        region, code = form.field(REGION), form.field(POSTAL_CODE)
        self._region.offer_regions(region.regions if region else ())
        self._lines[POSTAL_CODE].setPlaceholderText(code.example if code else "")

    def _label(self, part: str) -> str:
        return str(self._fields[part].property("label"))

    def _holds(self, part: str) -> bool:
        line = self._lines.get(part)
        return line is not None and (bool(line.text().strip()) or line.hasFocus())

    def _show_envelope(self, sheet: AddressSheet) -> None:
        title, lines, warning = self._preview.values()
        if title is not None:
            id_ = "address.preview.abroad" if sheet.abroad else "address.preview"
            title.setText(self._page.say(id_))
        if lines is not None:
            empty = self._page.say("address.preview.empty") if title is not None else ""
            between = "\n" if title is not None else " · "
            lines.setText(breakable(between.join(sheet.lines)) or empty)
            lines.setEnabled(bool(sheet.lines))
            lines.setVisible(bool(lines.text()))
        if warning is not None:
            warning.setText(self._page.render(sheet.warning) if sheet.warning else "")
            warning.setVisible(bool(sheet.warning))


def _known_countries(language: str, _context: Context) -> tuple[Country, ...]:
    return countries(language)
