"""The form for the office's website, and its answers on their way back into the book (POL-06)."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.suggestions import AuthorKind, HearBy, SuggestionSource
from frontdesk.services.suggestions.papers.web_answers import (
    LARGEST_ANSWER,
    is_web_answer,
    read_answer_file,
    read_web_answer,
    take_in,
)
from frontdesk.services.suggestions.papers.web_form import web_form
from tests.services.offices import Desk, local
from tests.services.suggestions.writers import view
from tests.unit.documents.paper import refusal_of

FILLED = {
    "frontdesk-suggestion": "1",
    "language": "en",
    "title": "A bench",
    "theme": "Entrance",
    "place": "South door",
    "author": "partner",
    "name": "Liam O’Connor",
    "hear_by": "email",
    "email": "liam@example.org",
    "phone": "",
    "street": "5 Mill Lane",
    "postal_code": "E1 7AA",
    "city": "London",
    "print_name": "yes",
    "text": "Put a bench outside.\r\nname=not a name\r\n\r\nThank you.",
    "frontdesk-end": "1",
}


def sent_plain(**changes: str) -> bytes:
    """Return the answers as a browser writes them: enctype text/plain (HTML standard, 4.10.21.8)."""
    filled = FILLED | changes
    return "".join(f"{key}={value}\r\n" for key, value in filled.items()).encode()


class Page(HTMLParser):
    """What a screen reader finds: the controls, and what names them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.controls: list[dict[str, str]] = []
        self.named: set[str] = set()
        self.tags: list[str] = []
        self.inside_label = False
        self.language = ""
        self.action = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "html":
            self.language = found["lang"]
        elif tag == "form":
            self.action = found["action"]
        elif tag == "label":
            self.inside_label = True
            self.named.add(found.get("for", ""))
        elif tag in ("input", "textarea") and found.get("type") != "hidden":
            self.controls.append(found | {"labelled": "yes" if self.inside_label else ""})

    def handle_endtag(self, tag: str) -> None:
        self.inside_label = self.inside_label and tag != "label"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_pol_06_the_form_stands_by_itself_and_every_control_has_its_name(
    sqlite_desk: Desk, language: str
) -> None:
    source = web_form(sqlite_desk.ctx, language=language, email="ideas@harbour.example")
    page = Page(source)
    assert page.language == language
    assert page.action.startswith("mailto:ideas@harbour.example?subject=")
    assert len(page.controls) > 15
    assert all(each["labelled"] or each["id"] in page.named for each in page.controls)
    assert {each["name"] for each in page.controls} | {
        "language",
        "frontdesk-suggestion",
        "frontdesk-end",
    } == set(FILLED)
    assert not re.search(r"https?:|//[a-z]|src=|@import|url\(", source.replace("// The form", ""))
    assert "$" not in source


def test_a_form_of_an_office_without_an_address_is_saved_to_a_file(sqlite_desk: Desk) -> None:
    source = web_form(sqlite_desk.ctx)
    assert "mailto:" not in source
    assert '<button type="submit" hidden>' in source
    assert "Harbour Office" in source


def test_what_stands_in_the_office_s_address_is_no_markup(sqlite_desk: Desk) -> None:
    source = web_form(sqlite_desk.ctx, email='"><script>x</script>@a.example')
    assert "<script>x" not in source


def test_pol_06_what_the_form_sends_is_an_entry_of_the_book(desk: Desk) -> None:
    found = view(desk, take_in(desk.ctx, data=sent_plain()).result.reference)
    assert found.source is SuggestionSource.WEBSITE
    assert (found.title, found.theme, found.place) == ("A bench", "Entrance", "South door")
    assert found.text == "Put a bench outside.\nname=not a name\n\nThank you."
    assert (found.author, found.author_kind, found.hear_by) == (
        "Liam O’Connor",
        AuthorKind.PARTNER,
        HearBy.EMAIL,
    )
    assert found.print_name
    assert not found.anonymous


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_an_e_mail_brings_its_own_date(desk: Desk, charset: str) -> None:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "Suggestion book"
    mail["From"] = "liam@example.org"
    mail["Date"] = "Fri, 20 Nov 2026 10:00:00 +0000"
    mail.set_content(sent_plain(name="José Núñez").decode(), charset=charset)
    found = view(desk, take_in(desk.ctx, data=bytes(mail)).result.reference)
    assert found.given == local("2026-11-20 10:00")
    assert found.author == "José Núñez"


