"""The dressed application that the controls are tried in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.ui.forms.loading import Forms
from frontdesk.ui.look.theme import Scheme, Theme


@pytest.fixture(scope="session")
def dressed_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def theme(dressed_theme: Theme) -> Iterator[Theme]:
    yield dressed_theme
    dressed_theme.use(Scheme.LIGHT)


@pytest.fixture(scope="session")
def forms(qapp: QApplication) -> Forms:
    return Forms(qapp)
