"""`frontdesk suggestions form` and `receive`: to the office's website and back."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.cli.conftest import Frontdesk
from tests.services.suggestions.test_web_form import sent_plain


def test_the_form_goes_to_the_website_and_its_answers_come_back(office: Frontdesk, tmp_path: Path) -> None:
    out = tmp_path / "form.html"
    ran = office("suggestions", "form", out, "--language", "de", "--email", "ideen@example.org", "--json")
    assert ran.json == {"file": str(out)}
    assert '<html lang="de">' in out.read_text(encoding="utf-8")
    assert office("suggestions", "form", out).output.strip() == str(out)
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_bytes(sent_plain())
    bad.write_bytes(b"nothing of ours")
    received = office("suggestions", "receive", bad, good, "--json")
    assert received.code == 1
    assert [line["reference"] for line in received.lines] == ["S26-00001-0"]
    assert str(bad) in received.messages
    again = office("suggestions", "receive", good)
    assert (again.code, again.output) == (1, "")
    assert "S26-00001-0" in again.messages
