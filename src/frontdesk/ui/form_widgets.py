"""The controls of ours that Designer forms may name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from frontdesk.ui.shell.navigation import Navigation
from frontdesk.ui.shell.status import StatusLine
from frontdesk.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from frontdesk.ui.widgets.chip import Chip
from frontdesk.ui.widgets.dates import DateField, TimeField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.grouped_list import GroupedList
from frontdesk.ui.widgets.icon_label import IconLabel
from frontdesk.ui.widgets.key_hint import KeyHint
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.say_box import SayBox
from frontdesk.ui.widgets.search_field import SearchField
from frontdesk.ui.widgets.segmented import Segmented
from frontdesk.ui.widgets.told import FactList, Timeline
from frontdesk.ui.widgets.week_field import WeekField

CUSTOM_WIDGETS: tuple[type[QWidget], ...] = (
    Button,
    PrimaryButton,
    SecondaryButton,
    Chip,
    DateField,
    FactList,
    Field,
    GroupedList,
    IconLabel,
    KeyHint,
    LookupField,
    Navigation,
    SayBox,
    SearchField,
    Segmented,
    StatusLine,
    TimeField,
    Timeline,
    WeekField,
)
