"""Pictures of every page and dialog, to look at and for the manual: `python -m frontdesk.ui.screens OUT`."""
