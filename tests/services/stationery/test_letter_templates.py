"""The office's own texts of letters: versions, two who write at once, and the way back to the original."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.documents.content import LetterContent, PostcardContent
from frontdesk.documents.templates.ready_made import TemplateSource, languages
from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.kinds import CorrespondenceState, Formality, LetterKind, Way
from frontdesk.services.attachments import open_document
from frontdesk.services.cases.extend import extend
from frontdesk.services.changes import Area, Changes
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.correspondence import letter_content, print_letters, read_letter, waiting_letters
from frontdesk.services.correspondence.template_preview import preview_template
from frontdesk.services.correspondence.template_views import (
    TemplateKey,
    original,
    template,
    template_languages,
    template_version,
    template_versions,
    templates,
)
from frontdesk.services.correspondence.templates import restore_original, save_template
from frontdesk.services.correspondence.wording import version_stamp, wording
from frontdesk.store.models import Correspondence, Event
from tests.services.contacts import LETTER, REFERRED_LETTER, ROSA, begin
from tests.services.offices import Desk

KEY = TemplateKey(LetterKind.ACKNOWLEDGEMENT, Way.LETTER, "en", Formality.FORMAL)
OURS = TemplateSource("We have it", "{{ person }} answers by {{ answer_by }}.", "Yours")
FEWER = replace(OURS, subject="We have it all")


def save(desk: Desk, source: TemplateSource = OURS, seen: int | None = None, key: TemplateKey = KEY) -> int:
    saved = save_template(desk.ctx, key=key, source=source, seen=seen).result
    assert saved.id is not None
    return saved.id


def logged(desk: Desk) -> list[str]:
    rows = desk.store.rows(Event.select(Event.kind).where(Event.kind.startswith("template.")))
    return [kind for (kind,) in rows]


def test_pol_14_every_kind_and_way_has_a_text(desk: Desk) -> None:
    found = templates(desk.ctx, language="de", formality=Formality.INFORMAL)
    assert len(found) == sum(len(ways_of(kind)) for kind in LetterKind)
    assert all(view.original and view.version == 0 for view in found)


def test_a_text_is_changed_and_its_versions_are_kept(desk: Desk) -> None:
    before = template(desk.ctx, key=KEY)
    assert before == original(KEY)
    first = save(desk)
    desk.at("2026-11-24 10:00")
    second = save(desk, FEWER, seen=first)
    now = template(desk.ctx, key=KEY)
    assert (now.id, now.version, now.source, now.by, now.active) == (second, 2, FEWER, "Ana Lind", True)
    versions = template_versions(desk.ctx, key=KEY)
    assert [view.version for view in versions] == [2, 1, 0]
    assert [view.active for view in versions[:2]] == [True, False]
    assert template_version(desk.ctx, id=first).source == OURS
    assert logged(desk) == ["template.saved", "template.saved"]
    (listed,) = [view for view in templates(desk.ctx, language="en", formality=Formality.FORMAL) if view.id]
    assert listed == now


def test_the_original_is_restored_and_what_was_written_is_kept(desk: Desk) -> None:
    first = save(desk)
    done = restore_original(desk.ctx, key=KEY, seen=first)
    assert done.result == original(KEY)
    assert Area.TEMPLATES in done.changes.areas
    assert template(desk.ctx, key=KEY).original
    assert [view.version for view in template_versions(desk.ctx, key=KEY)] == [1, 0]
    assert restore_original(desk.ctx, key=KEY, seen=None).changes == Changes()
    assert logged(desk) == ["template.saved", "template.restored"]
    assert template(desk.ctx, key=KEY).source != OURS
    assert save(desk, OURS) != first
    assert template(desk.ctx, key=KEY).version == 2


def test_two_who_write_at_once_are_told_of_each_other(desk: Desk) -> None:
    first = save(desk)
    with pytest.raises(ConflictError, match=r"template\.changed_meanwhile") as refused:
        save(desk, FEWER, seen=None)
    assert refused.value.message.params["who"] == "Ana Lind"
    assert refused.value.message.params["template"] == first
    restore_original(desk.ctx, key=KEY, seen=first)
    with pytest.raises(ConflictError, match=r"template\.changed_meanwhile_original"):
        save(desk, FEWER, seen=first)
    with pytest.raises(ConflictError):
        restore_original(desk.ctx, key=KEY, seen=first)
    assert template(desk.ctx, key=KEY).original
    assert len(template_versions(desk.ctx, key=KEY)) == 2
    assert logged(desk) == ["template.saved", "template.restored"]


def test_the_same_text_is_no_new_version(desk: Desk) -> None:
    source = original(KEY).source
    assert save_template(desk.ctx, key=KEY, source=source, seen=None).changes == Changes()
    first = save(desk)
    assert (
        save_template(desk.ctx, key=KEY, source=replace(OURS, body=f"{OURS.body}\n"), seen=None).result.id
        == first
    )


@pytest.mark.parametrize(
    ("changed", "field", "why"),
    [
        ({"body": "{{ persn }} {{ answer_by }}"}, "body", "template.unknown_placeholder_near"),
        ({"body": "{{ person }}\n{% if phone %}"}, "body", "template.not_closed"),
        ({"body": "{{ person }} has it."}, "body", "template.must_say_by"),
        ({"body": " "}, "body", "template.no_text"),
        ({"subject": ""}, "subject", "template.no_subject"),
        ({"closing": "{{ 1 + 1 }}"}, "closing", "template.not_allowed"),
    ],
)
def test_a_text_with_a_fault_is_refused_with_its_place(
    desk: Desk, changed: dict[str, str], field: str, why: str
) -> None:
    with pytest.raises(FrontDeskError, match=r"template\.faulty") as refused:
        save(desk, replace(OURS, **changed))
    reason = refused.value.message.params["reason"]
    assert (refused.value.field, getattr(reason, "id", "")) == (field, why)
    assert template(desk.ctx, key=KEY).original


@pytest.mark.parametrize("text", ["x" * 20_001, "half a \ud800 character"])
def test_a_text_that_cannot_be_kept_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        save(desk, replace(OURS, body=text))
    assert refused.value.field == "body"


def test_a_way_or_language_that_is_none_is_refused(desk: Desk) -> None:
    with pytest.raises(FrontDeskError, match=r"template\.no_such_way"):
        template(desk.ctx, key=replace(KEY, kind=LetterKind.ANSWER, way=Way.POSTCARD))
    with pytest.raises(FrontDeskError, match=r"template\.unknown_language"):
        save(desk, key=replace(KEY, language="nonsense"))
    with pytest.raises(NotFoundError):
        template_version(desk.ctx, id=999)


def test_a_letter_is_written_with_the_text_in_force(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    (waiting,) = waiting_letters(desk.ctx)
    save(desk)
    content = letter_content(desk.ctx, id=waiting.id)
    assert isinstance(content, LetterContent)
    assert content.subject == "We have it"
    assert content.paragraphs == ("Jonas Weber answers by Wednesday, 2 December 2026.",)


def test_a_printed_letter_keeps_the_version_it_was_made_from(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    (waiting,) = waiting_letters(desk.ctx)
    first = save(desk)
    (printed,) = print_letters(desk.ctx).result.letters
    kept = read_letter(desk.ctx, id=waiting.id)
    assert (kept.template, kept.template_version, kept.subject) == (first, "1", "We have it")
    save(desk, FEWER, seen=first)
    assert wording(desk.ctx, kept).text.subject == "We have it"
    restore_original(desk.ctx, key=KEY, seen=template(desk.ctx, key=KEY).id)
    assert wording(desk.ctx, kept).text.subject == "We have it"
    assert open_document(desk.ctx, document=printed.document).data == printed.data


def test_one_that_was_made_from_the_original_is_known_by_its_stamp(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    assert print_letters(desk.ctx).result.letters
    (waiting,) = waiting_letters(desk.ctx)
    save(desk)
    kept = read_letter(desk.ctx, id=waiting.id)
    assert (kept.template, kept.template_version) == (None, version_stamp(original(KEY)))
    assert "looking after" in wording(desk.ctx, kept).text.subject


def test_what_waits_to_be_printed_takes_the_text_in_force(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    first = save(desk)
    assert print_letters(desk.ctx).result.letters
    extend(desk.ctx, reference=reference, new_date=date(2026, 12, 9), reason="More time", told_by=Way.VERBAL)
    save(desk, FEWER, seen=first)
    again = next(each for each in waiting_letters(desk.ctx) if each.kind is LetterKind.ACKNOWLEDGEMENT)
    assert again.state is CorrespondenceState.PENDING
    assert wording(desk.ctx, read_letter(desk.ctx, id=again.id)).text.subject == "We have it all"


def test_the_originals_stamp_can_be_read_and_tells_texts_apart() -> None:
    formal, informal = (version_stamp(original(replace(KEY, formality=each))) for each in Formality)
    assert formal.startswith("original ")
    assert formal != informal


def test_a_language_without_a_text_of_ours_can_get_one(desk: Desk) -> None:
    key = replace(KEY, language="pl")
    assert template(desk.ctx, key=key).source == original(KEY).source
    save(desk, TemplateSource("Mamy to", "{{ person }}: {{ answer_by }}", "Z poważaniem"), key=key)
    begin(desk, replace(REFERRED_LETTER, customer=replace(ROSA, language="pl")))
    (waiting,) = waiting_letters(desk.ctx)
    content = letter_content(desk.ctx, id=waiting.id)
    assert content.paragraphs == ("Jonas Weber: środa, 2 grudnia 2026",)
    assert template_languages(desk.ctx) == (*languages(), "pl")


def test_a_regional_language_takes_the_text_of_its_language(desk: Desk) -> None:
    save(desk)
    assert template(desk.ctx, key=replace(KEY, language="en-AU")).source == OURS
    save(desk, FEWER, key=replace(KEY, language="en-AU"))
    assert template(desk.ctx, key=replace(KEY, language="en-AU")).source == FEWER
    assert template(desk.ctx, key=KEY).source == OURS


# What is looked at while it is written


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_can_be_looked_at_with_an_example(sqlite_desk: Desk, kind: LetterKind) -> None:
    for way in ways_of(kind):
        key = TemplateKey(kind, way, "fr", Formality.INFORMAL)
        shown = preview_template(sqlite_desk.ctx, key=key, source=original(key).source)
        assert shown.problems == ()
        assert shown.pdf.startswith(b"%PDF") is not (way is Way.EMAIL)
        assert (shown.email is not None) is (way is Way.EMAIL)


def test_a_real_case_is_looked_at_and_its_holes_are_told(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    shown = preview_template(desk.ctx, key=KEY, source=original(KEY).source, case=reference)
    assert {problem.message.id for problem in shown.problems} == {"template.empty_placeholder"}
    assert {problem.message.params["name"] for problem in shown.problems} == {"person"}
    assert shown.pdf.startswith(b"%PDF")
    referred = begin(desk, REFERRED_LETTER)
    assert preview_template(desk.ctx, key=KEY, source=OURS, case=referred).problems == ()


def test_what_only_the_writer_knows_is_invented_for_a_real_case(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    for kind in LetterKind:
        key = replace(KEY, kind=kind)
        shown = preview_template(desk.ctx, key=key, source=original(key).source, case=reference)
        assert shown.problems == ()
        assert shown.pdf


def test_a_broken_text_is_told_and_not_shown(desk: Desk) -> None:
    shown = preview_template(desk.ctx, key=KEY, source=replace(OURS, body="{{ person"))
    assert shown.pdf == b""
    assert [(each.line, each.column) for each in shown.problems] == [(1, 1)]


def test_what_does_not_fit_on_a_postcard_is_told(desk: Desk) -> None:
    key = replace(KEY, way=Way.POSTCARD)
    long = replace(OURS, body=f"{OURS.body} {'So much to say. ' * 200}")
    shown = preview_template(desk.ctx, key=key, source=long)
    assert [each.message.id for each in shown.problems] == ["paper.postcard_too_long"]


def test_a_case_without_an_address_can_be_looked_at(desk: Desk) -> None:
    reference = begin(desk, replace(REFERRED_LETTER, customer=CustomerEntry(name="Ada Quill")))
    assert preview_template(desk.ctx, key=KEY, source=OURS, case=reference).pdf
    with pytest.raises(NotFoundError):
        preview_template(desk.ctx, key=KEY, source=OURS, case="26-99999-6")


def test_pro_4_1_a_postcards_text_cannot_name_the_case(desk: Desk) -> None:
    key = replace(KEY, way=Way.POSTCARD)
    with pytest.raises(FrontDeskError) as refused:
        save(desk, replace(OURS, body="{{ person }} {{ answer_by }} {{ about }}"), key=key)
    assert getattr(refused.value.message.params["reason"], "id", "").startswith("template.unknown")
    begin(desk, replace(REFERRED_LETTER, subject="Rent arrears", details="Three months"))
    (waiting,) = waiting_letters(desk.ctx)
    with desk.store.transaction():
        desk.store.execute(Correspondence.update(way="postcard").where(Correspondence.id == waiting.id))
    content = letter_content(desk.ctx, id=waiting.id)
    assert isinstance(content, PostcardContent)
    assert "arrears" not in " ".join(content.paragraphs)
    assert print_letters(desk.ctx).result.letters
