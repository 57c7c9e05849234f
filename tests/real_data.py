"""Finds the real input that lies beside the checkout; it is never part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

BESIDE_THE_CHECKOUT = Path(__file__).resolve().parents[2] / "shared" / "data"


def real_data_folder() -> Path | None:
    """Return the folder named by FRONTDESK_REAL_DATA, else the one beside the checkout, if any."""
    folder = Path(os.environ.get("FRONTDESK_REAL_DATA") or BESIDE_THE_CHECKOUT)
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Give the folder of real input; skip the test, saying so, where there is none."""
    folder = real_data_folder()
    if folder is None:
        pytest.skip(f"no real input: neither FRONTDESK_REAL_DATA nor {BESIDE_THE_CHECKOUT}")
    return folder
