"""The controls of ours that Designer forms may name, and where each is found.

A control's module is imported when a form first names it: the window need not
wait for those of forms that nobody has opened yet.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QWidget

CUSTOM_WIDGETS = {
    "BigButton": "frontdesk.ui.counter.big_button",
    "Button": "frontdesk.ui.widgets.buttons",
    "ChoiceBox": "frontdesk.ui.widgets.choice_box",
    "Chip": "frontdesk.ui.widgets.chip",
    "CountryField": "frontdesk.ui.widgets.country_field",
    "ColourField": "frontdesk.ui.widgets.colour_field",
    "CounterText": "frontdesk.ui.counter.text_field",
    "DateField": "frontdesk.ui.widgets.dates",
    "ElidedLabel": "frontdesk.ui.widgets.elided_label",
    "FactList": "frontdesk.ui.widgets.told",
    "Field": "frontdesk.ui.widgets.field",
    "GroupedList": "frontdesk.ui.widgets.grouped_list",
    "IconLabel": "frontdesk.ui.widgets.icon_label",
    "KeyHint": "frontdesk.ui.widgets.key_hint",
    "LongWords": "frontdesk.ui.widgets.long_words",
    "LookupField": "frontdesk.ui.widgets.lookup_field",
    "Navigation": "frontdesk.ui.shell.navigation",
    "OutcomeButtons": "frontdesk.ui.callbacks.outcomes",
    "PagePreview": "frontdesk.ui.letters.page_preview",
    "PictureField": "frontdesk.ui.widgets.picture_field",
    "PlaceholderBar": "frontdesk.ui.letters.placeholder_bar",
    "PrimaryButton": "frontdesk.ui.widgets.buttons",
    "RegionField": "frontdesk.ui.widgets.region_field",
    "ProblemList": "frontdesk.ui.letters.problem_list",
    "SayBox": "frontdesk.ui.widgets.say_box",
    "SearchField": "frontdesk.ui.widgets.search_field",
    "SecondaryButton": "frontdesk.ui.widgets.buttons",
    "Segmented": "frontdesk.ui.widgets.segmented",
    "Snug": "frontdesk.ui.widgets.snug",
    "StatusLine": "frontdesk.ui.shell.status",
    "TemplateEdit": "frontdesk.ui.letters.text_edit",
    "TimeField": "frontdesk.ui.widgets.dates",
    "Timeline": "frontdesk.ui.widgets.told",
    "WeekField": "frontdesk.ui.widgets.week_field",
    "WindowField": "frontdesk.ui.callbacks.window_field",
}


def custom_widget(name: str) -> type[QWidget]:
    """Return a control's class by the name that forms use."""
    found: type[QWidget] = getattr(import_module(CUSTOM_WIDGETS[name]), name)
    return found
