"""The life of a letter: no step is skipped, none is taken twice."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from frontdesk.domain.correspondence import (
    CHANGEABLE,
    WAITING,
    check_step,
    check_way,
    first_state,
    may_become,
    settles,
    ways_of,
)
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, LetterKind, Settles, Way

S = CorrespondenceState
WHOLE_LIFE = (S.DRAFT, S.TO_APPROVE, S.PENDING, S.SPOOLING, S.PRINTED, S.POSTED)


@pytest.mark.parametrize("way", [Way.LETTER, Way.POSTCARD])
def test_paper_goes_from_draft_to_posted_step_by_step(way: Way) -> None:
    steps = list(pairwise(WHOLE_LIFE))
    assert all(may_become(before, after, way) for before, after in steps)


@pytest.mark.parametrize("way", [Way.LETTER, Way.POSTCARD])
@pytest.mark.parametrize("before", [state for state in S if state is not S.PRINTED])
def test_only_what_was_printed_is_posted(before: CorrespondenceState, way: Way) -> None:
    with pytest.raises(ConflictError) as refused:
        check_step(before, S.POSTED, way, "26-00001-0")
    assert refused.value.message.id == f"letter.{before.value}"


def test_an_email_is_sent_without_being_printed() -> None:
    assert may_become(S.PENDING, S.POSTED, Way.EMAIL)
    for before, after in product(S, (S.SPOOLING, S.PRINTED)):
        assert not may_become(before, after, Way.EMAIL)
    for before in (S.DRAFT, S.TO_APPROVE):
        assert not may_become(before, S.POSTED, Way.EMAIL)


@pytest.mark.parametrize("way", [Way.LETTER, Way.POSTCARD, Way.EMAIL])
def test_what_was_posted_or_dropped_stays_so(way: Way) -> None:
    for ended, after in product((S.POSTED, S.CANCELLED), S):
        assert not may_become(ended, after, way)
    assert {S.POSTED, S.CANCELLED}.isdisjoint(WAITING)


def test_nothing_is_printed_that_was_not_approved() -> None:
    for before, after in product((S.DRAFT, S.TO_APPROVE), (S.SPOOLING, S.PRINTED)):
        assert not may_become(before, after, Way.LETTER)


def test_anything_not_posted_can_be_dropped() -> None:
    assert all(may_become(state, S.CANCELLED, Way.LETTER) for state in WAITING)


def test_what_the_printer_lost_waits_again() -> None:
    assert may_become(S.SPOOLING, S.PENDING, Way.LETTER)
    assert may_become(S.PRINTED, S.PENDING, Way.LETTER)
    assert CHANGEABLE < WAITING


@pytest.mark.parametrize("kind", list(LetterKind))
def test_pro_4_1_no_postcard_for_anything_of_content(kind: LetterKind) -> None:
    content = {
        LetterKind.ANSWER, LetterKind.PROGRESS, LetterKind.APOLOGY, LetterKind.FREE,
        LetterKind.SUGGESTION_OUTCOME,
    }  # fmt: skip
    assert (Way.POSTCARD in ways_of(kind)) is (kind not in content)
    if kind in content:
        with pytest.raises(FrontDeskError) as refused:
            check_way(kind, Way.POSTCARD, field="given_by")
        assert refused.value.field == "given_by"
    check_way(kind, Way.LETTER)
    with pytest.raises(FrontDeskError):
        check_way(kind, Way.VERBAL)


def test_each_kind_knows_what_its_posting_ends() -> None:
    assert settles(LetterKind.ACKNOWLEDGEMENT) is Settles.ACKNOWLEDGE
    assert settles(LetterKind.ANSWER) is Settles.RESPOND
    assert settles(LetterKind.EXTENSION) is Settles.EXTENSION
    assert settles(LetterKind.PROGRESS) is Settles.PROGRESS
    assert settles(LetterKind.APOLOGY) is Settles.FIRST_RESPONSE
    for nobody_was_reached in (LetterKind.CALLBACK_MISSED, LetterKind.SUGGESTION_OUTCOME):
        assert settles(nobody_was_reached) is Settles.NOTHING


def test_where_a_letter_begins() -> None:
    assert first_state(complete=False, approval=True) is S.DRAFT
    assert first_state(complete=True, approval=True) is S.TO_APPROVE
    assert first_state(complete=True, approval=False) is S.PENDING
