"""The code of a printed page or card leads to its entry, or to the page that waits for one (POL-06)."""

from __future__ import annotations

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.suggestions.references import reserve_codes
from frontdesk.services.suggestions.scanned_code import ScannedCode, blank_card, scanned_code
from tests.services.offices import Desk
from tests.services.suggestions.writers import write


def test_a_blank_card_is_known_however_its_code_is_typed(desk: Desk) -> None:
    (code,) = reserve_codes(desk.ctx, count=1).result
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')}\n"):
        assert scanned_code(desk.ctx, typed) == ScannedCode(code, written=False)
        assert blank_card(desk.ctx, typed) == code
    write(desk, code=code)
    assert scanned_code(desk.ctx, code) == ScannedCode(code, written=True, title="A bench by the entrance")
    assert blank_card(desk.ctx, code) == ""


@pytest.mark.parametrize(
    "typed", ["", "S", "bench", "S26-00001-1", "S26-09999-0", "26-00001-0", "S" + "9" * 500]
)
def test_what_is_on_no_page_of_this_office_is_refused_at_the_code(desk: Desk, typed: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        scanned_code(desk.ctx, typed)
    assert refused.value.field == "code"
    assert blank_card(desk.ctx, typed) == ""
