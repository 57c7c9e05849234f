"""The demonstration office is believable, the same every time, and lived through the services alone."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.domain.kinds import (
    CaseKind,
    CaseStatus,
    CorrespondenceState,
    DeadlineKind,
    DeadlineState,
    PostalService,
    Way,
)
from frontdesk.services.cases.view import case_view
from frontdesk.services.context import Context
from frontdesk.services.correspondence import (
    MailroomGroup,
    mailroom,
    register,
    register_rows,
    waiting_letters,
)
from frontdesk.services.demo.office import Demonstration, demonstration
from frontdesk.services.demo.script import read_story
from frontdesk.services.staff.people import staff
from frontdesk.services.upkeep import check_database
from frontdesk.services.views import CaseView
from frontdesk.services.visits import in_the_building
from frontdesk.store.models import Case, Customer, Interaction


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    with demonstration(tmp_path_factory.mktemp("demo") / "office.db") as made:
        yield made


def cases(ctx: Context) -> list[CaseView]:
    references = ctx.store.rows(Case.select(Case.reference).order_by(Case.id))
    return [case_view(ctx, reference=reference) for (reference,) in references]


def test_it_is_sound_and_marked_as_training(shown: Demonstration) -> None:
    assert check_database(shown.context) == ()
    assert shown.context.store.training


def test_it_has_people_of_many_scripts(shown: Demonstration) -> None:
    names = [name for (name,) in shown.context.store.rows(Customer.select(Customer.name))]
    scripts = Counter(unicodedata.name(name[0]).split()[0] for name in names if name)
    assert len(names) >= 60
    assert len(scripts) >= 12
    assert len(staff(shown.context)) == 8


def test_every_kind_of_case_and_channel_occurs(shown: Demonstration) -> None:
    found = cases(shown.context)
    assert {case.kind for case in found} == set(CaseKind)
    assert {CaseStatus.REFERRED, CaseStatus.WAITING, CaseStatus.AWAITING_FEEDBACK, CaseStatus.CLOSED} <= {
        case.status for case in found
    }
    channels = {channel for (channel,) in shown.context.store.rows(Interaction.select(Interaction.channel))}
    assert len(channels) >= 9


def test_the_day_has_a_bit_of_everything(shown: Demonstration) -> None:
    states = Counter((d.kind, d.state) for case in cases(shown.context) for d in case.deadlines)
    assert states[DeadlineKind.RESPOND, DeadlineState.KEPT_BY_NOTICE]
    assert states[DeadlineKind.FEEDBACK, DeadlineState.EXCUSED]
    assert states[DeadlineKind.SAFETY_REPORT, DeadlineState.MET]
    assert states[DeadlineKind.PROGRESS_UPDATE, DeadlineState.OPEN]
    letters = Counter((letter.way, letter.state) for letter in waiting_letters(shown.context))
    assert len(letters) >= 3
    assert any(state is CorrespondenceState.PRINTED for _, state in letters)
    assert len(in_the_building(shown.context)) == 3


def test_the_mailroom_has_something_of_everything(shown: Demonstration) -> None:
    context = replace(shown.context, clock=shown.clock)
    found = mailroom(context)
    assert all(found.counts.get(group) for group in MailroomGroup)
    waiting = waiting_letters(context, state=CorrespondenceState.PENDING)
    assert {letter.way for letter in waiting} == {Way.LETTER, Way.POSTCARD}
    assert not [letter for letter in waiting if letter.missing]
    day = shown.story.ends.date()
    services = {
        entry.service
        for entry in register_rows(context, register(context, first=day - timedelta(days=30), last=day))
    }
    assert services >= {PostalService.ORDINARY, PostalService.REGISTERED}


def test_it_is_the_same_every_time(shown: Demonstration, tmp_path: Path) -> None:
    with demonstration(tmp_path / "again.db") as again:
        assert cases(again.context) == cases(shown.context)


def test_the_story_invents_its_people() -> None:
    story = read_story()
    for customer in story.customers.values():
        email = customer.get("email", "@example.org")
        assert email.endswith("example.org")
