"""The answers of the form on the website, as an e-mail or a file brings them back (POL-06).

They are lines `key=value` (or `key: value`, as some mail programs show them), the entry's own words last,
between the form's two marks: whatever somebody wrote there is text and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.suggestions import AuthorKind, HearBy, SuggestionSource
from frontdesk.services.changes import Done
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.context import Context
from frontdesk.services.intake.checks import EARLIEST
from frontdesk.services.rules import rules
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.tidying import tidy_entry
from frontdesk.services.suggestions.writing import Written, write_suggestion
from frontdesk.store.models import Suggestion

LARGEST_ANSWER = 1_000_000
"""In bytes; an entry has some thousand characters, an e-mail a little more around it."""

_KEYS = (
    "language", "title", "theme", "place", "author", "name", "hear_by", "email", "phone", "street",
    "postal_code", "city", "print_name",
)  # fmt: skip
_BEGIN = re.compile(r"^[> ]*frontdesk-suggestion\s*[=:]\s*1\s*$", re.MULTILINE)
_END = re.compile(r"^[> ]*frontdesk-end\s*[=:]\s*1\s*$", re.MULTILINE)
_LINE = re.compile(rf"[> ]*({'|'.join((*_KEYS, 'text'))})\s*[=:] ?(.*)", re.DOTALL)

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """What came back: the fields as they were filled in, and when it was sent, if that is known."""

    fields: Mapping[str, str]
    sent: datetime | None = None


def is_web_answer(data: bytes) -> bool:
    """Whether a file or e-mail holds the answers of our form."""
    return b"frontdesk-suggestion" in data


def read_answer_file(path: Path) -> bytes:
    """Return the content of a file. Raises `FrontDeskError` (field "file")."""
    try:
        if path.stat().st_size > LARGEST_ANSWER:
            raise FrontDeskError("web.too_large", field="file", name=path.name)
        return path.read_bytes()
    except OSError as fault:
        raise FrontDeskError("web.unreadable", field="file", name=path.name) from fault


def read_web_answer(data: bytes) -> WebAnswer:
    """Return the answers in an e-mail (RFC 5322) or a file.

    Raises `FrontDeskError` (field "file") for what does not come from our form.
    """
    body, sent = _opened(data)
    begin = _BEGIN.search(body)
    if begin is None:
        raise FrontDeskError("web.no_answer", field="file")
    ends = list(_END.finditer(body, begin.end()))
    inside = body[begin.end() : ends[-1].start() if ends else len(body)]
    return WebAnswer(_fields(inside), sent)


def web_entry(ctx: Context, answer: WebAnswer) -> SuggestionEntry:
    """Return the answers as an entry of the book; who cannot be reached as they wish reads the notice."""
    said = answer.fields
    address = _address(ctx, said)
    emails, phones = _one(said.get("email", "")), _one(said.get("phone", ""))
    name = said.get("name", "")
    hear_by = _chosen(HearBy, said.get("hear_by", ""), HearBy.NOTICE)
    reached = {
        HearBy.EMAIL: emails,
        HearBy.PHONE: phones,
        HearBy.LETTER: address,
        HearBy.POSTCARD: address,
    }
    now = ctx.clock.now()
    return SuggestionEntry(
        text=said.get("text", ""),
        title=said.get("title", ""),
        author_kind=_chosen(AuthorKind, said.get("author", ""), AuthorKind.CUSTOMER),
        customer=CustomerEntry(name=name, emails=emails, phones=phones, address=address),
        anonymous=not (name or emails or phones or address),
        print_name=said.get("print_name", "") == "yes",
        hear_by=hear_by if reached.get(hear_by, True) else HearBy.NOTICE,
        language=said.get("language", ""),
        theme=said.get("theme", ""),
        place=said.get("place", ""),
        source=SuggestionSource.WEBSITE,
        given=answer.sent if answer.sent and EARLIEST <= answer.sent <= now else None,
    )


def take_in(ctx: Context, *, data: bytes) -> Done[Written]:
    """Write the answers of our form into the book.

    Raises `FrontDeskError` with the field at fault ("file" for what is none of ours, "text" and the like),
    and `ConflictError` (field "file") for what was taken in before.
    """
    entry = web_entry(ctx, read_web_answer(data))
    with ctx.store.transaction():
        reference = taken_in_before(ctx, entry)
        if reference:
            raise ConflictError("web.here_already", field="file", reference=reference)
        return write_suggestion(ctx, entry=entry)


def taken_in_before(ctx: Context, entry: SuggestionEntry) -> str:
    """Return the reference of the same mail, or of the same words of the same person, "" for what is new.

    Nameless ones may well agree, and are two. Raises `FrontDeskError` with the field at fault.
    """
    tidy = tidy_entry(entry)
    if tidy.given is None and not tidy.customer.name:
        return ""
    same = (Suggestion.given == tidy.given) if tidy.given else (Suggestion.author == tidy.customer.name)
    query = Suggestion.select(Suggestion.reference).where(
        same, Suggestion.source == SuggestionSource.WEBSITE.value, Suggestion.text == tidy.text
    )
    return str(ctx.store.value(query.order_by(Suggestion.id).limit(1)) or "")


def _opened(data: bytes) -> tuple[str, datetime | None]:
    """Return the text of a file or e-mail, and when that was sent."""
    mark = data.find(b"frontdesk-suggestion")
    head = data[: max(mark, 0)].lower()
    if b"content-type:" not in head and b"from:" not in head:
        return _lines(_decoded(data)), None
    mail = message_from_bytes(data, policy=default)
    part = mail.get_body(("plain",)) if isinstance(mail, EmailMessage) else None
    if part is None:
        return _lines(_decoded(data)), _sent(mail)
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset() or ""
    body = payload if isinstance(payload, bytes) else b""
    return _lines(_decoded(body, charset)), _sent(mail)


def _decoded(data: bytes, charset: str = "") -> str:
    for known in (charset, "utf-8-sig"):
        try:
            return data.decode(known) if known else data.decode("utf-8-sig")
        except (LookupError, ValueError):  # Python knows charsets that decode nothing, or no text
            continue
    return data.decode("cp1252", errors="replace")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _sent(mail: object) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(mail["Date"]))  # type: ignore[index]  # of an e-mail
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (TypeError, ValueError, KeyError, OverflowError):
        return None


def _fields(inside: str) -> dict[str, str]:
    found: dict[str, str] = {}
    key = ""
    lines = inside.strip("\n").split("\n")
    for index, line in enumerate(lines):
        match = _LINE.fullmatch(line)
        if match and match[1] == "text":
            found["text"] = "\n".join([match[2], *lines[index + 1 :]]).strip()
            break
        if match and match[1] not in found:
            key = match[1]
            found[key] = match[2].strip()
        elif key:
            found[key] = f"{found[key]} {line.strip()}".strip()
    return found


def _address(ctx: Context, said: Mapping[str, str]) -> PostalAddress | None:
    street, code, city = (said.get(key, "") for key in ("street", "postal_code", "city"))
    if not (street and (code or city)):
        return None
    return PostalAddress((street,), city=city, postal_code=code, country=rules(ctx).office.country)


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _chosen(choices: type[_Choice], value: str, otherwise: _Choice) -> _Choice:
    return choices(value) if value in [each.value for each in choices] else otherwise