@pytest.mark.parametrize("when", ["20 Nov 2099 10:00:00 +0000", "31 Dec 9999 23:59:59 -1200"])
def test_a_date_that_is_yet_to_come_is_not_believed(desk: Desk, when: str) -> None:
    head = f"From: a@example.org\r\nDate: {when}\r\n\r\n".encode()
    found = view(desk, take_in(desk.ctx, data=head + sent_plain()).result.reference)
    assert found.given == desk.clock.now()


@pytest.mark.parametrize("charset", ["undefined", "hex", "nonsense", "idna"])
def test_a_charset_that_is_none_is_read_as_what_forms_send(desk: Desk, charset: str) -> None:
    head = f"From: a@example.org\r\nContent-Type: text/plain; charset={charset}\r\n\r\n".encode()
    found = view(desk, take_in(desk.ctx, data=head + sent_plain(text="A bench")).result.reference)
    assert found.text == "A bench"


def test_a_quoted_mail_with_colons_is_read_too() -> None:
    lines = sent_plain(text="A bench.").decode().replace("=", ": ").splitlines()
    quoted = "Hello,\n\n" + "\n".join(f"> {line}" for line in lines) + "\n\n--\nSent from a telephone"
    found = read_web_answer(quoted.encode()).fields
    assert (found["name"], found["text"]) == ("Liam O’Connor", "A bench.")


def test_who_leaves_nothing_is_anonymous_and_reads_the_notice(desk: Desk) -> None:
    nothing = dict.fromkeys(("name", "email", "street", "postal_code", "city", "print_name"), "")
    found = view(desk, take_in(desk.ctx, data=sent_plain(**nothing)).result.reference)
    assert found.anonymous
    assert found.hear_by is HearBy.NOTICE


@pytest.mark.parametrize("hear_by", ["phone", "nonsense", ""])
def test_who_cannot_be_reached_as_they_wish_reads_the_notice(desk: Desk, hear_by: str) -> None:
    found = view(desk, take_in(desk.ctx, data=sent_plain(hear_by=hear_by)).result.reference)
    assert found.hear_by is HearBy.NOTICE


@pytest.mark.parametrize("data", [b"", b"Hello", b"frontdesk-suggestion", b"\xff\xfe\x00frontdesk"])
def test_what_is_not_from_our_form_is_refused(data: bytes) -> None:
    with pytest.raises(FrontDeskError) as refused:
        read_web_answer(data)
    assert (refused.value.message.id, refused.value.field) == ("web.no_answer", "file")


def test_the_same_answers_are_taken_in_once(desk: Desk) -> None:
    head = b"From: a@example.org\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\n\r\n"
    nameless = dict.fromkeys(("name", "email", "street", "postal_code", "city"), "")
    for data in (sent_plain(), head + sent_plain(**nameless)):
        reference = take_in(desk.ctx, data=data).result.reference
        with pytest.raises(ConflictError) as refused:
            take_in(desk.ctx, data=data)
        assert refused.value.message.params["reference"] == reference
    saved = sent_plain(**nameless)
    assert len({take_in(desk.ctx, data=saved).result.reference for _ in range(2)}) == 2, "two may agree"


def test_answers_without_an_idea_are_refused(desk: Desk) -> None:
    with pytest.raises(FrontDeskError) as refused:
        take_in(desk.ctx, data=sent_plain(text=" ", title=""))
    assert refused.value.field == "text"


def test_a_file_that_is_too_large_or_gone_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * (LARGEST_ANSWER + 1))
    for file, id_ in ((large, "web.too_large"), (tmp_path / "none.txt", "web.unreadable")):
        with pytest.raises(FrontDeskError) as refused:
            read_answer_file(file)
        assert refused.value.message.id == id_


def test_our_answers_are_told_from_other_files() -> None:
    assert is_web_answer(sent_plain())
    assert not is_web_answer(b"timestamp,text\n1,bench")


WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=5), WORDS)
def test_whatever_somebody_writes_comes_back_whole(lines: list[str], title: str) -> None:
    text = "\r\n".join(lines)
    found = read_web_answer(sent_plain(text=text, title=title)).fields
    assert found["text"] == "\n".join(lines).strip()
    assert found["title"] == title.strip()


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_rubbish_is_refused_or_read_but_never_breaks(data: bytes) -> None:
    for tried in (data, b"frontdesk-suggestion=1\n" + data, b"From: x\nContent-Type: " + data + sent_plain()):
        assert refusal_of(partial(read_web_answer, tried)) in ("", "web.no_answer")
