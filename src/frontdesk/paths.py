"""The one place that finds resources and the user's data."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"


def _tree(name: str) -> Path:
    installed = _INSTALLED / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def resources() -> Path:
    """Return the folder of policies, templates, layouts, fonts, icons and translations."""
    return _tree("resources")


def forms() -> Path:
    """Return the folder of Qt Designer forms."""
    return _tree("forms")


def user_data() -> Path:
    """Return this user's folder for the default database and backups; made when absent."""
    chosen = os.environ.get("FRONTDESK_HOME")
    if chosen:
        folder = Path(chosen)
    else:
        import platformdirs  # noqa: PLC0415  start-up: not needed where the folder is given

        folder = Path(platformdirs.user_data_dir("frontdesk", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def desk_state() -> Path:
    """Return this desk's own folder: drafts, window places, log; never the office's data."""
    folder = user_data() / "desk"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def adjusted_layouts() -> Path:
    """Return the folder of paper layouts that this user has adjusted; mostly there is none."""
    return user_data() / "layouts"


def own_mappings() -> Path:
    """Return the folder of what the columns of other programs' files mean to this office."""
    return user_data() / "mappings"


def default_database() -> Path:
    """Return where the office's database lives unless somebody says otherwise."""
    return user_data() / "office.db"
