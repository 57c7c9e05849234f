"""The window: pages, dialogs, lists and forms, on PySide6. Nothing is decided in a widget."""

from frontdesk.ui.opening.lasting_none import make_none_last

make_none_last()
