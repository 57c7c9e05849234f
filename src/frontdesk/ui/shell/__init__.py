"""The main window: navigation, search, intake buttons, pages, status."""
